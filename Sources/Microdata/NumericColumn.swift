package import Codebook

/// The rows of a numeric variable.
package struct NumericColumn: Sendable {
  /// How the numbers are kept.
  package enum Storage: Sendable {
    /// Slots as in `CodeStorage`; slot s in 1 … k has `values[s - 1]`, ascending and distinct.
    case dictionary(codes: CodeStorage, values: [Double])
    /// A number a row; a missing one is the NaN that `missing(reason:)` makes.
    case plain(PlainNumbers)
    /// A number a row of few decimals, none of them missing.
    case decimals(FixedPoint)
  }

  package var storage: Storage
  /// Whether every number is whole: such a variable may be tabulated and compared with codes.
  package var isWhole: Bool

  package init(storage: Storage, isWhole: Bool) {
    self.storage = storage
    self.isWhole = isWhole
  }

  /// Whether all numbers that are there are whole.
  package static func areWhole(_ numbers: [Double]) -> Bool {
    // From here on every number is.
    let large = 0x1p52
    return numbers.allSatisfy { number in
      number.isNaN || number.magnitude >= large || Double(Int64(number)) == number
    }
  }

  /// Chooses the storage for a number (or NaN with a reason) a row.
  /// - Complexity: O(rows + distinct · log distinct).
  package init(numbers: [Double], reasonCount: Int) {
    isWhole = Self.areWhole(numbers)
    let most = NumberScale.mostDistinct(isWhole: isWhole) - reasonCount
    var distinct = Set<Double>()
    for number in numbers where !number.isNaN {
      distinct.insert(number)
      if distinct.count > most { break }
    }
    if distinct.count > most {
      storage = .plain(PlainNumbers(numbers))
    } else {
      storage = Self.dictionary(numbers, distinct.sorted(), reasonCount)
    }
  }

  /// The same numbers as slots of distinct ones.
  /// - Parameters:
  ///   - values: every number that a row has, ascending.
  ///   - reasonCount: how many missing reasons the variable has.
  /// - Returns: the column by dictionary.
  /// - Complexity: O(rows).
  package func coded(by values: [Double], reasonCount: Int) -> NumericColumn {
    NumericColumn(
      storage: Self.dictionary(numbers, values, reasonCount), isWhole: isWhole)
  }

  private static func dictionary(
    _ numbers: [Double], _ values: [Double], _ reasonCount: Int
  ) -> Storage {
    let slots = Dictionary(
      uniqueKeysWithValues: values.enumerated().map { ($0.element, $0.offset + 1) })
    let codes = numbers.map { number -> Int in
      if let slot = slots[number] { return slot }
      let reason = missingReason(of: number)
      return reason == 0 ? 0 : values.count + reason
    }
    return .dictionary(
      codes: CodeStorage(codes, slotCount: values.count + reasonCount), values: values)
  }

  /// The number that stands for a missing answer of a reason.
  package static func missing(reason: Int) -> Double {
    Double(nan: Double.RawSignificand(truncatingIfNeeded: reason), signaling: false)
  }

  /// The reason that a missing number carries.
  package static func missingReason(of number: Double) -> Int {
    Int(truncatingIfNeeded: number.significandBitPattern & 0xFFFF)
  }

  /// A number or a missing NaN for every row.
  /// - Complexity: O(rows).
  package var numbers: [Double] {
    switch storage {
    case .plain(let numbers): numbers.rows.array
    case .decimals(let numbers): numbers.numbers
    case .dictionary(let codes, let values): codes.lookUp(Self.table(of: values, codes))
    }
  }

  private static func table(of values: [Double], _ codes: CodeStorage) -> [Double] {
    let mostReasons = 256
    return [missing(reason: 0)] + values + (1...mostReasons).map { missing(reason: $0) }
  }

  /// Keeps numbers of few decimals in two bytes a row, as is worth while once they weight rows.
  ///
  /// - Returns: whether they were looked at, as they are once.
  /// - Complexity: O(rows) the first time.
  package mutating func keepUnits() -> Bool {
    guard case .plain(let numbers) = storage, numbers.mayBeDecimals else { return false }
    storage = FixedPoint(numbers).map(Storage.decimals) ?? .plain(numbers.ofManyDecimals)
    return true
  }

  /// What the codebook says of the numbers.
  package var scale: NumberScale {
    guard case .dictionary(_, let values) = storage else {
      return NumberScale(isWhole: isWhole, distinct: nil)
    }
    return NumberScale(isWhole: isWhole, distinct: values)
  }
}

extension NumericColumn.Storage {
  package var rowCount: Int {
    switch self {
    case .dictionary(let codes, _): codes.count
    case .plain(let numbers): numbers.rows.count
    case .decimals(let numbers): numbers.units.count
    }
  }

  /// The numbers of the rows named only, in that order.
  package func selecting(_ kept: [Int]) -> NumericColumn.Storage {
    switch self {
    case .plain(let numbers): .plain(PlainNumbers(numbers.rows.selecting(kept)))
    case .decimals(let numbers): .decimals(numbers.selecting(kept))
    case .dictionary(let codes, let values):
      .dictionary(codes: codes.selecting(kept), values: values)
    }
  }
}
