import Threading
import Diagnostics
import Foundation
import QuerySyntax
import ResultTables
import Session
import TestSupport
import Testing

/// What `save` writes leads to the numbers that were seen.
@Suite("Saved sessions")
struct ReplayTests {
  private static let data = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().appendingPathComponent("../../Datasets/barometer").path

  /// A session, and every table that it showed.
  private final class Seen {
    let session = Session(environment: SessionEnvironment(shippedData: ReplayTests.data))
    var tables: [String] = []
    var errors: [String] = []

    func run(_ text: String) {
      _ = session.run(SourceText(name: "test", text: text), folder: "", control: WorkControl()) {
        switch $0 {
        case .result(let result):
          if case .tables(let tables) = result.output { self.tables.append("\(tables)") }
        case .diagnostic(let told, _) where told.severity == .error:
          self.errors.append(told.message)
        default: break
        }
      }
    }

    /// What `save` writes.
    func saved() throws -> String {
      let file = FileManager.default.temporaryDirectory
        .appendingPathComponent(UUID().uuidString + ".bq")
      defer { try? FileManager.default.removeItem(at: file) }
      run("save \"\(file.path)\"")
      return try String(contentsOf: file, encoding: .utf8)
    }
  }

  private static let pool = [
    "filter wave = 2021", "filter role = elected", "filter off", "weight w", "weight off",
    "derive mark = perception >= 8 replace", "derive mark = perception >= 5 replace",
    "recode perception into level: 0..4 low, 5..10 high replace",
    "recode perception into level: 0..6 low, 7..10 high replace",
    "net telework: (regular, occasional) any", "missing perception: 10", "set decimals 2",
    "set width 80", "set timing on", "set base warn 50", "keep size is answered",
    "label telework \"Practice\"", "design strata region", "param year = 2021",
  ]

  private static let questions = [
    "freq telework show n, valid%", "crosstab telework by role show n, column%",
    "freq mark", "freq level", "group by wave show n, mean(perception), se(mean(perception))",
    "again by size", "freq role where wave = $year", "summarize perception by role", "show filter",
    "describe telework", "crosstab telework by wave, role",
  ]

  @Test("a random session and its replay show the same numbers", arguments: 0..<60)
  func random(_ seed: UInt64) throws {
    var numbers = SeededNumbers(seed: seed)
    let first = Seen()
    for _ in 0..<24 {
      switch Int.random(in: 0..<10, using: &numbers) {
      case 0..<4: first.run(Self.pool.randomElement(using: &numbers)!)
      case 4..<6: first.run("undo")
      default: first.run(Self.questions.randomElement(using: &numbers)!)
      }
    }
    let script = try first.saved()
    let second = Seen()
    second.run(script)
    #expect(second.errors == [], "\(script)")
    #expect(second.tables == first.tables, "\(script)")
  }

  @Test("what was undone stands in the script only where something was asked under it")
  func undone() throws {
    let seen = Seen()
    seen.run("filter wave = 2021\nundo\nset timing on\nfreq role\nweight w\nfreq role\nundo")
    #expect(try seen.saved() == "freq role\nweight w\nfreq role\nundo\n")
  }

  @Test("an amended question stands with what was typed, a failed one not at all")
  func amended() throws {
    let seen = Seen()
    seen.run("crosstab telework by role")
    seen.run("again by wafe")
    seen.run("again by wave")
    #expect(
      try seen.saved() == "crosstab telework by role\ncrosstab telework by wave  # again by wave\n")
  }

  @Test("parameters of the command line stand first, and keep their value")
  func parameters() throws {
    let seen = Seen()
    seen.session.give("year", .number(NumberLiteral(value: 2021, text: "2021")))
    seen.run("param year = 2020\nfreq role where wave = $year")
    #expect(try seen.saved() == "param year = 2021\nfreq role where wave = $year\n")
  }
}
