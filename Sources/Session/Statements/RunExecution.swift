import Documents
import JSONSyntax
import DataFormats
import Diagnostics
import QuerySyntax

/// `run`.
extension RunStatement: StatementExecution {
  func run(in runner: inout StatementRunner) throws { try runner.runScript(self) }
}

extension StatementRunner {
  private static let deepestRun = 64

  fileprivate mutating func runScript(_ statement: RunStatement) throws {
    let path = resolved(statement.path.text)
    guard run.chain.count < Self.deepestRun else {
      throw SessionError.runTooDeep(
        chain: run.chain + [path], at: statement.path.place.range)
    }
    try checkStands(statement.path)
    var whole = RunOutcome()
    for text in try scripts(path, at: statement.path.place.range) where mayGoOn(behind: whole) {
      var inner = ScriptRun(
        session: session, source: SourceText(name: path, text: text),
        folder: Self.folder(of: path), keepsGoing: run.keepsGoing, isPrompt: false,
        control: control, emit: run.emit, chain: run.chain + [path])
      whole.add(inner.run())
    }
    innerOutcome = whole
  }

  private func mayGoOn(behind outcome: RunOutcome) -> Bool {
    !outcome.hasQuit && !outcome.wasCancelled && (!outcome.hasFailed || run.keepsGoing)
  }

  /// The text of a script, or of each cell of a document, placed so that errors point into the file.
  private func scripts(_ path: String, at place: SourceRange) throws -> [String] {
    let text = try TextFileReader.read(path)
    guard let format = DocumentFormat(path: path), format != .script else { return [text] }
    do {
      return try format.read(text).cells.filter { $0.kind == .code }.map(\.placedSource)
    } catch {
      throw SessionError.notANotebook(path: path, message: error.message, at: place)
    }
  }

  static func folder(of path: String) -> String {
    path.lastIndex(of: "/").map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? ""
  }
}
