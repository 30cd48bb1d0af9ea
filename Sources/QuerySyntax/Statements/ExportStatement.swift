/// `export last to "t.csv" tidy replace`
package struct ExportStatement: Hashable, Sendable {
  package var subject: Subject
  package var output: OutputClause

  package enum Subject: Hashable, Sendable {
    case result(ResultReference)
    case data
    case claims
  }

  package init(subject: Subject, output: OutputClause) {
    self.subject = subject
    self.output = output
  }
}

extension ExportStatement: StatementForm {
  /// `export RESULT|data|claims to PATH [options]`
  static func parse(_ cursor: inout Cursor) throws(SyntaxError) -> ExportStatement {
    let subject = try subject(&cursor)
    try cursor.expect("to", "`to` and a file")
    let output = try cursor.outputClause(takesLabels: true)
    try cursor.finish(["tidy", "replace", "plain", "labels"])
    return ExportStatement(subject: subject, output: output)
  }

  private static func subject(_ cursor: inout Cursor) throws(SyntaxError) -> Subject {
    cursor.note(.keyword(["data", "claims"]))
    if cursor.isAt("data") || cursor.isAt("claims") {
      return cursor.accept("data") ? .data : cursor.accept("claims") ? .claims : .data
    }
    return .result(try cursor.resultReference())
  }

  var layout: StatementLayout {
    let what =
      switch subject {
      case .result(let result): result.written
      case .data: "data"
      case .claims: "claims"
      }
    return StatementLayout("export " + what, ["to " + output.written])
  }
}
