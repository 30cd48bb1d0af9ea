import Threading
import Documents
import Foundation
import Session
import Testing

@testable import Notebook

@Suite("Running documents")
struct DocumentRunTests {
  private func run(
    _ text: String, keepsGoing: Bool = false
  ) throws -> (outcome: RunOutcome, text: DocumentText, run: Document) {
    let data = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().appendingPathComponent("../../Datasets/barometer").path
    let session = Session(environment: SessionEnvironment(shippedData: data))
    let read = try DocumentText(text, format: .markdown)
    let (outcome, document) = DocumentRun(
      session: session, name: "a.md", folder: "", control: WorkControl()
    ).run(read.document, keepsGoing: keepsGoing)
    return (outcome, read, document)
  }

  private let two =
    "# T\n\n```bq\nshow filter\n```\n\nx\n\n```bq\nfilter wave = 2021\nshow filter\n```\n"

  @Test("outputs stand behind their cells, and a second run changes nothing")
  func stores() throws {
    let first = try run(two)
    let stored = first.text.storing(first.run)
    #expect(
      stored == """
        # T

        ```bq
        show filter
        ```

        ```output
        no filter: all rows count
        ```

        x

        ```bq
        filter wave = 2021
        show filter
        ```

        ```output
        filter wave = 2021
        ```

        """)
    let second = try run(stored)
    #expect(second.text.storing(second.run) == stored)
    #expect(OutputDifference(stored: second.text.document, found: second.run).cells.isEmpty)
  }

  @Test("an error points into the file and ends the run; later cells keep what is stored")
  func failing() throws {
    let text = "```bq\nfreq telewrok\n```\n\n```bq\nshow filter\n```\n\n```output\nold\n```\n"
    let ended = try run(text)
    #expect(ended.outcome.hasFailed)
    #expect(ended.run.cells[0].outputText?.hasPrefix("a.md:2:6: error[unknown-variable]") == true)
    #expect(ended.run.cells[1].outputText == "old")
    let going = try run(text, keepsGoing: true)
    #expect(going.run.cells[1].outputText == "no filter: all rows count")
  }

  @Test("what differs is shown line by line, with a line of what is the same")
  func differences() throws {
    let text = two.replacing(
      "```\n\nx", with: "```\n\n```output\nno filter: some rows count\n```\n\nx")
    let ended = try run(text)
    let difference = OutputDifference(stored: ended.text.document, found: ended.run)
    #expect(difference.compared == 1 && difference.unstored == 1)
    #expect(difference.cells.map(\.id) == ["show-filter"])
    #expect(
      difference.cells[0].lines == ["- no filter: some rows count", "+ no filter: all rows count"])
    #expect(
      OutputDifference.lines(["a", "b", "c", "d"], ["a", "b", "x", "d", "e"]) == [
        "  b", "- c", "+ x", "  d", "+ e",
      ])
  }

  @Test("failed claims are kept")
  func claims() throws {
    let ended = try run("```bq\nclaim \"none\" n is 1 where wave = 2021\n```\n")
    #expect(ended.outcome.failedClaims.count == 1)
    #expect(!ended.outcome.hasFailed)
  }

  @Test("a file that is no notebook tells line and column")
  func noNotebook() {
    #expect(throws: DocumentError.self) { try DocumentText("{\n \"a\": x}", format: .notebook) }
    do throws(DocumentError) {
      _ = try DocumentText("{\n \"a\": x}", format: .notebook)
    } catch {
      #expect(error.line == 2 && error.column == 7)
    }
  }
}
