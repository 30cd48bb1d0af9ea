import Codebook
import QueryPlan
import QuerySyntax

/// Rows that leave a data set for good by a condition: those where it is unknown leave a `keep` and stay
/// a `drop`.
struct RowSelection {
  let condition: Expression
  /// What the condition is for the rows that stay.
  let kept: Set<Truth>
  /// What the notice says was done with the rows where it is true.
  let verb: String

  func run(in runner: inout StatementRunner) throws {
    let loaded = try runner.current(at: condition.place.range)
    let bound = try runner.binder(loaded.codebook).condition(condition)
    let counts = try runner.truthCounts(bound, in: loaded.source)
    try runner.apply(.keeping(bound, kept))
    try UnusedTexts.remove(runner)
    let rowCount = counts.values.reduce(0, +)
    let parts = [Truth.yes, .no, .unknown].map { counts[$0, default: 0] }
    let texts = zip(["true", "false", "unknown"], parts).map { "\($0) \(runner.told.grouped($1))" }
    runner.notice(
      "\(verb) \(runner.told.grouped(parts[0], of: rowCount)) of \(runner.told.rows(rowCount))"
        + (runner.told.tells(parts) ? ": " + texts.joined(separator: ", ") : ""))
  }
}
