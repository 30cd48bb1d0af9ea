import Foundation
import Glibc

/// Runs the built program on a case, in a folder of its own that is thrown away.
struct ScriptRunner {
  /// What goes wrong before the program runs.
  enum Failure: Error {
    case noProgram(String)
    case cannotStart(String, Int32)
  }

  /// The program beside the test bundle.
  static let program = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    .deletingLastPathComponent().appendingPathComponent("baro")

  /// The checkout, whose `Datasets` every case finds in its folder.
  private static let checkout = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// Runs a case and gives back what it left, places on this machine replaced by words.
  static func run(_ script: ScriptCase) throws -> ScriptOutcome {
    guard access(program.path, X_OK) == 0 else { throw Failure.noProgram(program.path) }
    let place = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
      .appendingPathComponent("baro-case-\(UUID().uuidString)")
    let folder = place.appendingPathComponent("work")
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: place) }
    try FileManager.default.copyItem(at: script.folder, to: folder)
    try FileManager.default.createSymbolicLink(
      at: folder.appendingPathComponent("Datasets"),
      withDestinationURL: checkout.appendingPathComponent("Datasets"))
    let line = script.hasCommand ? "source ./command" : "exec baro case.bq"
    let status = try start(line, in: folder, writingTo: place)
    return ScriptOutcome(
      output: try text(place.appendingPathComponent("output"), folder: folder),
      errors: try text(place.appendingPathComponent("errors"), folder: folder), status: status)
  }

  private static func text(_ file: URL, folder: URL) throws -> String {
    String(decoding: try Data(contentsOf: file), as: UTF8.self)
      .replacingOccurrences(of: folder.path, with: "<folder>")
      .replacingOccurrences(of: checkout.path, with: "<checkout>")
  }

  /// Runs a line of bash with its output in `output` and `errors` of a folder.
  private static func start(_ line: String, in folder: URL, writingTo place: URL) throws -> Int32 {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/timeout")
    process.arguments = ["120", "bash", "-c", line]
    process.currentDirectoryURL = folder
    process.environment = [
      "PATH": program.deletingLastPathComponent().path + ":/usr/local/bin:/usr/bin:/bin",
      "HOME": place.path, "TMPDIR": place.path, "LC_ALL": "C.UTF-8", "TERM": "xterm-256color",
      "checkout": checkout.path,
    ]
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try file(place.appendingPathComponent("output"))
    process.standardError = try file(place.appendingPathComponent("errors"))
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus
  }

  private static func file(_ url: URL) throws -> FileHandle {
    try Data().write(to: url)
    return try FileHandle(forWritingTo: url)
  }
}
