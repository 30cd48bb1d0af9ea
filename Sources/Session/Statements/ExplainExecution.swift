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
      return runner.give(.sentence(.noPlan))
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
    let codebook = asked.context.codebook
    runner.give(
      .sentence(
        .plan(
          PlanNotice(
            dataset: codebook.name, rows: runner.told.count(aggregates.rowCount),
            kept: runner.told.count(aggregates.rowsKept, of: aggregates.rowCount),
            cubes: requests.count,
            cells: requests.reduce(0) { $0 + codebook.cellCount(of: $1) },
            passes: aggregates.passes,
            times: PlanNotice.Times(
              bind: planned - start, count: counted - planned, tabulate: finished - counted)))))
  }
}
