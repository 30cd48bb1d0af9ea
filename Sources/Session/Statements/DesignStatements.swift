import LocalEngine
import Codebook
import Microdata
import QueryPlan
import QuerySyntax

/// `design`.
extension StatementRunner {
  mutating func declare(_ statement: DesignStatement) throws {
    var dataset = try current(at: statement.place.range).dataset
    guard !statement.isOff else {
      dataset.declare(nil)
      replaceCurrent(dataset)
      return notice("design off: rows are a simple random sample")
    }
    let sampled = try SampledRows(binder(dataset).design(statement), of: dataset)
    dataset.declare(sampled)
    replaceCurrent(dataset)
    let design = sampled.design
    notice("design: " + design.summary)
    let single = design.unitCounts.count { $0 == 1 }
    guard single > 0 else { return }
    notice(
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
