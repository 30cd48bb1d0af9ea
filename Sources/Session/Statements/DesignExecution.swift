import Codebook
import QueryPlan
import QuerySyntax

/// `design`.
extension DesignStatement: StatementExecution {
  func run(in runner: inout StatementRunner) throws {
    let codebook = try runner.current(at: place.range).codebook
    guard !isOff else {
      try runner.apply(.sampled(nil))
      return runner.notice("design off: rows are a simple random sample")
    }
    try runner.apply(.sampled(runner.binder(codebook).design(self)))
    guard let design = try runner.current().codebook.design else { return }
    runner.notice("design: " + design.summary)
    let single = design.unitCounts.count { $0 == 1 }
    guard single > 0 else { return }
    runner.notice(
      "  \(Counting.count(single, "stratum has", "strata have")) a single unit: "
        + design.singleUnits.consequence)
  }
}

extension SurveyDesign {
  /// `12 strata, 240 clusters`.
  var summary: String {
    let units = unitCounts.reduce(0, +)
    let unit =
      rowsAreUnits
      ? Counting.count(units, "row", "rows") : Counting.count(units, "cluster", "clusters")
    let size = population.map { ", population sizes in `\($0)`" } ?? ""
    return Counting.count(stratumCount, "stratum", "strata") + ", " + unit + size
  }
}

extension SurveyDesign.SingleUnitRule {
  /// What the rule does, for a notice.
  fileprivate var consequence: String {
    switch self {
    case .refuse: "no standard errors; `single certainty` or `single centred` gives some"
    case .certainty: "counted as certain, they add no variance"
    case .centred: "their distance from the mean of all units stands for their spread"
    }
  }
}
