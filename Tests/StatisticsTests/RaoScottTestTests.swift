import Statistics
import Testing

@Suite("Rao-Scott test of independence")
struct RaoScottTestTests {
  static let wholeDesign = try? SampleDesign(strata: [DesignStratum(unitCount: 658)])

  /// The test of a table of rows drawn without strata and clusters.
  static func test(_ cells: [CellSums], columnCount: Int) throws -> RaoScottTest {
    let design = try #require(wholeDesign)
    return try RaoScottTest(
      cells: cells, columnCount: columnCount, design: design, designDegreesOfFreedom: 657)
  }

  /// The same test from all covariances.
  static func testByCovariance(_ cells: [CellSums], columnCount: Int) throws -> RaoScottTest {
    let design = try #require(wholeDesign)
    let total = cells.reduce(CellSums(), +)
    return try RaoScottTest(
      proportions: cells.map { $0.sumWeights / total.sumWeights }, columnCount: columnCount,
      covariance: design.proportionCovariance(cells: [cells]),
      unweightedBase: total.unweightedBase, designDegreesOfFreedom: 657)
  }

  @Test("variances by themselves give what all covariances give", arguments: 1...20)
  func ownVariances(seed: Int) throws {
    let (rows, columns) = (2 + seed % 4, 2 + seed % 5)
    let cells = (0..<rows * columns).map { cell in
      var sums = CellSums()
      for row in 0..<(1 + (cell * seed) % 7) {
        sums.add(weight: 0.3 + Double((row * 13 + cell * 7 + seed) % 11) / 3)
      }
      return sums
    }
    let quick = try Self.test(cells, columnCount: columns)
    let whole = try Self.testByCovariance(cells, columnCount: columns)
    #expect(isClose(quick.statistic, whole.statistic, within: 1e-11))
    #expect(
      isClose(
        quick.numeratorDegreesOfFreedom, whole.numeratorDegreesOfFreedom, within: 1e-10))
  }

  /// Of the exact projection in rational numbers: X = rows and columns, (X'PX)⁻¹ by `fractions.Fraction`.
  @Test("cells of a thousand-millionth keep all digits")
  func rareCells() throws {
    let rare = 1e-9
    let cells = [5, 3, rare, 2, rare, 4, rare, 6, 2].map {
      CellSums(unweightedBase: 1, sumWeights: $0, sumSquaredWeights: $0 * $0)
    }
    let test = try Self.test(cells, columnCount: 3)
    #expect(isClose(test.statistic, 4.957731747958175, within: 1e-14))
    #expect(isClose(test.numeratorDegreesOfFreedom, 1.000000004875, within: 1e-14))
  }

  /// Telework by role, row-major.
  static func remoteByRole(isWeighted: Bool = true, scale: Double = 1) -> [CellSums] {
    [true, false].flatMap { answer in
      (1...3).map { role in
        ReferenceSurvey.cell(scale: scale, isWeighted: isWeighted) {
          $0.worksRemotely == answer && $0.role == role
        }
      }
    }
  }

  /// Two variables of three answers made of the row's number, with weight 0 in some cells.
  static func numbered(emptying emptied: Set<Int>) -> [CellSums] {
    var cells = Array(repeating: CellSums(), count: 9)
    for (index, row) in ReferenceSurvey.rows.enumerated() {
      let first = index % 4 == 0 ? 0 : index % 5 < 2 ? 1 : 2
      let second = index % 3 == 0 ? 0 : index % 7 < 3 ? 1 : 2
      let cell = 3 * first + second
      cells[cell].add(weight: emptied.contains(cell) ? 0 : row.weight)
    }
    return cells
  }

  @Test("telework by role agrees with R")
  func reference() throws {
    let test = try Self.test(Self.remoteByRole(), columnCount: 3)
    // R survey: svychisq(~telework+role, svydesign(ids=~1, weights=~w), statistic="F")
    #expect(isClose(test.statistic, 10.932008806098208))
    #expect(isClose(test.numeratorDegreesOfFreedom, 1.9994229321167052))
    #expect(isClose(test.denominatorDegreesOfFreedom, 1313.6208664006754))
    #expect(isClose(test.pValue, 1.9603489610688576e-05, within: 1e-10))
    // n times the square of the weighted Cramér's V, 0.1944973303 (2 rows)
    #expect(isClose(test.pearsonStatistic, 658 * 0.1944973303 * 0.1944973303, within: 1e-9))
  }

  @Test("the scale of the weights and the order of rows and columns do not matter")
  func invariance() throws {
    let plain = try Self.test(Self.remoteByRole(), columnCount: 3)
    let scaled = try Self.test(Self.remoteByRole(scale: 40), columnCount: 3)
    let transposed = [0, 3, 1, 4, 2, 5].map { Self.remoteByRole()[$0] }
    let turned = try Self.test(transposed, columnCount: 2)
    for other in [scaled, turned] {
      #expect(isClose(other.statistic, plain.statistic, within: 1e-11))
      #expect(
        isClose(other.numeratorDegreesOfFreedom, plain.numeratorDegreesOfFreedom, within: 1e-11))
    }
  }

  @Test("empty rows and columns do not count")
  func emptyMargins() throws {
    let plain = try Self.test(Self.remoteByRole(), columnCount: 3)
    let cells = Self.remoteByRole()
    let none = CellSums()
    let padded = try Self.test(
      [none, none, none, none] + [cells[0], none] + cells[1...2] + [cells[3], none] + cells[4...5],
      columnCount: 4)
    #expect(isClose(padded.statistic, plain.statistic))
    #expect(isClose(padded.numeratorDegreesOfFreedom, plain.numeratorDegreesOfFreedom))
  }

  @Test(
    "empty cells agree with R",
    arguments: [
      // R survey: svychisq(~a+b) with w = 0 in the cells, a = ifelse(i%%4==0, 1, ifelse(i%%5<2, 2, 3))
      // and b = ifelse(i%%3==0, 1, ifelse(i%%7<3, 2, 3))
      ([], 4.0124015260264469e-02, 3.9997429531149136, 0.99694425733253533),
      ([0], 11.115771512438435, 3.9928755690719946, 6.2655959474015270e-09),
      ([0, 1, 3], 30.003461425360523, 3.9659304492470495, 2.9487220768843886e-24),
    ] as [(Set<Int>, Double, Double, Double)])
  func emptyCells(
    emptied: Set<Int>, statistic: Double, degreesOfFreedom: Double, pValue: Double
  ) throws {
    let test = try Self.test(Self.numbered(emptying: emptied), columnCount: 3)
    #expect(isClose(test.statistic, statistic, within: 1e-10))
    #expect(isClose(test.numeratorDegreesOfFreedom, degreesOfFreedom, within: 1e-11))
    #expect(isClose(test.denominatorDegreesOfFreedom, 657 * degreesOfFreedom, within: 1e-11))
    #expect(isClose(test.pValue, pValue, within: 1e-8))
  }

  @Test("where R's matrix is singular, empty cells close a circle")
  func tooManyEmptyCells() {
    #expect(throws: RaoScottError.tooManyEmptyCells) {
      try Self.test(Self.numbered(emptying: [0, 1, 3, 4]), columnCount: 3)
    }
  }

  @Test("without weights F is near Pearson's chi-squared over its degrees of freedom")
  func unweighted() throws {
    let test = try Self.test(Self.remoteByRole(isWeighted: false), columnCount: 3)
    // scipy: chi2_contingency(table, correction=False)
    #expect(isClose(test.pearsonStatistic, 20.313629058163524))
    #expect(isClose(test.numeratorDegreesOfFreedom, 2, within: 0.01))
    #expect(isClose(test.statistic, test.pearsonStatistic / 2, within: 0.05))
  }

  @Test("a table of one row, of nothing, of no variance, of too many cells")
  func refusals() {
    let cells = Self.remoteByRole()
    #expect(throws: RaoScottError.emptyTable) { try Self.test(Array(cells[0...2]), columnCount: 3) }
    #expect(throws: RaoScottError.self) {
      try Self.test([CellSums(), CellSums(), CellSums(), CellSums()], columnCount: 2)
    }
    let even = [0.25, 0.25, 0.25, 0.25]
    let flat = Array(repeating: 0.0, count: 16)
    #expect(throws: RaoScottError.noVariance) {
      try RaoScottTest(
        proportions: even, columnCount: 2, covariance: flat, unweightedBase: 9,
        designDegreesOfFreedom: 8)
    }
    let count = RaoScottTest.largestCellCount + 2
    #expect(throws: RaoScottError.tooLarge) {
      try RaoScottTest(
        proportions: Array(repeating: 1 / Double(count), count: count), columnCount: 2,
        covariance: Array(repeating: 0, count: count * count), unweightedBase: 9,
        designDegreesOfFreedom: 8)
    }
  }

  @Test("two halves that share nothing: rounding is not taken for a variance", arguments: [0.1, 1])
  func halves(weight: Double) {
    let half = CellSums(
      unweightedBase: 9, sumWeights: 9 * weight, sumSquaredWeights: 9 * weight * weight)
    let cells = [half, CellSums(), CellSums(), half]
    #expect(throws: RaoScottError.noVariance) { try Self.test(cells, columnCount: 2) }
  }

  @Test("no degrees of freedom and unknown covariances are errors, not numbers")
  func unknowns() throws {
    let even = [0.25, 0.25, 0.25, 0.25]
    for covariance in [Double.nan, .infinity] {
      #expect(throws: RaoScottError.noVariance) {
        try RaoScottTest(
          proportions: even, columnCount: 2,
          covariance: Array(repeating: covariance, count: 16), unweightedBase: 9,
          designDegreesOfFreedom: 8)
      }
    }
    let design = try #require(Self.wholeDesign)
    let cells = Array(Self.remoteByRole()[1...2] + Self.remoteByRole()[4...5])
    let total = cells.reduce(0) { $0 + $1.sumWeights }
    #expect(throws: RaoScottError.noVariance) {
      try RaoScottTest(
        proportions: cells.map { $0.sumWeights / total }, columnCount: 2,
        covariance: design.proportionCovariance(cells: [cells]), unweightedBase: 9,
        designDegreesOfFreedom: 0)
    }
  }
}
