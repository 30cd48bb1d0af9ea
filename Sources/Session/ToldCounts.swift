import ResultTables
import Tabulation

/// Counts of rows as notices and descriptions may tell them.
struct ToldCounts {
  /// Nothing tells every count.
  let rule: DisclosureRule?

  /// A count, or that it is small.
  func count(_ n: Int) -> ToldCount {
    guard let rule else { return .exactly(n) }
    return rule.hides(n) ? .fewerThan(rule.threshold) : .exactly(rule.rounded(n))
  }

  /// The same in an error: `1,298`, or `fewer than 5`.
  func grouped(_ n: Int) -> String {
    switch count(n) {
    case .exactly(let n): Counting.grouped(n)
    case .fewerThan(let threshold), .allButFewerThan(let threshold): "fewer than \(threshold)"
    }
  }

  /// The same of a part, which does not tell a small rest either.
  func count(_ n: Int, of whole: Int) -> ToldCount {
    if let rule, rule.hides(whole - n), !rule.hides(n) { return .allButFewerThan(rule.threshold) }
    return count(n)
  }

  /// The same for a narrow column: `1298`, `<5`, and `×` where the rest is small.
  func cell(_ n: Int, of whole: Int) -> String {
    guard let rule else { return String(n) }
    if rule.hides(n) { return "<\(rule.threshold)" }
    return rule.hides(whole - n) ? "×" : String(rule.rounded(n))
  }

  /// Whether each of several counts that make up a whole may be told.
  func tells(_ counts: [Int]) -> Bool {
    guard let rule else { return true }
    return !counts.contains(where: rule.hides)
  }
}
