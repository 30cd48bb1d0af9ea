import Tabulation
import DataFormats
import Diagnostics
import Documents
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
    let text = try TextFileReader.read(path)
    var inner = ScriptRun(
      session: session, source: SourceText(name: path, text: text),
      folder: Self.folder(of: path), keepsGoing: run.keepsGoing, isPrompt: false,
      control: control, emit: run.emit, chain: run.chain + [path])
    innerOutcome = inner.run()
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
    if environment.isSafe {
      throw SessionError.refusedInSafeMode(what: "writing a file", at: place)
    }
    guard let format = DocumentFormat(path: statement.path.text) else {
      throw SessionError.unknownDocument(path: statement.path.text, at: place)
    }
    let path = resolved(statement.path.text)
    let saved = state.log.filter { $0.statement.isReplayable }
    let lines = saved.map { $0.text(in: Self.folder(of: path), from: environment.currentFolder) }
    let cells = format == .script ? [lines.joined(separator: "\n")] : lines
    let text = format.write(Document(cells: cells.map { Cell(.code, $0) }))
    try AtomicFile.write(Array(text.utf8), to: path, replace: statement.replaces)
    notice("saved \(saved.count) statements to \(path)")
  }
}

extension Statement {
  var isQuestion: Bool {
    switch self {
    case .freq, .crosstab, .group, .summarize, .diff, .compare, .correlate, .book: true
    default: false
    }
  }

  /// Whether a saved session repeats the statement.
  var isReplayable: Bool {
    switch self {
    case .help, .clear, .history, .show, .describe, .save, .undo, .quit, .explain, .again: false
    default: true
    }
  }
}

extension Statement {
  /// The statement writing over the file that it wrote before; nothing where it writes none.
  fileprivate var replacingFile: Statement? {
    switch self {
    case .export(var export):
      export.output.replaces = true
      return .export(export)
    case .freq(var freq) where freq.clauses.output != nil:
      freq.clauses.output?.replaces = true
      return .freq(freq)
    case .crosstab(var crosstab) where crosstab.clauses.output != nil:
      crosstab.clauses.output?.replaces = true
      return .crosstab(crosstab)
    case .book(var book):
      book.clauses.output?.replaces = true
      return .book(book)
    case .chart(var chart) where chart.clauses.output != nil:
      chart.clauses.output?.replaces = true
      return .chart(chart)
    default: return nil
    }
  }
}

extension LoggedStatement {
  /// The statement as a script in a folder has to write it: its data paths still lead there.
  func text(in target: String, from currentFolder: String) -> String {
    if let replacing = statement.replacingFile { return Formatter.format(replacing) }
    guard target != folder else { return text }
    let start = folder.hasPrefix("/") || folder.isEmpty ? folder : currentFolder + "/" + folder
    let base = start.isEmpty ? currentFolder : start
    switch statement {
    case .load(var load) where !load.path.text.hasPrefix("/"):
      load.path = TextLiteral(base + "/" + load.path.text)
      return Formatter.format(Statement.load(load))
    case .join(var join) where !join.path.text.hasPrefix("/"):
      join.path = TextLiteral(base + "/" + join.path.text)
      return Formatter.format(Statement.join(join))
    case .rake(var rake):
      guard case .file(let path) = rake.targets, !path.text.hasPrefix("/") else { return text }
      rake.targets = .file(TextLiteral(base + "/" + path.text))
      return Formatter.format(Statement.rake(rake))
    default: return text
    }
  }
}
