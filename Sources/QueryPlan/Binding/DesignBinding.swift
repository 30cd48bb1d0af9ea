package import Microdata
package import QuerySyntax

/// Binding of `design`: the variables that tell strata, clusters and population sizes apart.
extension Binder {
  /// The design that a statement declares over all rows.
  ///
  /// - Throws: an unknown variable; a variable that is no stratum or cluster; rows without a
  ///   stratum or cluster; population sizes that differ within a stratum or are too small.
  /// - Complexity: O(rows · variables).
  package func design(_ statement: DesignStatement) throws(BindingError) -> SurveyDesign {
    var strata = DesignCodes(rowCount: dataset.rowCount)
    let stratumVariables = try variables(statement.strata)
    for variable in stratumVariables {
      try refine(&strata, by: variable, at: statement.place)
    }
    var groups = strata
    if let name = statement.cluster {
      try refine(&groups, by: try variable(name), at: name.place)
    }
    return SurveyDesign(
      strata: stratumVariables.map(\.name),
      cluster: try statement.cluster.map { name throws(BindingError) in try variable(name).name },
      population: try statement.population.map { name throws(BindingError) in
        try numericVariable(name).name
      }, singleUnits: statement.singleUnits.map(SurveyDesign.SingleUnitRule.init) ?? .refuse,
      groups: groups.codes.map { UInt32($0 + 1) },
      stratumOfGroup: groups.outer(strata),
      populations: try populations(statement, strata, groups))
  }

  private func refine(
    _ codes: inout DesignCodes, by variable: Variable, at place: Place
  ) throws(BindingError) {
    guard let values = variable.designValues else {
      throw .notADesignVariable(variable: variable.name, at: place.range)
    }
    let missing = values.count(where: \.isNaN)
    guard missing == 0 else {
      throw .rowsWithoutDesign(variable: variable.name, rows: missing, at: place.range)
    }
    codes.refine(by: values)
  }

  /// Population sizes by stratum, infinite without `fpc`.
  private func populations(
    _ statement: DesignStatement, _ strata: DesignCodes, _ groups: DesignCodes
  ) throws(BindingError) -> [Double] {
    var sizes = Array(repeating: Double.infinity, count: strata.count)
    guard let name = statement.population else { return sizes }
    let variable = try numericVariable(name)
    let numbers = variable.numbers
    let units = strata.unitCounts(of: statement.cluster == nil ? nil : groups)
    for (row, stratum) in strata.codes.enumerated() {
      let size = numbers[row]
      let isConsistent = sizes[stratum] == .infinity || sizes[stratum] == size
      guard size.isFinite, isConsistent, size >= Double(units[stratum]) else {
        throw .badPopulation(
          variable: variable.name, row: row + 1, units: units[stratum],
          differs: !isConsistent, at: name.place.range)
      }
      sizes[stratum] = size
    }
    return sizes
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
    struct Key: Hashable {
      let outer: Int
      let value: Double
    }
    var numbers: [Key: Int] = [:]
    for (row, value) in values.enumerated() {
      let key = Key(outer: codes[row], value: value)
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

extension SurveyDesign.SingleUnitRule {
  init(_ word: DesignStatement.SingleUnitWord) {
    switch word {
    case .refuse: self = .refuse
    case .certainty: self = .certainty
    case .centred: self = .centred
    }
  }
}

extension Variable {
  /// One number a row that tells units apart, NaN where it is missing; nothing for a set.
  fileprivate var designValues: [Double]? {
    switch values {
    case .categorical(let column):
      let answers = column.categories.indices.map(Double.init)
      return column.codes.lookUp([.nan] + answers + unanswered)
    case .numeric: return numbers
    case .multiple: return nil
    }
  }

  /// One number a row, NaN where there is none.
  fileprivate var numbers: [Double] {
    switch values {
    case .categorical(let column):
      return column.codes.lookUp([.nan] + (column.numericValues ?? []) + unanswered)
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
    Array(repeating: .nan, count: missingReasons.count - 1)
  }
}
