import Threading
import Diagnostics
import Foundation
import QuerySyntax
import Session
import Testing

/// Every example of the help pages that can run does, on the data that ship with the program.
@Suite("Help examples")
struct HelpExampleTests {
  private static let data = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().appendingPathComponent("../../Datasets/barometer").path

  static let examples =
    Help.pages.flatMap { page in
      page.examples.filter(\.runs).map { "\(page.word): \($0.text)" }
    } + Help.besideOthers.filter(\.runs).map { "beside others: \($0.text)" }

  @Test("an example ends without an error", arguments: examples)
  func runs(_ example: String) {
    let text = String(example.drop { $0 != ":" }.dropFirst(2))
    let session = Session(
      environment: SessionEnvironment(shippedData: Self.data, isSafe: true))
    var errors: [String] = []
    _ = session.run(
      SourceText(name: "help", text: text), folder: "", control: WorkControl()
    ) { event in
      if case .diagnostic(let diagnostic, _) = event, diagnostic.severity == .error {
        errors.append(diagnostic.message)
      }
    }
    #expect(errors == [])
  }

  @Test("there are many")
  func many() { #expect(Self.examples.count > 50) }
}
