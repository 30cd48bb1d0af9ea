import Tabulation
import DataFormats
import Diagnostics
import Documents
import JSONSyntax
import Codebook
import QueryPlan
import QuerySyntax
import ResultTables

/// `run`, `explain`, `save`.
extension StatementRunner {
  private static let deepestRun = 64

  mutating func runScript(_ statement: RunStatement) throws {
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

  /// What a question asks for and what the engine did, without its tables.
  mutating func explain(_ statement: ExplainStatement) throws {
    let loaded = try current()
    let asked = try asked(statement.statement.clauses, loaded)
    guard statement.statement.isQuestion else {
      return give(.text("`explain` shows the plan of a question, such as freq or crosstab"))
    }
    let start = environment.now()
    let question = try plan(statement.statement, binder(loaded.codebook), asked.context)
    let wanted = try watched(question.cellCount) { question.requests }
    let requests = AggregationPlan(filter: nil, weight: nil, cubes: wanted).cubes
    let planned = environment.now()
    let aggregates = try aggregate(
      requests, asked, lanes: question.momentLanes, isExplained: true)
    let counted = environment.now()
    let threads = timing.threads
    _ = try watched(max(aggregates.cellCount, question.cellCount)) {
      question.tables(aggregates, threads: threads)
    }
    let finished = environment.now()
    let lines =
      [
        "\(loaded.codebook.name): \(told.rows(aggregates.rowCount)),"
          + " \(told.grouped(aggregates.rowsKept, of: aggregates.rowCount)) in the domain",
        "\(requests.count) cubes, \(requests.reduce(0) { $0 + asked.context.codebook.cellCount(of: $1) }) cells",
      ] + aggregates.report.map { "  " + $0 } + [
        "bind \(Self.microseconds(planned - start)), count \(Self.microseconds(counted - planned)),"
          + " tabulate \(Self.microseconds(finished - counted))"
      ]
    give(.text(lines.joined(separator: "\n")))
  }

  private static func microseconds(_ seconds: Double) -> String {
    "\(Int((seconds * 1e6).rounded())) µs"
  }

  /// Writes the statements that succeeded as a script.
  mutating func save(_ statement: SaveStatement) throws {
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

extension Statement {
  var isQuestion: Bool {
    switch self {
    case .freq, .crosstab, .group, .summarize, .diff, .compare, .correlate, .book: true
    default: false
    }
  }
}
