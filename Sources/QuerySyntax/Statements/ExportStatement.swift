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
