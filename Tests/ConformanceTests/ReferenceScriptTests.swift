import Foundation
import TestSupport
import Testing

/// The scripts in `References`, asked of the reference file; other programs computed what must come
/// back, to the last digit they print.
@Suite struct ReferenceScriptTests {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("References")

  static let names: [String] = {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return files.filter { $0.hasSuffix(".bq") }.sorted()
  }()

  @Test("there are scripts") func scripts() { #expect(Self.names.count >= 5) }

  @Test("a script gives the numbers in it", arguments: names)
  func gives(_ name: String) throws {
    let text = try String(
      contentsOf: Self.folder.appendingPathComponent(name), encoding: .utf8)
    let script = try #require(ReferenceScript(text))
    let shell = Shell(ReferenceFile.survey)
    for question in script.questions {
      let records = try shell.ask(question.text)
      for expected in question.expected {
        let found = records.value(
          expected.statistic, row: expected.row, column: expected.column)
        let said = found.map { "\($0)" } ?? "nothing"
        #expect(
          expected.number.prints(found), "\(name): \(expected) is \(said) of\n\(question.text)")
      }
    }
  }
}
