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
  var layout: StatementLayout { form.layout }
}
