import TextLayout
import Diagnostics
import ResultTables

/// Claims on a sheet, in the columns of their CSV form.
extension ListingSheet {
  init(_ claims: [ClaimResult]) {
    let numbers: Set = [
      "found", "ci_low", "ci_high", "confidence", "n", "weighted_n", "effective_n",
    ]
    self.init(
      title: "", headings: ClaimRenderer.header,
      alignments: ClaimRenderer.header.map { numbers.contains($0) ? .trailing : .leading },
      rows: claims.map(Self.entries))
  }

  private static func entries(_ claim: ClaimResult) -> [ListedText] {
    let isCount = claim.unit == .number && claim.decimals == 0
    let decimals =
      isCount && claim.found == claim.found?.rounded()
      ? "#,##0" : "0." + String(repeating: "0", count: min(claim.decimals + 2, 30))
    let base = claim.base
    return [
      text(claim.text), text(claim.measure), text(claim.expectation.written),
      text(claim.holds ? "true" : "false"), number(claim.found, decimals),
      text(claim.unit.name), number(claim.interval?.lowerBound, decimals),
      number(claim.interval?.upperBound, decimals), number(claim.confidence, "0.00"),
      number(Double(base.n), "#,##0"), number(base.weightedN, "#,##0.0"),
      number(base.effectiveN, "#,##0.0"), text(claim.filter), text(claim.weight),
      text(claim.place),
    ]
  }

  private static func text(_ text: String) -> ListedText {
    ListedText(content: text.isEmpty ? .blank : .text(SafeText.escaped(text)))
  }

  private static func number(_ value: Double?, _ format: String) -> ListedText {
    guard let value, value.isFinite else { return ListedText(content: .blank) }
    return ListedText(content: .number(value), numberFormat: format)
  }
}
