package import Threading
import Diagnostics
internal import Codebook
package import Microdata
package import QueryPlan

/// The codes of an axis with their number of slots.
package struct AxisCodes: Sendable {
  package let codes: CodeStorage
  package let slotCount: Int
}

/// The numbers of a variable: by slot, or one a row.
package enum NumberColumn: Sendable {
  /// `bySlot[code]` is the row's number, NaN where it is missing.
  case coded(CodeStorage, bySlot: [Double])
  case plain(PlainNumbers)
  case decimals(FixedPoint)

  /// A number a row, NaN where it is missing.
  package var expanded: [Double] {
    switch self {
    case .coded(let codes, let bySlot): codes.lookUp(bySlot)
    case .plain(let numbers): numbers.rows.array
    case .decimals(let numbers): numbers.numbers
    }
  }
}

extension NumberColumn {
  var byteCount: Int {
    switch self {
    case .plain(let numbers): numbers.rows.byteCount
    case .decimals(let numbers): numbers.units.byteCount
    case .coded(let codes, _): codes.byteCount
    }
  }

  /// The first row whose number is as wanted.
  /// - Complexity: O(1) where no number of the column can be, otherwise O(rows up to the first).
  package func first(where isWanted: (Double) -> Bool) -> (row: Int, number: Double)? {
    switch self {
    case .plain(let numbers):
      return numbers.rows.withSpan { rows in
        rows.indices.first { isWanted(rows[$0]) }.map { ($0, rows[$0]) }
      }
    case .decimals(let numbers):
      return numbers.units.withSpan { units in
        units.indices.first { isWanted(Double(units[$0]) / numbers.scale) }.map {
          ($0, numbers[$0])
        }
      }
    case .coded(let codes, let bySlot):
      let wanted = bySlot.map(isWanted)
      guard wanted.contains(true) else { return nil }
      return (0..<codes.count).first { wanted[codes[$0]] }.map { ($0, bySlot[codes[$0]]) }
    }
  }

  /// Units of 1 in sums of the numbers as weights.
  var scale: Double { if case .decimals(let numbers) = self { numbers.scale } else { 1 } }

  /// How the numbers are added as weights.
  var form: WeightForm { if case .decimals = self { .units } else { .doubles } }

  /// Whether every row has a number above 0, so far as that is known without reading them.
  var isPositive: Bool {
    guard case .plain(let numbers) = self, let range = numbers.range else { return false }
    return !numbers.hasMissing && range.lowerBound > 0
  }

  /// A number that no row's is above.
  /// - Complexity: O(slots).
  package var highest: Double {
    switch self {
    case .plain(let numbers): numbers.range?.upperBound ?? 0
    case .decimals(let numbers): numbers.range?.upperBound ?? 0
    case .coded(_, let bySlot): bySlot.reduce(0) { max($0, $1.isNaN ? 0 : $1) }
    }
  }

  /// Whether a row may have a number below 0.
  /// - Complexity: O(slots).
  package var mayBeNegative: Bool {
    switch self {
    case .plain(let numbers): (numbers.range?.lowerBound ?? 0) < 0
    case .decimals: false
    case .coded(_, let bySlot): bySlot.contains { $0 < 0 }
    }
  }
}

/// Reads the columns of a data set in the form that kernels want.
package struct ColumnAccess: Sendable {
  package let dataset: Dataset
  package let control: WorkControl

  package init(dataset: Dataset, control: WorkControl) {
    self.dataset = dataset
    self.control = control
  }

  /// The codes of an axis.
  package func codes(_ source: AxisSource) throws -> AxisCodes {
    let slotCount = dataset.codebook.slotLayout(of: source).slotCount
    return AxisCodes(codes: try storage(source), slotCount: slotCount)
  }

  private func storage(_ source: AxisSource) throws -> CodeStorage {
    switch source {
    case .variable(let name), .state(let name): return variableCodes(name)
    case .item(let name, let index):
      guard case .multiple(let multiple)? = dataset.column(name)?.values else { return noCodes }
      return .bytes(StoredRows(multiple.plane(index)))
    case .answered(let name): return answered(name)
    case .truth(let condition):
      return .bytes(StoredRows(try ConditionKernel(columns: self).truths(condition)))
    case .coverage(let parts): return .bytes(StoredRows(try coverage(parts)))
    case .stratum, .cluster: return designCodes(source)
    }
  }

  /// The strata or clusters of the design; its groups are strata where rows are the units.
  private func designCodes(_ source: AxisSource) -> CodeStorage {
    guard let design = dataset.codebook.design else { return noCodes }
    let groups = CodeStorage.longs(StoredRows(dataset.designGroups))
    if source == design.unitAxis { return groups }
    guard source == .stratum else { return noCodes }
    return groups.mapped(
      by: [0] + design.stratumOfGroup.map { $0 + 1 }, slotCount: design.stratumCount + 1)
  }

  private func answered(_ name: String) -> CodeStorage {
    guard case .numeric(let column)? = dataset.column(name)?.values else { return noCodes }
    let layout = dataset.codebook.slotLayout(of: .answered(name))
    let slots = column.numbers.map { number in
      number.isNaN ? layout.slot(ofReason: NumericColumn.missingReason(of: number)) : 1
    }
    return CodeStorage(slots, slotCount: layout.slotCount)
  }

  private func variableCodes(_ name: String) -> CodeStorage {
    switch dataset.column(name)?.values {
    case .categorical(let column): return column.codes
    case .multiple(let multiple): return multiple.state
    case .numeric(let column):
      guard case .dictionary(let codes, _) = column.storage else { return noCodes }
      return codes
    case nil: return noCodes
    }
  }

  private var noCodes: CodeStorage {
    .bytes(StoredRows(Array(repeating: 0, count: dataset.rowCount)))
  }

  /// 1 for rows with a valid answer on every source of at least one part.
  private func coverage(_ parts: [[AxisSource]]) throws -> [UInt8] {
    var covered = [UInt8](repeating: 0, count: dataset.rowCount)
    for part in parts {
      var whole = [UInt8](repeating: 1, count: dataset.rowCount)
      for source in part {
        let layout = dataset.codebook.slotLayout(of: source)
        let valid = (0..<layout.slotCount).map { layout.isAnswer($0) ? UInt8(1) : 0 }
        let answers = try storage(source).lookUp(valid)
        for row in whole.indices { whole[row] &= answers[row] }
      }
      for row in covered.indices { covered[row] |= whole[row] }
    }
    return covered
  }

  /// The numbers of a numeric variable, or of a categorical one whose answers count with some.
  package func numbers(_ name: String) -> NumberColumn {
    guard let variable = dataset.column(name) else { return .plain(PlainNumbers([])) }
    switch variable.values {
    case .categorical(let column):
      return coded(column.codes, column.answers.numbers ?? [], variable)
    case .numeric(let column):
      switch column.storage {
      case .plain(let numbers): return .plain(numbers)
      case .decimals(let numbers): return .decimals(numbers)
      case .dictionary(let codes, let values): return coded(codes, values, variable)
      }
    case .multiple:
      return .plain(PlainNumbers(Array(repeating: .nan, count: dataset.rowCount)))
    }
  }

  private func coded(
    _ codes: CodeStorage, _ values: [Double], _ variable: Column
  ) -> NumberColumn {
    let reasons = Array(repeating: Double.nan, count: variable.missingReasons.count - 1)
    return .coded(codes, bySlot: [.nan] + values + reasons)
  }
}
