internal import Codebook
package import Microdata
package import QueryPlan

/// Finds the groups of a design in the rows of a data set.
extension SampledRows {
  /// The design that is asked for, over all rows.
  ///
  /// - Throws: rows without a stratum or cluster; population sizes that differ within a stratum or
  ///   are too small.
  /// - Complexity: O(rows · variables).
  package init(_ request: DesignRequest, of dataset: Dataset) throws(BindingError) {
    var strata = DesignCodes(rowCount: dataset.rowCount)
    for part in request.strata { try strata.refine(by: part, of: dataset) }
    var groups = strata
    if let cluster = request.cluster { try groups.refine(by: cluster, of: dataset) }
    self.init(
      design: SurveyDesign(
        strata: request.strata.map(\.variable.name), cluster: request.cluster?.variable.name,
        population: request.population?.variable.name, singleUnits: request.singleUnits,
        stratumOfGroup: groups.outer(strata),
        populations: try Self.populations(request, strata, groups, dataset)),
      groups: groups.codes.map { UInt32($0 + 1) })
  }

  /// Population sizes by stratum, infinite without `fpc`.
  private static func populations(
    _ request: DesignRequest, _ strata: DesignCodes, _ groups: DesignCodes, _ dataset: Dataset
  ) throws(BindingError) -> [Double] {
    var sizes = Array(repeating: Double.infinity, count: strata.count)
    guard let population = request.population,
      let numbers = dataset.column(population.variable)?.numbers
    else { return sizes }
    let units = strata.unitCounts(of: request.cluster == nil ? nil : groups)
    for (row, stratum) in strata.codes.enumerated() {
      let size = numbers[row]
      let isConsistent = sizes[stratum] == .infinity || sizes[stratum] == size
      guard size.isFinite, isConsistent, size >= Double(units[stratum]) else {
        throw .badPopulation(
          variable: population.variable.name, row: row + 1, units: units[stratum],
          differs: !isConsistent, at: population.place)
      }
      sizes[stratum] = size
    }
    return sizes
  }
}

extension DesignCodes {
  /// Tells rows apart by a variable too, which all of them must have.
  fileprivate mutating func refine(
    by part: DesignRequest.DesignVariable, of dataset: Dataset
  ) throws(BindingError) {
    let values = dataset.column(part.variable)?.designValues ?? []
    let missing = values.count(where: \.isNaN)
    guard missing == 0 else {
      throw .rowsWithoutDesign(variable: part.variable.name, rows: missing, at: part.place)
    }
    refine(by: values)
  }
}

/// Rows numbered by the combination of values that they have, in order of appearance.
private struct DesignCodes {
  private(set) var codes: [Int]
  private(set) var count: Int

  init(rowCount: Int) {
    codes = Array(repeating: 0, count: rowCount)
    count = rowCount > 0 ? 1 : 0
  }

  mutating func refine(by values: [Double]) {
    struct RefinedGroup: Hashable {
      let outer: Int
      let value: Double
    }
    var numbers: [RefinedGroup: Int] = [:]
    for (row, value) in values.enumerated() {
      let key = RefinedGroup(outer: codes[row], value: value)
      let code = numbers[key] ?? numbers.count
      numbers[key] = code
      codes[row] = code
    }
    count = numbers.count
  }

  /// The coarser code that each code lies in.
  func outer(_ coarser: DesignCodes) -> [Int] {
    var outer = Array(repeating: 0, count: count)
    for (row, code) in codes.enumerated() { outer[code] = coarser.codes[row] }
    return outer
  }

  /// Units of each code: distinct finer codes, or rows.
  func unitCounts(of finer: DesignCodes?) -> [Int] {
    var counts = Array(repeating: 0, count: count)
    guard let finer else {
      for code in codes { counts[code] += 1 }
      return counts
    }
    for stratum in finer.outer(self) { counts[stratum] += 1 }
    return counts
  }
}

extension Column {
  /// One number a row that tells units apart, NaN where it is missing.
  fileprivate var designValues: [Double] {
    switch values {
    case .categorical(let column):
      let answers = column.categories.indices.map(Double.init)
      return column.codes.lookUp([.nan] + answers + unanswered)
    case .numeric: return numbers
    case .multiple: return []
    }
  }

  /// One number a row, NaN where there is none.
  fileprivate var numbers: [Double] {
    switch values {
    case .categorical(let column):
      return column.codes.lookUp([.nan] + (column.answers.numericValues ?? []) + unanswered)
    case .numeric(let column):
      switch column.storage {
      case .plain, .decimals: return column.numbers
      case .dictionary(let codes, let values): return codes.lookUp([.nan] + values + unanswered)
      }
    case .multiple: return []
    }
  }

  /// NaN for every missing reason but the first, whose slot is 0.
  private var unanswered: [Double] {
    Array(repeating: .nan, count: variable.missingReasons.count - 1)
  }
}
