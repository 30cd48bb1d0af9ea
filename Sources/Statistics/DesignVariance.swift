/// Variances from the totals of each unit, for clusters.
extension SampleDesign {
  /// The covariance of two linear forms.
  ///
  /// - Parameters:
  ///   - first: the first form's total over the rows of each unit that has any.
  ///   - second: the second form's totals, of the same units.
  ///   - stratumOfUnit: the stratum of each unit, an index of `strata`; as long as the totals.
  ///     Units of the design that are not listed have no rows and totals of 0.
  /// - Returns: the covariance, in the product of the forms' units.
  /// - Complexity: O(units + strata).
  package func covariance(
    _ first: [Double], _ second: [Double], stratumOfUnit: [Int]
  ) -> Double {
    let places = UnitPlaces(stratumOfUnit, in: self)
    return dotProduct(places.scaledDeviations(first), places.scaledDeviations(second))
  }

  /// The variance of a linear form, as its covariance with itself; never negative.
  package func variance(_ totals: [Double], stratumOfUnit: [Int]) -> Double {
    covariance(totals, totals, stratumOfUnit: stratumOfUnit)
  }

  /// The covariances of several linear forms.
  ///
  /// - Parameters:
  ///   - forms: the totals of each form, as of `covariance`.
  ///   - stratumOfUnit: the stratum of each unit that is listed.
  /// - Returns: a symmetrical matrix, row-major, forms.count² long.
  /// - Complexity: O(forms² · (units + strata)).
  package func covarianceMatrix(of forms: [[Double]], stratumOfUnit: [Int]) -> [Double] {
    let places = UnitPlaces(stratumOfUnit, in: self)
    let deviations = forms.map(places.scaledDeviations)
    return symmetricMatrix(size: forms.count) { dotProduct(deviations[$0], deviations[$1]) }
  }
}

/// Where the units stand that have rows, and how many stand beside them without any.
private struct UnitPlaces {
  let design: SampleDesign
  let stratumOfUnit: [Int]
  /// The units of each stratum that are not listed.
  let absent: [Int]

  init(_ stratumOfUnit: [Int], in design: SampleDesign) {
    self.design = design
    self.stratumOfUnit = stratumOfUnit
    var absent = design.strata.map(\.unitCount)
    for stratum in stratumOfUnit { absent[stratum] -= 1 }
    precondition(absent.allSatisfy { $0 >= 0 }, "a stratum has more units than its design says")
    self.absent = absent
  }

  /// Each unit's distance from its stratum's mean times the root of the stratum's factor; then one
  /// entry a stratum for its absent units together.
  func scaledDeviations(_ totals: [Double]) -> [Double] {
    precondition(totals.count == stratumOfUnit.count, "a unit lacks its total or its stratum")
    var centres = Array(repeating: 0.0, count: design.strata.count)
    for (unit, stratum) in stratumOfUnit.enumerated() { centres[stratum] += totals[unit] }
    for stratum in centres.indices { centres[stratum] = design.centre(centres[stratum], stratum) }
    let roots = design.strata.indices.map { design.factor($0).squareRoot() }
    let present = stratumOfUnit.enumerated()
      .map { unit, stratum in roots[stratum] * (totals[unit] - centres[stratum]) }
    let missing = centres.indices.map { stratum in
      -roots[stratum] * Double(absent[stratum]).squareRoot() * centres[stratum]
    }
    return present + missing
  }
}

/// The sums over one stratum's rows that the covariance of two linear forms is computed from.
package struct StratumSums: Equatable, Sendable {
  /// Σu and Σv over the rows.
  package var sumFirst: Double
  package var sumSecond: Double
  /// Σuv over the rows.
  package var sumProducts: Double

  package init(sumFirst: Double = 0, sumSecond: Double = 0, sumProducts: Double = 0) {
    self.sumFirst = sumFirst
    self.sumSecond = sumSecond
    self.sumProducts = sumProducts
  }
}

/// Variances from sums, for rows as units.
extension SampleDesign {
  /// The covariance of two linear forms of the rows.
  ///
  /// - Parameter sums: over the rows of each stratum, those outside the domain adding 0;
  ///   sums.count == strata.count. Σu over all strata being 0, as for shares and means, little of
  ///   Σuv is lost to Σu·Σv/n.
  /// - Returns: the covariance, in the product of the forms' units.
  /// - Complexity: O(strata).
  package func covariance(_ sums: [StratumSums]) -> Double {
    precondition(sums.count == strata.count, "a stratum lacks its sums")
    return sums.indices.reduce(0) { covariance, stratum in
      let sum = sums[stratum]
      let products = sum.sumProducts - centre(sum.sumFirst, stratum) * sum.sumSecond
      return covariance + factor(stratum) * products
    }
  }

  /// The variance of a linear form whose sums were taken with itself; never negative.
  package func variance(_ sums: [StratumSums]) -> Double {
    withoutNoise(covariance(sums), of: sums.reduce(0) { $0 + $1.sumProducts })
  }
}
