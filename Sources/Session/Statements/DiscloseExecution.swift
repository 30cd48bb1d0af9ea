import ResultTables
import QuerySyntax
import Tabulation

/// `disclose`.
extension DiscloseStatement: StatementExecution {
  private static let thresholds = 3...1_000_000
  private static let roundings = 2...1_000_000

  func run(in runner: inout StatementRunner) throws {
    let wanted = try rule()
    try runner.refuseWeaker(wanted, "weakening `disclose`")
    let isStricter = wanted != nil && !(runner.state.disclosure.isAtLeastAsStrict(as: wanted))
    runner.state.disclosure = wanted
    guard let wanted else { return runner.notice(.disclosureOff) }
    runner.notice(wanted.notice)
    guard isStricter else { return }
    runner.state.firstToldClaim = runner.state.claims.count
    if !runner.state.results.isEmpty || !runner.state.claims.isEmpty {
      runner.notice(.earlierResultsHidden)
    }
  }

  private func rule() throws -> DisclosureRule? {
    if isOff { return nil }
    var rule = DisclosureRule(hidesSecondary: hidesSecondary)
    if let threshold {
      rule.threshold = try whole(threshold, "hide below", Self.thresholds)
    }
    if let rounding {
      rule.rounding = try whole(rounding, "round", Self.roundings)
    }
    return rule
  }

  private func whole(
    _ number: NumberLiteral, _ name: String, _ range: ClosedRange<Int>
  ) throws -> Int {
    guard let whole = Int(exactly: number.value), range.contains(whole) else {
      throw SessionError.badSetting(
        name: name,
        accepts: "a whole number from \(range.lowerBound) to \(Counting.grouped(range.upperBound))",
        at: number.place.range)
    }
    return whole
  }
}
