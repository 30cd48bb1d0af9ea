import Statistics
import TestSupport
import Testing

@Suite("Variances of a sample design")
struct DesignVarianceTests {
  /// The design that R's values were computed with: strata 1 to 3 of rows and of 19 clusters each.
  enum Place {
    static func stratum(_ index: Int) -> Int { index % 7 < 3 ? 0 : index % 7 < 5 ? 1 : 2 }
    static func cluster(_ index: Int) -> Int { 19 * stratum(index) + (index / 7) % 19 }
    static let rowCounts = [282, 188, 188]
    static let rowPopulations = [1000.0, 700, 2000]
    static let clusterPopulations = [60.0, 200, 45]
  }

  /// u = w(y−p)/W over a domain, 0 outside.
  static func influences(
    of value: (ReferenceSurvey.Row) -> Double,
    where condition: (ReferenceSurvey.Row) -> Bool = { _ in true }
  ) -> [Double] {
    let members = ReferenceSurvey.rows.filter(condition)
    let weights = members.reduce(0) { $0 + $1.weight }
    let mean = members.reduce(0) { $0 + $1.weight * value($1) } / weights
    return ReferenceSurvey.rows.map { row in
      condition(row) ? row.weight * (value(row) - mean) / weights : 0
    }
  }

  static func remote(role: Int) -> [Double] {
    influences(of: { $0.worksRemotely ? 1 : 0 }, where: { $0.role == role })
  }

  /// Totals of each of the 57 clusters.
  static func clusterTotals(_ influences: [Double]) -> [Double] {
    var totals = Array(repeating: 0.0, count: 57)
    for (index, influence) in influences.enumerated() { totals[Place.cluster(index)] += influence }
    return totals
  }

  static func rowSums(_ first: [Double], _ second: [Double]) -> [StratumSums] {
    var sums = Array(repeating: StratumSums(), count: 3)
    for index in first.indices {
      let stratum = Place.stratum(index)
      sums[stratum].sumFirst += first[index]
      sums[stratum].sumSecond += second[index]
      sums[stratum].sumProducts += first[index] * second[index]
    }
    return sums
  }

  static func rowDesign(isCorrected: Bool) throws -> SampleDesign {
    try SampleDesign(
      strata: zip(Place.rowCounts, Place.rowPopulations)
        .map { count, population in
          DesignStratum(
            unitCount: count, samplingFraction: isCorrected ? Double(count) / population : 0)
        })
  }

  static func clusterDesign(isCorrected: Bool) throws -> SampleDesign {
    try SampleDesign(
      strata: Place.clusterPopulations.map { population in
        DesignStratum(unitCount: 19, samplingFraction: isCorrected ? 19 / population : 0)
      })
  }

  static let remoteWork = influences { $0.worksRemotely ? 1 : 0 }
  static let scoreIn2020 = influences(of: { $0.score }, where: { $0.wave == 2020 })

  @Test(
    "strata of rows agree with R",
    arguments: [
      // R survey: des = svydesign(ids=~1, strata=~s, weights=~w) without and with fpc=~N; the
      // errors of svymean(~y, des) and svymean(~score, subset(des, wave==2020)); the covariance of
      // roles 1 and 2 in vcov(svyby(~y, ~role, des, svymean, covmat=TRUE))
      (false, 0.020543682327818554, 0.18574041899441313, 3.8874198018597553e-09),
      (true, 0.018086306819815417, 0.16340258341797773, 1.0036461833785416e-08),
    ])
  func rows(isCorrected: Bool, share: Double, score: Double, covariance: Double) throws {
    let design = try Self.rowDesign(isCorrected: isCorrected)
    let error = { (form: [Double]) in design.variance(Self.rowSums(form, form)).squareRoot() }
    #expect(isClose(error(Self.remoteWork), share))
    #expect(isClose(error(Self.scoreIn2020), score))
    let sums = Self.rowSums(Self.remote(role: 1), Self.remote(role: 2))
    #expect(isClose(design.covariance(sums), covariance, within: 1e-9))
  }

  @Test(
    "strata of clusters agree with R",
    arguments: [
      // R survey: the same of svydesign(ids=~c, strata=~s, weights=~w) without and with fpc=~N
      (false, 0.015865408235749886, 0.25397758619608213, -0.00011224666684707051),
      (true, 0.013366359977965932, 0.21908026570280736, -0.00010933021903793804),
    ])
  func clusters(isCorrected: Bool, share: Double, score: Double, covariance: Double) throws {
    let design = try Self.clusterDesign(isCorrected: isCorrected)
    let strata = (0..<57).map { $0 / 19 }
    let error = { (form: [Double]) in
      design.variance(Self.clusterTotals(form), stratumOfUnit: strata).squareRoot()
    }
    #expect(isClose(error(Self.remoteWork), share))
    #expect(isClose(error(Self.scoreIn2020), score))
    let totals = [1, 2].map { Self.clusterTotals(Self.remote(role: $0)) }
    let actual = design.covariance(totals[0], totals[1], stratumOfUnit: strata)
    #expect(isClose(actual, covariance, within: 1e-11))
    let matrix = design.covarianceMatrix(of: totals, stratumOfUnit: strata)
    #expect(matrix[1] == actual)
    #expect(matrix[2] == actual)
    #expect(matrix[0] == design.variance(totals[0], stratumOfUnit: strata))
  }

  @Test(
    "a single unit agrees with R's options",
    arguments: [
      // R survey: options(survey.lonely.psu="certainty"), "adjust"; cluster 5 of stratum 1 as a
      // stratum of its own; SE(svymean(~y, des)) without fpc, and with populations of 50 and 4
      (.certainty, false, 0.01572579883583548), (.certainty, true, 0.012490401510473309),
      (.centred, false, 0.015870150076660584), (.centred, true, 0.01262659161118938),
    ] as [(SingleUnitRule, Bool, Double)])
  func singleUnit(rule: SingleUnitRule, isCorrected: Bool, standardError: Double) throws {
    let counts = [18, 19, 19, 1]
    let populations = [50.0, 50, 50, 4]
    let design = try SampleDesign(
      strata: zip(counts, populations)
        .map { count, population in
          DesignStratum(
            unitCount: count, samplingFraction: isCorrected ? Double(count) / population : 0)
        },
      singleUnits: rule)
    let variance = design.variance(
      Self.clusterTotals(Self.remoteWork), stratumOfUnit: (0..<57).map { $0 == 5 ? 3 : $0 / 19 })
    #expect(isClose(variance.squareRoot(), standardError))
  }

  @Test("units without rows count, with totals of 0")
  func absentUnits() throws {
    let design = try SampleDesign(
      strata: [DesignStratum(unitCount: 5), DesignStratum(unitCount: 3)])
    let totals = [0.5, 0, -0.2, 0, 0, 0, 0.7, 0]
    let all = design.variance(totals, stratumOfUnit: [0, 0, 0, 0, 0, 1, 1, 1])
    let listed = design.variance([0.7, 0.5, -0.2], stratumOfUnit: [1, 0, 0])
    #expect(isClose(listed, all))
    // R: 5/4*sum((u-mean(u))^2) of c(.5, 0, -.2, 0, 0), 3/2*sum((v-mean(v))^2) of c(0, .7, 0)
    #expect(isClose(all, 0.83))
    #expect(design.variance([], stratumOfUnit: []) == 0)
  }

  @Test("random designs agree with the row-by-row textbook", arguments: 0..<60)
  func randomDesigns(seed: UInt64) throws {
    var numbers = SeededNumbers(seed: seed)
    let naive = NaiveDesign.random(
      rowCount: numbers.whole(8...60), isClustered: numbers.chance(0.5), using: &numbers)
    let values = naive.rows.map { _ -> Double? in
      numbers.chance(0.1) ? nil : Double(numbers.whole(-3...3))
    }
    let domain = naive.rows.map { _ in numbers.chance(0.7) }
    let expected = naive.mean(of: values, where: domain)
    guard expected.value.isFinite else { return }
    let counted = CountedDesign(naive)
    let design = try SampleDesign(strata: counted.strata)
    let form = counted.influences(values, domain, mean: expected.value)
    let variance = design.variance(counted.totals(form), stratumOfUnit: counted.stratumOfUnit)
    let expectedVariance = try #require(expected.variance)
    #expect(isClose(variance, expectedVariance, within: 1e-10))
    #expect(design.degreesOfFreedom == naive.degreesOfFreedom)
  }

  @Test("random differences of overlapping domains agree with the row-by-row textbook")
  func randomDifferences() throws {
    var numbers = SeededNumbers(seed: 7)
    for _ in 0..<40 {
      let naive = NaiveDesign.random(rowCount: 40, isClustered: true, using: &numbers)
      let values = naive.rows.map { _ in numbers.chance(0.4) ? 1.0 : 0 }
      let domains = (0..<2).map { _ in naive.rows.map { _ in numbers.chance(0.6) } }
      let expected = naive.difference(of: values, between: domains[0], and: domains[1])
      let counted = CountedDesign(naive)
      let design = try SampleDesign(strata: counted.strata)
      let estimates = domains.map { naive.mean(of: values, where: $0) }
      let forms = zip(domains, estimates)
        .map { counted.totals(counted.influences(values, $0, mean: $1.value)) }
      let matrix = design.covarianceMatrix(of: forms, stratumOfUnit: counted.stratumOfUnit)
      let variance = matrix[0] + matrix[3] - 2 * matrix[1]
      let expectedVariance = try #require(expected.variance)
      #expect(isClose(variance, expectedVariance, within: 1e-9))
    }
  }
}

/// A naive design as its strata and units.
private struct CountedDesign {
  let naive: NaiveDesign
  let strata: [DesignStratum]
  /// The unit of each row, and the stratum of each unit.
  let unitOfRow: [Int]
  let stratumOfUnit: [Int]

  init(_ naive: NaiveDesign) {
    self.naive = naive
    var places: [Int: Int] = [:]
    var stratumOfUnit: [Int] = []
    unitOfRow = naive.rows.enumerated()
      .map { index, row in
        let name = row.cluster ?? (1_000_000 + index)
        if let place = places[name] { return place }
        places[name] = stratumOfUnit.count
        stratumOfUnit.append(row.stratum)
        return stratumOfUnit.count - 1
      }
    self.stratumOfUnit = stratumOfUnit
    strata = (0...(stratumOfUnit.max() ?? 0))
      .map { stratum in
        let count = stratumOfUnit.count { $0 == stratum }
        let population = naive.rows.first { $0.stratum == stratum }?.populationSize
        return DesignStratum(
          unitCount: count, samplingFraction: population.map { Double(count) / $0 } ?? 0)
      }
  }

  func influences(_ values: [Double?], _ domain: [Bool], mean: Double) -> [Double] {
    let members = naive.rows.indices.filter { domain[$0] && values[$0] != nil }
    let weights = members.reduce(0) { $0 + naive.rows[$1].weight }
    return naive.rows.indices.map { index in
      guard domain[index], let value = values[index] else { return 0 }
      return naive.rows[index].weight * (value - mean) / weights
    }
  }

  func totals(_ influences: [Double]) -> [Double] {
    var totals = Array(repeating: 0.0, count: stratumOfUnit.count)
    for (index, influence) in influences.enumerated() { totals[unitOfRow[index]] += influence }
    return totals
  }
}
