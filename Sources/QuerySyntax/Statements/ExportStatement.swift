/// `export last to "t.csv" tidy replace`.
package struct ExportStatement: Hashable, Sendable {
  package var subject: Subject
  package var output: OutputClause

  package enum Subject: Hashable, Sendable {
    case result(ResultReference)
    /// The variables that are written, none: all; the rows that are, nothing: all.
    case data([VariableItem], Expression?)
    case codebook
    case claims
  }

  package init(subject: Subject, output: OutputClause) {
    self.subject = subject
    self.output = output
  }
}

extension ExportStatement.Subject {
  fileprivate var options: [OutputOption] {
    switch self {
    case .result: .ofResult
    case .data: .ofData
    case .claims, .codebook: .ofClaims
    }
  }
}

extension ExportStatement: StatementForm {
  static let verb = Verb.export
  static let group = VerbGroup.publication
  static let effect = StatementEffect.answers
  var asStatement: Statement { .export(self) }

  static let help = HelpPage(
    word: "export", summary: "writes a result, the data or the claims to a file",
    usage: [
      "export last|NUMBER|NAME to \"FILE\" [tidy] [plain] [decimal comma] [one sheet] [replace]",
      "export data [VARIABLES] [where CONDITION] to \"FILE\" [labels] [plain] [decimal comma] [replace]",
      "export codebook to \"FILE\" [plain] [decimal comma] [replace]",
      "export claims to \"FILE\" [plain] [decimal comma] [replace]",
    ],
    text: """
      NUMBER is a result's, such as 7; 7.2 is its second table alone. The ending picks the
      format, in any case: .xlsx, .csv, .tsv, .html, .md, .json or .txt; the data go to .csv,
      .tsv, .tab or .txt, the last three with tabs, or, with their labels and definitions, to
      .arrow, .feather, .sav, .zsav or .xlsx. `codebook` has a line an answer and a missing
      reason. In a workbook several tables are a sheet each, or with `one sheet` all on one.
      In .csv and .tsv, letters of compared columns stand in columns of their own; `tidy`, one
      line a number, with its base; `plain`, cells that a spreadsheet would run are made
      harmless; `decimal comma`, a comma in numbers and `;` between columns; `labels`, the
      data in labels, not codes. Of `rows` every row and variable is written, also those that
      were not shown. A file that exists is only written over with `replace`.
      """,
    examples: [
      .notRun("export last to \"telework.csv\" tidy"), .notRun("export last to \"telework.xlsx\""),
      .notRun("export data to \"clean.csv\""),
      .notRun("export data role, media_* where wave = 2021 to \"part.csv\""),
      .notRun("export data to \"clean.arrow\""),
    ])

  /// `export RESULT|data|claims to PATH [options]`.
  static func parse(_ cursor: inout Cursor) throws(SyntaxError) -> ExportStatement {
    let subject = try subject(&cursor)
    try cursor.expect("to", "`to` and a file")
    let options = subject.options
    let output = try cursor.outputClause(options)
    try cursor.finish(options.map(\.written))
    return ExportStatement(subject: subject, output: output)
  }

  /// `data [VARIABLES] [where CONDITION]`.
  private static func data(_ cursor: inout Cursor) throws(SyntaxError) -> Subject {
    let hasList = !cursor.isAt("to") && !cursor.isAt("where") && !cursor.isAtEnd
    if cursor.isAtEnd { cursor.note(.variable(.any)) }
    let variables = hasList ? try cursor.variables() : []
    let condition = cursor.accept("where") ? try cursor.expression() : nil
    return .data(variables, condition)
  }

  private static func subject(_ cursor: inout Cursor) throws(SyntaxError) -> Subject {
    cursor.note(.keyword(["data", "codebook", "claims"]))
    if cursor.accept("data") { return try data(&cursor) }
    if cursor.accept("codebook") { return .codebook }
    if cursor.accept("claims") { return .claims }
    if cursor.isAt("to"), cursor.peek().kind == .text {
      throw cursor.unexpected("what is exported: `last`, a result, `data`, `codebook` or `claims`")
    }
    return .result(try cursor.resultReference())
  }

  var layout: StatementLayout {
    let what =
      switch subject {
      case .result(let result): result.written
      case .data(let variables, let condition):
        [
          "data", variables.isEmpty ? nil : variables.written,
          condition.map { "where " + $0.written },
        ]
        .compactMap(\.self).joined(separator: " ")
      case .codebook: "codebook"
      case .claims: "claims"
      }
    return StatementLayout("export " + what, ["to " + output.written])
  }

  mutating func replaceFile() { output.replaces = true }
}
