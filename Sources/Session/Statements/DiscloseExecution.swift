import Diagnostics
import Codebook
import QueryPlan
import QuerySyntax
import ResultTables
import Tabulation

/// `disclose`.
extension StatementRunner {
  private static let thresholds = 3...1_000_000
  private static let roundings = 2...1_000_000

  mutating func apply(_ statement: DiscloseStatement) throws {
    let wanted = try rule(statement)
    try refuseWeaker(wanted, "weakening `disclose`")
    let isStricter = wanted != nil && !(state.disclosure.isAtLeastAsStrict(as: wanted))
    state.disclosure = wanted
    guard let wanted else { return notice("disclosure control off: every count is told") }
    notice(wanted.told)
    guard isStricter else { return }
    state.firstToldClaim = state.claims.count
    if !state.results.isEmpty || !state.claims.isEmpty {
      notice("  results and claims from before are not shown or saved again; ask anew")
    }
  }

  private func rule(_ statement: DiscloseStatement) throws -> DisclosureRule? {
    if statement.isOff { return nil }
    var rule = DisclosureRule(hidesSecondary: statement.hidesSecondary)
    if let threshold = statement.threshold {
      rule.threshold = try whole(threshold, "hide below", Self.thresholds)
    }
    if let rounding = statement.rounding {
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
