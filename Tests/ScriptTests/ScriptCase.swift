import Foundation
import Testing

/// One folder of `Cases`: a script or a command line, and what the program must write.
///
/// - `case.bq` is run as `baro case.bq`, or `command` by bash with `baro` on its path.
/// - `expected.txt` is standard output, `expected.err` standard error; an absent file is empty.
/// - `expected.status` is the exit status; absent means 0.
struct ScriptCase: Sendable, CustomTestStringConvertible {
  let folder: URL

  /// The statement and the case, such as `crosstab/nested`.
  var name: String {
    folder.deletingLastPathComponent().lastPathComponent + "/" + folder.lastPathComponent
  }

  var testDescription: String { name }

  var hasCommand: Bool {
    FileManager.default.fileExists(atPath: folder.appendingPathComponent("command").path)
  }

  /// All cases, by name.
  static let all: [ScriptCase] = {
    let statements = folders(in: root)
    return statements.flatMap { folders(in: $0) }.map { ScriptCase(folder: $0) }
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
