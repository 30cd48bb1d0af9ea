import Threading
package import Diagnostics
private import Rendering
package import ResultTables
package import Session

/// A session that is asked in text and answers with what it prints.
package struct Shell {
  /// What a text gave: the tidy form of its last tables, what was said, what went wrong.
  package struct Answer {
    package var tidy = ""
    /// The last tables themselves.
    package var tables: [ResultTable] = []
    package var notices: [String] = []
    package var diagnostics: [Diagnostic] = []
    package var claims: [ClaimResult] = []

    /// The first error in one line.
    package var error: String? {
      diagnostics.first { $0.severity == .error }.map { "error[\($0.code)]: \($0.message)" }
    }

    package var records: [TidyRecord] { TidyRecord.read(tidy) ?? [] }
  }

  package let session: Session
  private let source: TestedSource

  package init() { self.init(on: .memory) }

  /// A session over a survey, whose questions go to the source that is made of its rows.
  package init(_ survey: PlainSurvey, on source: TestedSource = .memory) {
    self.init(on: source)
    session.open(survey.dataset())
  }

  private init(on source: TestedSource) {
    self.source = source
    session = Session(environment: SessionEnvironment(source: source.over))
  }

  /// Runs statements and keeps what they say.
  package func run(_ text: String) -> Answer {
    Tally.count("conformance scripts on \(source)")
    let answer = Box()
    _ = session.run(
      SourceText(name: "test", text: text), folder: "", control: WorkControl()
    ) { event in
      switch event {
      case .result(let result), .page(let result): answer.value.take(result)
      case .notice(let notice):
        answer.value.notices.append(NoticeText(language: "en").text(notice))
      case .diagnostic(let diagnostic, _): answer.value.diagnostics.append(diagnostic)
      case .clearScreen, .quit, .finished: break
      }
    }
    return answer.value
  }

  /// The records of the last tables of a text.
  package func ask(_ text: String) throws -> [TidyRecord] {
    let answer = run(text)
    if let error = answer.error { throw ShellError(text: "\(text)\n\(error)") }
    guard let records = TidyRecord.read(answer.tidy) else {
      throw ShellError(text: "not a tidy file:\n\(answer.tidy)")
    }
    return records
  }

  private final class Box { var value = Answer() }
}

/// A text that was to be answered and was not.
package struct ShellError: Error, CustomStringConvertible {
  package let text: String
  package var description: String { text }
}

extension Shell.Answer {
  fileprivate mutating func take(_ result: StatementResult) {
    switch result.output {
    case .tables(let tables):
      self.tables = tables
      tidy = TidyRenderer.render(tables, number: result.number).text
    case .book(let book): tidy = TidyRenderer.render(book.tables, number: result.number).text
    case .charts(let charts): tables = charts.map(\.table)
    case .claim(let claim): claims.append(claim)
    case .listing, .sentence, .text, .nothing: break
    }
  }
}
