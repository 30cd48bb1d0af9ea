import Foundation
import Testing

/// One folder of `Cases`: a script or a command line, and what the program must write.
///
/// - `case.bq` is run as `baro case.bq` runs it, in the process of the tests, on every source.
/// - `arguments`, where there is one, holds further words of the command line, one a line; lines that
///   begin with `#` say why.
/// - `memory`, where there is one, says why rows read one by one cannot write the same.
/// - `written` names files, one a line, that the run writes; their text follows standard output.
/// - `command` makes it a case of the built program: bash runs it, with `baro` on its path.
/// - `expected.txt` is standard output, `expected.err` standard error; an absent file is empty.
/// - `expected.status` is the exit status; absent means 0.
struct ScriptCase: Sendable, CustomTestStringConvertible {
  let folder: URL

  /// The statement and the case, such as `crosstab/nested`.
  var name: String {
    folder.deletingLastPathComponent().lastPathComponent + "/" + folder.lastPathComponent
  }

  var testDescription: String { name }

  /// Whether the built program is run, by a command line.
  var needsProgram: Bool {
    FileManager.default.fileExists(atPath: folder.appendingPathComponent("command").path)
  }

  /// Whether only the source in memory can write what is expected.
  var isOfMemory: Bool { !lines("memory").isEmpty }

  /// The words of the command line, `baro` itself aside.
  var words: [String] {
    let words = lines("arguments")
    let hasScript = words.contains { $0 == "-c" || $0.hasSuffix(".bq") }
    return hasScript ? words : words + ["case.bq"]
  }

  /// Files whose text follows standard output.
  var written: [String] { lines("written") }

  /// All cases, by name, or those that `BARO_CASES` chooses: one, or all of a statement.
  static let all: [ScriptCase] = {
    let statements = folders(in: root)
    let all = statements.flatMap { folders(in: $0) }.map { ScriptCase(folder: $0) }
    guard let chosen = ProcessInfo.processInfo.environment["BARO_CASES"] else { return all }
    return all.filter { $0.name == chosen || $0.name.hasPrefix(chosen + "/") }
  }()

  /// `Cases` in the source tree, where re-recording writes.
  private static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().appendingPathComponent("Cases")

  private static func folders(in parent: URL) -> [URL] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: parent.path)) ?? []
    return names.filter { !$0.hasPrefix(".") }.sorted()
      .map { parent.appendingPathComponent($0, isDirectory: true) }
  }

  /// What the case's files say.
  func expectation() -> ScriptOutcome {
    ScriptOutcome(
      output: text("expected.txt"), errors: text("expected.err"),
      status: Int32(text("expected.status").trimmingCharacters(in: .whitespacesAndNewlines)) ?? 0)
  }

  /// Makes the case's files say what was found; what is empty or 0 has no file.
  func record(_ outcome: ScriptOutcome) throws {
    try write(outcome.output, to: "expected.txt")
    try write(outcome.errors, to: "expected.err")
    try write(outcome.status == 0 ? "" : "\(outcome.status)\n", to: "expected.status")
  }

  private func lines(_ file: String) -> [String] {
    text(file).split(separator: "\n").map(String.init).filter { !$0.hasPrefix("#") }
  }

  private func text(_ file: String) -> String {
    (try? String(contentsOf: folder.appendingPathComponent(file), encoding: .utf8)) ?? ""
  }

  private func write(_ text: String, to file: String) throws {
    let place = folder.appendingPathComponent(file)
    if !text.isEmpty { return try text.write(to: place, atomically: true, encoding: .utf8) }
    if FileManager.default.fileExists(atPath: place.path) {
      try FileManager.default.removeItem(at: place)
    }
  }
}
