import Documents
import JSONSyntax
import DataFormats
import Diagnostics
import QuerySyntax

/// `run`.
extension RunStatement: StatementExecution {
  private static let deepestRun = 64

  func run(in runner: inout StatementRunner) throws {
    let file = runner.resolved(path.text)
    guard runner.run.chain.count < Self.deepestRun else {
      throw SessionError.runTooDeep(
        chain: runner.run.chain + [file], at: path.place.range)
    }
    try runner.checkStands(path)
    var whole = RunOutcome()
    for text in try scripts(file) where mayGoOn(runner, behind: whole) {
      var inner = ScriptRun(
        session: runner.session, source: SourceText(name: file, text: text),
        folder: SessionEnvironment.folder(of: file), keepsGoing: runner.run.keepsGoing,
        isPrompt: false,
        control: runner.control, emit: runner.run.emit, chain: runner.run.chain + [file])
      whole.add(inner.run())
    }
    runner.innerOutcome = whole
  }

  private func mayGoOn(_ runner: StatementRunner, behind outcome: RunOutcome) -> Bool {
    !outcome.hasQuit && !outcome.wasCancelled && (!outcome.hasFailed || runner.run.keepsGoing)
  }

  /// The text of a script, or of each cell of a document, placed so that errors point into the file.
  private func scripts(_ file: String) throws -> [String] {
    let text = try TextFileReader.read(file)
    guard let format = DocumentFormat(path: file), format != .script else { return [text] }
    do {
      return try format.read(text).cells.filter { $0.kind == .code }.map(\.placedSource)
    } catch {
      throw SessionError.notANotebook(path: file, message: error.message, at: path.place.range)
    }
  }
}
