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
  /// Stratum of each group: a cluster, or a stratum where rows are the units: `stratumOfGroup[g - 1]`.
  package var stratumOfGroup: [Int]
  /// Units that each stratum has in the population; infinite where it is not known.
  package var populations: [Double]
  /// Units that each stratum has in the sample: clusters with a row, or rows.
  package var unitCounts: [Int]

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
    stratumOfGroup: [Int], populations: [Double], unitCounts: [Int] = []
  ) {
    self.strata = strata
    self.cluster = cluster
    self.population = population
    self.singleUnits = singleUnits
    self.stratumOfGroup = stratumOfGroup
    self.populations = populations
    self.unitCounts = unitCounts
  }

  package var groupCount: Int { stratumOfGroup.count }
  package var stratumCount: Int { populations.count }
  /// Whether every row is a unit of its own.
  package var rowsAreUnits: Bool { cluster == nil }

  /// Tells the design that a variable has another name now.
  package mutating func rename(_ old: String, to new: String) {
    strata = strata.map { $0 == old ? new : $0 }
    if cluster == old { cluster = new }
    if population == old { population = new }
  }
}
