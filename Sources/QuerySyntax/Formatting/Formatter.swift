import Diagnostics

/// Writes trees as canonical text; what it writes is read as the same tree.
package enum Formatter {
  /// A whole script, ending in a newline; empty when it has no item.
  package static func format(_ script: Script) -> String {
    script.items.map(text).joined()
  }

  /// A statement without its comments; over several lines when it is wider than 100 columns.
  package static func format(_ statement: Statement) -> String { statement.layout.text }

  /// A condition, a value or a measure.
  package static func format(_ expression: Expression) -> String { expression.written }

  /// A subject or banner.
  package static func format(_ axis: Axis) -> String { axis.written }

  /// The clauses of a question on one line.
  package static func format(_ clauses: Clauses) -> String {
    clauses.written.joined(separator: " ")
  }

  /// A list of variables.
  package static func format(_ variables: [VariableItem]) -> String { variables.written }

  /// A name, in backticks where it needs them.
  package static func format(_ name: Name) -> String { name.written }

  /// A value of a definition.
  package static func format(_ literal: Literal) -> String { literal.written }

  /// A variable's or code's name as it must be typed: in backticks where it needs them.
  package static func name(_ text: String) -> String {
    Name(text, isQuoted: Words.needsBackticks(text)).written
  }

  /// A variable's name where only a name is expected: in backticks where it would end the list.
  package static func nameInPlace(_ text: String) -> String {
    Name(text, isQuoted: Words.needsBackticksInPlace(text)).written
  }

  /// A code where only a code is expected.
  package static func codeInPlace(_ code: String) -> String {
    let written = self.code(code)
    return written.hasPrefix("`") ? nameInPlace(code) : written
  }

  /// A code as it stands right of a comparison: a number as it is, anything else as a name.
  package static func code(_ code: String) -> String {
    let digits = code.drop { $0 == "-" }
    let parts = digits.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    let isNumber =
      code.count - digits.count <= 1 && !parts.isEmpty
      && parts.allSatisfy { !$0.isEmpty && $0.allSatisfy { ("0"..."9").contains($0) } }
    return isNumber ? code : name(code)
  }

  /// A text as it must be typed: in double quotes.
  package static func text(_ text: String) -> String { TextLiteral(text).quoted }

  private static func text(_ item: Script.Item) -> String {
    switch item {
    case .blank: "\n"
    case .comment(let text): comment(text)
    case .cellMark(let rest): rest.isEmpty ? "# %%\n" : "# %% \(rest)\n"
    case .statement(let statement): text(statement)
    }
  }

  private static func text(_ item: ScriptStatement) -> String {
    let trailing = item.trailingComment.map { "  " + sign($0) } ?? ""
    return item.innerComments.map(comment).joined() + format(item.statement) + trailing + "\n"
  }

  /// A line of comment.
  ///
  /// One that begins with `%%` is moved in, lest it become a cell mark.
  private static func comment(_ text: String) -> String {
    (text.hasPrefix("%%") ? " " : "") + sign(text) + "\n"
  }

  private static func sign(_ text: String) -> String {
    text.isEmpty ? "#" : text.hasPrefix("!") ? "#" + text : "# " + text
  }
}

extension Statement {
  /// The canonical text in pieces.
  var layout: StatementLayout {
    form?.layout ?? StatementLayout(verb.rawValue)
  }

  /// The verb that opens it.
  package var verb: Verb {
    switch self {
    case .load: .load
    case .stack: .stack
    case .wave: .wave
    case .join: .join
    case .use: .use
    case .describe: .describe
    case .show: .show
    case .keep: .keep
    case .drop: .drop
    case .rename: .rename
    case .derive: .derive
    case .recode: .recode
    case .net: .net
    case .multi: .multi
    case .grid: .grid
    case .label: .label
    case .values: .values
    case .missing: .missing
    case .filter: .filter
    case .weight: .weight
    case .design: .design
    case .set: .set
    case .param: .param
    case .freq: .freq
    case .crosstab: .crosstab
    case .group: .group
    case .summarize: .summarize
    case .diff: .diff
    case .compare: .compare
    case .correlate: .correlate
    case .again: .again
    case .rows: .rows
    case .book: .book
    case .chart: .chart
    case .export: .export
    case .claim: .claim
    case .rake: .rake
    case .disclose: .disclose
    case .run: .run
    case .help: .help
    case .clear: .clear
    case .history: .history
    case .explain: .explain
    case .undo: .undo
    case .save: .save
    case .quit: .quit
    }
  }

  private var form: (any StatementForm)? {
    switch self {
    case .load(let form): form
    case .stack(let form): form
    case .wave(let form): form
    case .join(let form): form
    case .use(let form): form
    case .describe(let form): form
    case .show(let form): form
    case .keep(let form): form
    case .drop(let form): form
    case .rename(let form): form
    case .derive(let form): form
    case .recode(let form): form
    case .net(let form): form
    case .multi(let form): form
    case .grid(let form): form
    case .label(let form): form
    case .values(let form): form
    case .missing(let form): form
    case .filter(let form): form
    case .weight(let form): form
    case .design(let form): form
    case .set(let form): form
    case .param(let form): form
    case .freq(let form): form
    case .crosstab(let form): form
    case .group(let form): form
    case .summarize(let form): form
    case .diff(let form): form
    case .compare(let form): form
    case .correlate(let form): form
    case .again(let form): form
    case .rows(let form): form
    case .book(let form): form
    case .chart(let form): form
    case .export(let form): form
    case .claim(let form): form
    case .rake(let form): form
    case .disclose(let form): form
    case .run(let form): form
    case .help(let form): form
    case .explain(let form): form
    case .save(let form): form
    case .clear, .history, .undo, .quit: nil
    }
  }
}
