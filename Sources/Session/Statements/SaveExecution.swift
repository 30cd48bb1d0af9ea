import DataFormats
import Documents
import QuerySyntax

/// `save`.
extension SaveStatement: StatementExecution {
  func run(in runner: inout StatementRunner) throws { try runner.save(self) }
}

extension StatementRunner {
  /// Writes the statements that succeeded as a script.
  fileprivate mutating func save(_ statement: SaveStatement) throws {
    let place = statement.path.place.range
    guard let format = DocumentFormat(path: statement.path.text) else {
      throw SessionError.unknownDocument(path: statement.path.text, at: place)
    }
    if environment.isSafe {
      throw SessionError.refusedInSafeMode(what: "writing a file", at: place)
    }
    let path = resolved(statement.path.text)
    let folder = environment.full(Self.folder(of: path))
    let saved = SavedSession(state)
    let lines = saved.parameters + saved.statements.map { $0.text(in: folder) }
    let cells = format == .script ? [lines.joined(separator: "\n")] : lines
    let text = format.write(Document(cells: cells.map { Cell(.code, $0) }))
    try AtomicFile.write(Array(text.utf8), to: path, replace: statement.replaces)
    notice("saved \(lines.count) statements to \(path)")
  }
}
