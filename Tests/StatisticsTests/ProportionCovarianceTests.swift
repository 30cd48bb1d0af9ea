import Statistics
import Testing

@Suite("Covariances of a table's proportions")
struct ProportionCovarianceTests {
  /// Telework by role of the rows of each stratum.
  static let cellsByStratum = (0..<3).map { stratum in
    var cells = Array(repeating: CellSums(), count: 6)
    for (index, row) in ReferenceSurvey.rows.enumerated()
    where DesignVarianceTests.Place.stratum(index) == stratum {
      cells[(row.worksRemotely ? 0 : 3) + row.role - 1].add(weight: row.weight)
    }
    return cells
  }

  @Test(
    "the Rao-Scott test of a stratified table agrees with R",
    arguments: [
      // R survey: svychisq(~telework+role, svydesign(ids=~1, strata=~s, weights=~w)), and with fpc=~N
      (false, 10.906259437219820, 1.9994632558988976, 2.0108502950289084e-05),
      (true, 14.066340062276629, 1.9995046747619880, 9.0548882808711340e-07),
    ])
  func stratified(
    isCorrected: Bool, statistic: Double, degreesOfFreedom: Double, pValue: Double
  ) throws {
    let design = try DesignVarianceTests.rowDesign(isCorrected: isCorrected)
    let totals = (0..<6)
      .map { cell in Self.cellsByStratum.reduce(0) { $0 + $1[cell].sumWeights } }
    let sum = totals.reduce(0, +)
    let test = try RaoScottTest(
      proportions: totals.map { $0 / sum }, columnCount: 3,
      covariance: design.proportionCovariance(cells: Self.cellsByStratum), unweightedBase: 658,
      designDegreesOfFreedom: Double(design.degreesOfFreedom))
    #expect(isClose(test.statistic, statistic, within: 1e-11))
    #expect(isClose(test.numeratorDegreesOfFreedom, degreesOfFreedom))
    #expect(isClose(test.denominatorDegreesOfFreedom, 655 * degreesOfFreedom))
    #expect(isClose(test.pValue, pValue, within: 1e-10))
  }

  @Test("the Rao-Scott test of a clustered table agrees with R")
  func clustered() throws {
    // R survey: svychisq(~telework+role, svydesign(ids=~c, strata=~s, weights=~w))
    let design = try DesignVarianceTests.clusterDesign(isCorrected: false)
    let forms = (0..<6)
      .map { cell in
        DesignVarianceTests.clusterTotals(
          DesignVarianceTests.influences { row in
            (row.worksRemotely ? 0 : 3) + row.role - 1 == cell ? 1 : 0
          })
      }
    let totals = (0..<6)
      .map { cell in Self.cellsByStratum.reduce(0) { $0 + $1[cell].sumWeights } }
    let sum = totals.reduce(0, +)
    let test = try RaoScottTest(
      proportions: totals.map { $0 / sum }, columnCount: 3,
      covariance: design.covarianceMatrix(of: forms, stratumOfUnit: (0..<57).map { $0 / 19 }),
      unweightedBase: 658, designDegreesOfFreedom: Double(design.degreesOfFreedom))
    #expect(isClose(test.statistic, 13.629052742339216, within: 1e-11))
    #expect(isClose(test.numeratorDegreesOfFreedom, 1.9990135201721115))
    #expect(isClose(test.denominatorDegreesOfFreedom, 107.94673008929402))
    #expect(isClose(test.pValue, 5.2968350179540904e-06, within: 1e-10))
  }

  @Test("each cell's variance is that of its share; a row of the matrix adds to nothing")
  func variances() throws {
    let design = try SampleDesign(strata: [DesignStratum(unitCount: 658)])
    let cells = RaoScottTestTests.remoteByRole()
    let matrix = design.proportionCovariance(cells: [cells])
    for cell in cells.indices {
      let others = cells.indices.filter { $0 != cell }.reduce(CellSums()) { $0 + cells[$1] }
      let share = ShareEstimate(chosen: cells[cell], others: others, designRowCount: 658)
      #expect(isClose(matrix[cell * 6 + cell], share.variance))
      let row = matrix[(cell * 6)..<(cell * 6 + 6)].reduce(0, +)
      #expect(isClose(row, 0, within: 1e-17))
    }
  }

  @Test("no rows, no weight: no numbers")
  func edges() throws {
    let design = try SampleDesign(strata: [DesignStratum(unitCount: 5)])
    #expect(design.proportionCovariance(cells: [[]]).isEmpty)
    let weightless = design.proportionCovariance(cells: [[CellSums(), CellSums()]])
    #expect(weightless.count { $0.isNaN } == 4)
  }
}
