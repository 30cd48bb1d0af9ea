import ResultTables
import DataFormats
import Documents
import QuerySyntax

/// `save`: writes the statements that succeeded as a script.
extension SaveStatement: StatementExecution {
  func run(in runner: inout StatementRunner) throws {
    let place = path.place.range
    guard let format = DocumentFormat(path: path.text) else {
      throw SessionError.unknownDocument(path: path.text, at: place)
    }
    if runner.environment.isSafe {
      throw SessionError.refusedInSafeMode(what: "writing a file", at: place)
    }
    let target = runner.resolved(path.text)
    let folder = runner.environment.full(SessionEnvironment.folder(of: target))
    let saved = SavedSession(runner.state)
    let lines = saved.parameters + saved.statements.map { $0.text(in: folder) }
    let cells = format == .script ? [lines.joined(separator: "\n")] : lines
    let text = format.write(Document(cells: cells.map { Cell(.code, $0) }))
    try AtomicFile.write(Array(text.utf8), to: target, replace: replaces)
    runner.notice(.saved(statements: lines.count, path: target))
  }
}
