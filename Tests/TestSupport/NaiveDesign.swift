/// A sample design row by row, and linearised variances as a textbook writes them.
///
/// Slow and plain, with no code of the statistics that are checked with it. A row that is not in a
/// domain adds 0, and so does a unit without any row in it.
///
/// - Source: W. G. Cochran, *Sampling Techniques*, 3rd edition, 1977, chapters 5, 6 and 11.
package struct NaiveDesign: Sendable {
  /// Where a row was drawn.
  package struct Row: Sendable {
    package var weight: Double
    package var stratum: Int
    /// The cluster, of a number that no other stratum has; nil for a row that was drawn itself.
    package var cluster: Int?
    /// The units of the population in the stratum; nil without a finite population correction.
    package var populationSize: Double?

    package init(
      weight: Double, stratum: Int = 0, cluster: Int? = nil, populationSize: Double? = nil
    ) {
      self.weight = weight
      self.stratum = stratum
      self.cluster = cluster
      self.populationSize = populationSize
    }
  }

  /// What a stratum of one unit adds.
  package enum SingleUnits: CaseIterable, Sendable {
    case noVariance, nothing, squaredTotal
  }

  /// An estimate, without a variance where a single unit forbids it.
  package struct Result: Sendable {
    package var value: Double
    package var variance: Double?
  }

  package var rows: [Row]
  package var singleUnits: SingleUnits

  package init(rows: [Row], singleUnits: SingleUnits = .noVariance) {
    self.rows = rows
    self.singleUnits = singleUnits
  }
}

extension NaiveDesign {
  /// The weighted mean over the rows of a domain that have a value.
  package func mean(of values: [Double?], where domain: [Bool]) -> Result {
    let (mean, influences) = linearised(values, domain)
    return Result(
      value: mean, variance: isTold(values, domain) ? variance(influences) : nil)
  }

  /// The weighted share of the yes among the rows of a domain with an answer.
  package func share(of answers: [Bool?], where domain: [Bool]) -> Result {
    mean(of: answers.map { $0.map { $0 ? 1 : 0 } }, where: domain)
  }

  /// The mean of one domain less that of another, which may have rows in common.
  package func difference(
    of values: [Double?], between first: [Bool], and second: [Bool]
  ) -> Result {
    let (firstMean, firstInfluences) = linearised(values, first)
    let (secondMean, secondInfluences) = linearised(values, second)
    let influences = rows.indices.map { firstInfluences[$0] - secondInfluences[$0] }
    let either = zip(first, second).map { $0 || $1 }
    let isTold = !isOne(values, first) && !isOne(values, second) && isTold(values, either)
    return Result(value: firstMean - secondMean, variance: isTold ? variance(influences) : nil)
  }

  /// Whether one row alone of a domain has a value, which shows no spread.
  private func isOne(_ values: [Double?], _ domain: [Bool]) -> Bool {
    zip(values, domain).count { $0 != nil && $1 } == 1
  }

  /// Whether a domain shows a spread: neither one row nor as many strata as units.
  private func isTold(_ values: [Double?], _ domain: [Bool]) -> Bool {
    !isOne(values, domain) && degreesOfFreedom(of: values, where: domain) > 0
  }

  /// The units less the strata of those with a row of a domain that has a value.
  package func degreesOfFreedom(of values: [Double?], where domain: [Bool]) -> Int {
    strata.values.reduce(0) { degrees, members in
      let present = units(members).count { unit in
        unit.contains { domain[$0] && values[$0] != nil }
      }
      return degrees + max(0, present - 1)
    }
  }

  /// The units less the strata.
  package var degreesOfFreedom: Int {
    strata.values.reduce(0) { $0 + units($1).count - 1 }
  }

  private func linearised(_ values: [Double?], _ domain: [Bool]) -> (Double, [Double]) {
    var (sum, weights) = (0.0, 0.0)
    for (index, row) in rows.enumerated() {
      guard domain[index], let value = values[index] else { continue }
      sum += row.weight * value
      weights += row.weight
    }
    let mean = sum / weights
    let influences = rows.indices.map { index in
      guard domain[index], let value = values[index] else { return 0.0 }
      return rows[index].weight * (value - mean) / weights
    }
    return (mean, influences)
  }
}

extension NaiveDesign {
  /// Indices of the rows of each stratum.
  private var strata: [Int: [Int]] {
    Dictionary(grouping: rows.indices) { rows[$0].stratum }
  }

  /// Indices of the rows of each unit.
  private func units(_ members: [Int]) -> [[Int]] {
    let own = members.filter { rows[$0].cluster == nil }.map { [$0] }
    let clustered = members.filter { rows[$0].cluster != nil }
    return own + Dictionary(grouping: clustered) { rows[$0].cluster }.values
  }

  /// The variance of a total of influences; nil where a single unit forbids it.
  package func variance(_ influences: [Double]) -> Double? {
    var sum = 0.0
    for members in strata.values.sorted(by: { $0[0] < $1[0] }) {
      let totals = units(members).map { unit in unit.reduce(0) { $0 + influences[$1] } }
      let count = Double(totals.count)
      let unseen = rows[members[0]].populationSize.map { 1 - count / $0 } ?? 1
      if totals.count == 1 {
        if unseen == 0 || singleUnits == .nothing { continue }
        if singleUnits == .noVariance { return nil }
        sum += unseen * totals[0] * totals[0]
        continue
      }
      let mean = totals.reduce(0, +) / count
      let squares = totals.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      sum += unseen * count / (count - 1) * squares
    }
    return sum
  }
}

extension NaiveDesign {
  /// Draws a design of at least two units in every stratum.
  ///
  /// - Parameters:
  ///   - rowCount: the rows, at least 8.
  ///   - isClustered: whether rows were drawn in clusters.
  ///   - numbers: where chance comes from.
  /// - Returns: a design of one to three strata, some with the size of their population.
  package static func random(
    rowCount: Int, isClustered: Bool, using numbers: inout SeededNumbers
  ) -> NaiveDesign {
    let strataCount = numbers.whole(1...3)
    let sizes = (0..<strataCount).map { _ in
      numbers.chance(0.5) ? Double(numbers.whole(rowCount...(4 * rowCount))) : nil
    }
    let rows = (0..<rowCount).map { index in
      let stratum = index % strataCount
      let cluster = stratum * 1000 + (index < 2 * strataCount ? index : numbers.whole(0...7))
      return Row(
        weight: Double(numbers.whole(1...40)) / 10, stratum: stratum,
        cluster: isClustered ? cluster : nil, populationSize: sizes[stratum])
    }
    return NaiveDesign(rows: rows)
  }
}
