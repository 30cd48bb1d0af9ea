import ResultTables
import CommandWords
import Foundation
import ProgramRun
import Rendering
import Session
import Synchronization
import TestSupport

/// Runs a case in the process of the tests, on the source that it is given.
struct SessionRunner {
  /// What goes wrong before the case runs.
  enum Failure: Error {
    case noFolder(String)
  }

  let source: TestedSource
  /// Writes results in another format than the case asks for.
  var format: OutputFormat?

  /// The folder of the process is that of the case for as long as it runs.
  private static let folderOfProcess = Mutex(FileManager.default.currentDirectoryPath)

  /// Runs a case and gives back what it left.
  func run(_ script: ScriptCase) throws -> ScriptOutcome {
    let words = try CommandWords(script.words, as: RunOptions.form)
    var options = try RunOptions(words)
    options.format = format ?? options.format
    return try CaseFolder.lend(script) { folder in
      let told = KeptTexts()
      let program = Program(
        options, environment: environment(options, folder), runEnvironment: told)
      let status = try Self.folderOfProcess.withLock { home in
        guard FileManager.default.changeCurrentDirectoryPath(folder.work.path) else {
          throw Failure.noFolder(folder.work.path)
        }
        defer { _ = FileManager.default.changeCurrentDirectoryPath(home) }
        return program.run(statements: words.value("-c"), files: words.operands)
      }
      let written = try script.written.map { file in
        try folder.text(folder.work.appendingPathComponent(file))
      }
      return ScriptOutcome(
        output: folder.unplaced(told.results) + written.joined(),
        errors: folder.unplaced(told.errors), status: status)
    }
  }

  private func environment(_ options: RunOptions, _ folder: CaseFolder) -> SessionEnvironment {
    SessionEnvironment(
      currentFolder: folder.work.path,
      shippedData: CaseFolder.checkout.appendingPathComponent("Datasets/barometer").path,
      isSafe: options.isSafe, listsWhole: options.format.isForPrograms, coreCount: 2,
      source: source.over)
  }
}
