/// What a question asks of its source, how it was counted, and how long that took.
package struct PlanNotice: Sendable, Equatable {
  package let dataset: String
  package let rows: ToldCount
  package let kept: ToldCount
  package let cubes: Int
  package let cells: Int
  package let passes: [CountingPass]
  package let times: Times

  package init(
    dataset: String, rows: ToldCount, kept: ToldCount, cubes: Int, cells: Int,
    passes: [CountingPass], times: Times
  ) {
    self.dataset = dataset
    self.rows = rows
    self.kept = kept
    self.cubes = cubes
    self.cells = cells
    self.passes = passes
    self.times = times
  }

  /// Seconds of each stage.
  package struct Times: Sendable, Equatable {
    package let bind: Double
    package let count: Double
    package let tabulate: Double

    package init(bind: Double, count: Double, tabulate: Double) {
      self.bind = bind
      self.count = count
      self.tabulate = tabulate
    }
  }
}

/// One reading of the rows.
package struct CountingPass: Sendable, Equatable {
  package let rows: Int
  package let cells: Int
  package let columns: [Column]
  package let kernel: Kernel
  /// Whether rows are counted by weights of two bytes.
  package let hasSmallWeights: Bool
  /// Bytes that are read.
  package let bytes: Int

  package init(
    rows: Int, cells: Int, columns: [Column], kernel: Kernel, hasSmallWeights: Bool, bytes: Int
  ) {
    self.rows = rows
    self.cells = cells
    self.columns = columns
    self.kernel = kernel
    self.hasSmallWeights = hasSmallWeights
    self.bytes = bytes
  }

  /// What is read.
  package enum Column: Sendable, Equatable {
    case named(String)
    case condition, base, strata, clusters
  }

  /// How rows are counted.
  package enum Kernel: Sendable, Equatable {
    case rowsAlone, rowsOfRunsCompared, groupsCompared, rowsCompared, pairsOfRows
    case cells(bits: Int)
  }
}
