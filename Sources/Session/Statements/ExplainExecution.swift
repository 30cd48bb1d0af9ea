import Tabulation
import QueryPlan
import QuerySyntax
import ResultTables
import Codebook

/// `explain`: what a question asks for and what the engine did, without its tables.
extension ExplainStatement: StatementExecution {
  func run(in runner: inout StatementRunner) throws {
    let loaded = try runner.current()
    let asked = try runner.asked(statement.clauses, loaded)
    guard let asking = statement.execution as? any QuestionExecution else {
      return runner.give(.text("`explain` shows the plan of a question, such as freq or crosstab"))
    }
    let start = runner.environment.now()
    let question = try runner.plan(asking, runner.binder(loaded.codebook), asked.context)
    let wanted = try runner.watched(question.cellCount) { question.requests }
    let requests = AggregationPlan(filter: nil, weight: nil, cubes: wanted).cubes
    let planned = runner.environment.now()
    let aggregates = try runner.aggregate(
      requests, asked, lanes: question.momentLanes, isExplained: true)
    let counted = runner.environment.now()
    let threads = runner.timing.threads
    _ = try runner.watched(max(aggregates.cellCount, question.cellCount)) {
      question.tables(aggregates, threads: threads)
    }
    let finished = runner.environment.now()
    let lines =
      [
        "\(loaded.codebook.name): \(runner.told.rows(aggregates.rowCount)),"
          + " \(runner.told.grouped(aggregates.rowsKept, of: aggregates.rowCount)) in the domain",
        "\(requests.count) cubes, \(requests.reduce(0) { $0 + asked.context.codebook.cellCount(of: $1) }) cells",
      ] + aggregates.report.map { "  " + $0 } + [
        "bind \(Self.microseconds(planned - start)), count \(Self.microseconds(counted - planned)),"
          + " tabulate \(Self.microseconds(finished - counted))"
      ]
    runner.give(.text(lines.joined(separator: "\n")))
  }

  private static func microseconds(_ seconds: Double) -> String {
    "\(Int((seconds * 1e6).rounded())) µs"
  }
}
