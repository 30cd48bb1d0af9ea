/// How a sample was drawn: strata, clusters and the size of the population they come from.
///
/// Primary units are the clusters, or the rows where there are none. The design is that of all
/// rows of the data set; a filter is a domain of it and never changes it.
package struct SurveyDesign: Hashable, Sendable {
  /// Variables that told the strata apart, as names; empty for one stratum of all rows.
  package var strata: [String]
  /// The variable that told the clusters apart, read within strata.
  package var cluster: String?
  /// The variable with the number of units in the population of a row's stratum.
  package var population: String?
  package var singleUnits: SingleUnitRule
  /// The group of every row, from 1: its cluster, or its stratum where rows are the units.
  package private(set) var groups: [UInt32]
  /// Stratum of each group: `stratumOfGroup[g - 1]`.
  package private(set) var stratumOfGroup: [Int]
  /// Units that each stratum has in the population; infinite where it is not known.
  package private(set) var populations: [Double]

  /// What becomes of a stratum with one unit, whose variance no sample can tell.
  package enum SingleUnitRule: String, Hashable, Sendable, CaseIterable {
    /// Variances do not exist then.
    case refuse
    /// It was certain to be drawn, so it adds nothing.
    case certainty
    /// Its distance from the mean of all units stands for its spread.
    case centred
  }

  package init(
    strata: [String], cluster: String?, population: String?, singleUnits: SingleUnitRule,
    groups: [UInt32], stratumOfGroup: [Int], populations: [Double]
  ) {
    self.strata = strata
    self.cluster = cluster
    self.population = population
    self.singleUnits = singleUnits
    self.groups = groups
    self.stratumOfGroup = stratumOfGroup
    self.populations = populations
  }

  package var groupCount: Int { stratumOfGroup.count }
  package var stratumCount: Int { populations.count }
  /// Whether every row is a unit of its own.
  package var rowsAreUnits: Bool { cluster == nil }

  /// Units that each stratum has in the sample: clusters with a row, or rows.
  /// - Complexity: O(rows).
  package func unitCounts() -> [Int] {
    var rows = Array(repeating: 0, count: groupCount)
    for group in groups { rows[Int(group) - 1] += 1 }
    var counts = Array(repeating: 0, count: stratumCount)
    for (group, count) in rows.enumerated() where count > 0 {
      counts[stratumOfGroup[group]] += rowsAreUnits ? count : 1
    }
    return counts
  }

  /// The design of the rows named only, in that order; groups and strata without a row leave it.
  package func selecting(_ rows: [Int]) -> SurveyDesign {
    var numberOfGroup: [UInt32: UInt32] = [:]
    var numberOfStratum: [Int: Int] = [:]
    var copy = self
    copy.stratumOfGroup = []
    copy.populations = []
    copy.groups = rows.map { row in
      let group = groups[row]
      if let number = numberOfGroup[group] { return number }
      let stratum = stratumOfGroup[Int(group) - 1]
      let place = numberOfStratum[stratum] ?? copy.populations.count
      if numberOfStratum.updateValue(place, forKey: stratum) == nil {
        copy.populations.append(populations[stratum])
      }
      copy.stratumOfGroup.append(place)
      let number = UInt32(copy.stratumOfGroup.count)
      numberOfGroup[group] = number
      return number
    }
    return copy
  }

  /// Tells the design that a variable has another name now.
  package mutating func rename(_ old: String, to new: String) {
    strata = strata.map { $0 == old ? new : $0 }
    if cluster == old { cluster = new }
    if population == old { population = new }
  }
}
