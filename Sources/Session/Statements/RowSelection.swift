import ResultTables
import Codebook
import QueryPlan
import QuerySyntax

/// Rows that leave a data set for good by a condition: those where it is unknown leave a `keep` and stay
/// a `drop`.
struct RowSelection {
  let condition: Expression
  /// What the condition is for the rows that stay.
  let kept: Set<Truth>
  /// Whether rows where it is true stay rather than leave.
  let isKeep: Bool

  func run(in runner: inout StatementRunner) throws {
    let loaded = try runner.current(at: condition.place.range)
    let bound = try runner.binder(loaded.codebook).condition(condition)
    let counts = try runner.truthCounts(bound, in: loaded.source)
    try runner.apply(.keeping(bound, kept))
    try UnusedTexts.remove(runner)
    let rowCount = counts.values.reduce(0, +)
    let parts = [Truth.yes, .no, .unknown].map { counts[$0, default: 0] }
    let told = runner.told
    let truths = Notice.Truths(
      yes: told.count(parts[0]), no: told.count(parts[1]), unknown: told.count(parts[2]))
    runner.notice(
      .selected(
        isKept: isKeep, taken: told.count(parts[0], of: rowCount), rows: told.count(rowCount),
        truths: told.tells(parts) ? truths : nil))
  }
}
