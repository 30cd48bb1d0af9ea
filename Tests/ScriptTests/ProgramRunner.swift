import Foundation
import Glibc

/// Runs the command line of a case with the built program on its path.
struct ProgramRunner {
  /// What goes wrong before the program runs.
  enum Failure: Error {
    case noProgram(String)
  }

  /// The program beside the test bundle.
  static let program = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    .deletingLastPathComponent().appendingPathComponent("baro")

  /// Runs a case and gives back what it left.
  static func run(_ script: ScriptCase) throws -> ScriptOutcome {
    guard access(program.path, X_OK) == 0 else { throw Failure.noProgram(program.path) }
    return try CaseFolder.lend(script) { folder in
      let status = try start("source ./command", in: folder)
      return ScriptOutcome(
        output: try folder.text(folder.place.appendingPathComponent("output")),
        errors: try folder.text(folder.place.appendingPathComponent("errors")), status: status)
    }
  }

  /// Runs a line of bash with its output in `output` and `errors` beside the copy of the case.
  private static func start(_ line: String, in folder: CaseFolder) throws -> Int32 {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/timeout")
    process.arguments = ["120", "bash", "-c", line]
    process.currentDirectoryURL = folder.work
    process.environment = [
      "PATH": program.deletingLastPathComponent().path + ":/usr/local/bin:/usr/bin:/bin",
      "HOME": folder.place.path, "TMPDIR": folder.place.path, "LC_ALL": "C.UTF-8",
      "TERM": "xterm-256color", "checkout": CaseFolder.checkout.path,
    ]
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try file(folder.place.appendingPathComponent("output"))
    process.standardError = try file(folder.place.appendingPathComponent("errors"))
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus
  }

  private static func file(_ url: URL) throws -> FileHandle {
    try Data().write(to: url)
    return try FileHandle(forWritingTo: url)
  }
}
