import Tabulation
import QueryPlan
import QuerySyntax
import ResultTables
import Codebook

/// `explain`.
extension ExplainStatement: StatementExecution {
  func run(in runner: inout StatementRunner) throws { try runner.explain(self) }
}

extension StatementRunner {
  /// What a question asks for and what the engine did, without its tables.
  fileprivate mutating func explain(_ statement: ExplainStatement) throws {
    let loaded = try current()
    let asked = try asked(statement.statement.clauses, loaded)
    guard let asking = statement.statement.execution as? any QuestionExecution else {
      return give(.text("`explain` shows the plan of a question, such as freq or crosstab"))
    }
    let start = environment.now()
    let question = try plan(asking, binder(loaded.codebook), asked.context)
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
}
