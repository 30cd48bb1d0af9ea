package import Codebook

/// How a sample was drawn, with the group of every row.
package struct SampledRows: Sendable {
  package private(set) var design: SurveyDesign
  /// The group of every row, from 1: its cluster, or its stratum where rows are the units.
  package private(set) var groups: [UInt32]

  /// - Parameters:
  ///   - design: its `unitCounts` are counted here.
  ///   - groups: the group of every row, from 1.
  /// - Complexity: O(rows).
  package init(design: SurveyDesign, groups: [UInt32]) {
    self.design = design
    self.groups = groups
    self.design.unitCounts = Self.unitCounts(design, groups)
  }

  private static func unitCounts(_ design: SurveyDesign, _ groups: [UInt32]) -> [Int] {
    var rows = Array(repeating: 0, count: design.groupCount)
    for group in groups { rows[Int(group) - 1] += 1 }
    var counts = Array(repeating: 0, count: design.stratumCount)
    for (group, count) in rows.enumerated() where count > 0 {
      counts[design.stratumOfGroup[group]] += design.rowsAreUnits ? count : 1
    }
    return counts
  }

  /// The design of the rows named only, in that order; groups and strata without a row leave it.
  package func selecting(_ kept: [Int]) -> SampledRows {
    var numberOfGroup: [UInt32: UInt32] = [:]
    var numberOfStratum: [Int: Int] = [:]
    var left = design
    left.stratumOfGroup = []
    left.populations = []
    let numbers = kept.map { row in
      let group = groups[row]
      if let number = numberOfGroup[group] { return number }
      let stratum = design.stratumOfGroup[Int(group) - 1]
      let place = numberOfStratum[stratum] ?? left.populations.count
      if numberOfStratum.updateValue(place, forKey: stratum) == nil {
        left.populations.append(design.populations[stratum])
      }
      left.stratumOfGroup.append(place)
      let number = UInt32(left.stratumOfGroup.count)
      numberOfGroup[group] = number
      return number
    }
    return SampledRows(design: left, groups: numbers)
  }
}
