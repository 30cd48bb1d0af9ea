import Tabulation

/// Counts of rows as notices and descriptions may tell them.
struct ToldCounts {
  /// Nothing tells every count.
  let rule: DisclosureRule?

  /// `1,298`, or `fewer than 5`.
  func grouped(_ n: Int) -> String {
    guard let rule else { return Counting.grouped(n) }
    if rule.hides(n) { return "fewer than \(rule.threshold)" }
    return Counting.grouped(rule.rounded(n))
  }

  /// The same of a part, which does not tell a small rest either: `all but fewer than 5`.
  func grouped(_ n: Int, of whole: Int) -> String {
    if let rule, rule.hides(whole - n), !rule.hides(n) {
      return "all but fewer than \(rule.threshold)"
    }
    return grouped(n)
  }

  /// The same for a narrow column: `1298`, `<5`, and `×` where the rest is small.
  func cell(_ n: Int, of whole: Int) -> String {
    guard let rule else { return String(n) }
    if rule.hides(n) { return "<\(rule.threshold)" }
    return rule.hides(whole - n) ? "×" : String(rule.rounded(n))
  }

  /// `1,298 rows`, or `fewer than 5 rows`.
  func rows(_ n: Int) -> String { grouped(n) + (n == 1 && rule == nil ? " row" : " rows") }

  /// Whether each of several counts that make up a whole may be told.
  func tells(_ counts: [Int]) -> Bool {
    guard let rule else { return true }
    return !counts.contains(where: rule.hides)
  }
}
