import Statistics
import Testing

@Suite("Comparison of column shares")
struct ShareComparisonTests {
  /// The comparison of remote work between two roles.
  static func remoteWork(_ first: Int, _ second: Int, isWeighted: Bool = true) -> ShareComparison {
    let shares = [first, second].map { role in
      ReferenceSurvey.remoteShare(isWeighted: isWeighted) { $0.role == role }
    }
    let columns = shares.map { ColumnShare(share: $0.share, base: $0.base) }
    let count = shares.reduce(0) { $0 + $1.base.unweightedBase }
    return ShareComparison(
      first: columns[0], second: columns[1],
      contrastVariance: shares[0].variance + shares[1].variance,
      contrastDegreesOfFreedom: Double(count - 2))
  }

  /// Two columns of rows without weights.
  static func counts(
    _ first: (chosen: Int, of: Int), _ second: (chosen: Int, of: Int), shared: Int = 0
  ) -> ShareComparison {
    let columns = [first, second].map { column in
      ColumnShare(
        share: Double(column.chosen) / Double(column.of), base: plainBase(column.of))
    }
    return ShareComparison(
      first: columns[0], second: columns[1], overlap: plainBase(shared), contrastVariance: .nan,
      contrastDegreesOfFreedom: .nan)
  }

  static func plainBase(_ count: Int) -> CellSums {
    CellSums(
      unweightedBase: count, sumWeights: Double(count), sumSquaredWeights: Double(count))
  }

  struct Reference: Sendable {
    var roles: (Int, Int)
    var mode: ComparisonMode
    var statistic: Double
  }

  static let references: [Reference] = [
    // R survey: k = svycontrast(svyby(~y, ~role, des, svymean, covmat=TRUE), c(1, -1, 0)) and so on;
    // coef(k)/SE(k)
    Reference(roles: (1, 2), mode: .linearised, statistic: -4.0573015744),
    Reference(roles: (1, 3), mode: .linearised, statistic: -4.2460739392),
    Reference(roles: (2, 3), mode: .linearised, statistic: -0.6759437295),
    // R, by the formulas: e = tapply(w, role, sum)^2/tapply(w^2, role, sum)
    Reference(roles: (1, 2), mode: .dimensions, statistic: -3.9327218904),
    Reference(roles: (1, 3), mode: .dimensions, statistic: -4.1846415340),
    Reference(roles: (2, 3), mode: .dimensions, statistic: -0.6781409316),
    Reference(roles: (1, 2), mode: .quantum, statistic: -3.9281295000),
    Reference(roles: (1, 3), mode: .quantum, statistic: -4.1785643448),
    Reference(roles: (2, 3), mode: .quantum, statistic: -0.6772317089),
  ]

  @Test("remote work by role, weighted", arguments: references)
  func weighted(_ reference: Reference) throws {
    let comparison = Self.remoteWork(reference.roles.0, reference.roles.1)
    let test = try #require(comparison.test(reference.mode))
    #expect(isClose(test.statistic, reference.statistic, within: 1e-9))
  }

  @Test(
    "the difference is that of the shares, whatever the mode", arguments: ComparisonMode.allCases)
  func difference(_ mode: ComparisonMode) throws {
    let test = try #require(Self.remoteWork(1, 2).test(mode))
    // R survey: coef(k)
    #expect(isClose(test.difference.value, -0.18377642011686363))
  }

  @Test("degrees of freedom")
  func degreesOfFreedom() throws {
    let comparison = Self.remoteWork(1, 2)
    let bases = comparison.first.base.effectiveBase + comparison.second.base.effectiveBase
    #expect(comparison.test(.linearised)?.degreesOfFreedom == 490)
    #expect(comparison.test(.z)?.degreesOfFreedom == .infinity)
    #expect(comparison.test(.spss)?.degreesOfFreedom == .infinity)
    #expect(comparison.test(.dimensions)?.degreesOfFreedom == bases - 2)
    #expect(comparison.test(.quantum)?.degreesOfFreedom == bases - 1)
  }

  @Test("SPSS's z, unweighted and on weighted counts")
  func spss() throws {
    // R: sqrt(prop.test(c(67, 109), c(230, 262), correct=FALSE)$statistic)
    let plain = try #require(Self.remoteWork(1, 2, isWeighted: false).test(.spss))
    #expect(isClose(plain.statistic, -2.8797506430, within: 1e-9))
    // R: sqrt(prop.test(W*p, W, correct=FALSE)$statistic), W = tapply(w, role, sum)
    let weighted = try #require(Self.remoteWork(1, 2).test(.spss))
    #expect(isClose(weighted.statistic, -4.6124127222, within: 1e-9))
  }

  @Test("without weights z and SPSS are the same")
  func plainZ() {
    let comparison = Self.remoteWork(1, 3, isWeighted: false)
    #expect(comparison.test(.z) == comparison.test(.spss))
  }

  @Test("the textbook z takes effective counts for counts")
  func effectiveZ() throws {
    let comparison = Self.remoteWork(1, 2)
    let test = try #require(comparison.test(.z))
    // R: sqrt(prop.test(e*p, e, correct=FALSE)$statistic)
    #expect(isClose(test.statistic, -3.9327074991088034, within: 1e-11))
  }

  @Test("Quantum's worked example: 16 of 125 against 128 of 312")
  func quantumManual() throws {
    let test = try #require(Self.counts((16, 125), (128, 312)).test(.quantum))
    #expect(isClose(test.statistic, -5.666362, within: 1e-7))
    #expect(test.degreesOfFreedom == 436)
  }

  @Test("an overlap lessens the variance and the degrees of freedom")
  func overlap() throws {
    let test = try #require(Self.counts((30, 100), (50, 120), shared: 40).test(.dimensions))
    // R: p = 80/220; (.3-50/120)/sqrt(p*(1-p)*(1/100+1/120-2*40/(100*120)))
    #expect(isClose(test.statistic, -2.2453655975512472, within: 1e-11))
    #expect(test.degreesOfFreedom == 178)
    let quantum = try #require(
      Self.counts((30, 100), (50, 120), shared: 40).test(.quantum))
    #expect(isClose(quantum.difference.variance, test.difference.variance * 220 / 219))
    #expect(quantum.degreesOfFreedom == 179)
  }

  @Test("the linearised contrast of columns that share their rows")
  func overlappingContrast() throws {
    // R survey: svycontrast(svytotal(~ya+a+yb+b, des), quote(ya/a - yb/b)), a and b being role != 3
    // and role != 1, ya and yb their products with y
    let shares = [3, 1].map { role in ReferenceSurvey.remoteShare { $0.role != role } }
    let covariance = shares[0].covariance(
      with: shares[1],
      sharedChosen: ReferenceSurvey.cell { $0.role == 2 && $0.worksRemotely },
      sharedOthers: ReferenceSurvey.cell { $0.role == 2 && !$0.worksRemotely },
      designRowCount: 658)
    let test = try #require(
      DifferenceTest(
        linearised: shares[0].estimate, shares[1].estimate, covariance: covariance,
        degreesOfFreedom: 657))
    #expect(isClose(test.difference.value, -0.0997429952318876767, within: 1e-11))
    #expect(isClose(test.difference.variance, 0.0005003908235516703, within: 1e-11))
  }

  @Test("shares of 0 and 1: SPSS skips them, the others test what varies")
  func extremeShares() {
    let one = Self.counts((0, 40), (10, 50))
    #expect(one.test(.spss) == nil)
    #expect(one.test(.z) != nil)
    let both = Self.counts((40, 40), (50, 50))
    for mode in ComparisonMode.allCases { #expect(both.test(mode) == nil) }
  }

  @Test("an empty column or the column itself is not tested", arguments: ComparisonMode.allCases)
  func untestable(_ mode: ComparisonMode) {
    #expect(Self.counts((0, 0), (10, 50)).test(mode) == nil)
    let itself = Self.counts((10, 50), (10, 50), shared: 50)
    if mode == .quantum || mode == .dimensions { #expect(itself.test(mode) == nil) }
    #expect(Self.counts((1, 1), (0, 1)).test(.dimensions) == nil)
  }

  @Test("scaling the weights changes nothing but SPSS", arguments: ComparisonMode.allCases)
  func scale(_ mode: ComparisonMode) throws {
    let shares = [1, 2].map { role in ReferenceSurvey.remoteShare(scale: 10) { $0.role == role } }
    let scaled = ShareComparison(
      first: ColumnShare(share: shares[0].share, base: shares[0].base),
      second: ColumnShare(share: shares[1].share, base: shares[1].base),
      contrastVariance: shares[0].variance + shares[1].variance, contrastDegreesOfFreedom: 490)
    let statistic = try #require(scaled.test(mode)).statistic
    let plain = try #require(Self.remoteWork(1, 2).test(mode)).statistic
    #expect(isClose(statistic, plain * (mode == .spss ? 10.0.squareRoot() : 1), within: 1e-11))
  }
}
