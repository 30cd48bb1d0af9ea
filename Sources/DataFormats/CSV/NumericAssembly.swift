internal import Codebook
internal import Microdata

/// Numeric columns from dictionary codes: every distinct value is read once.
enum NumericAssembly {
  /// A column whose row has the number of its slot.
  ///
  /// - Parameters:
  ///   - codes: a slot a row.
  ///   - numbers: a number, or the NaN of a missing reason, for every slot from 0 on.
  ///   - reasonCount: how many missing reasons the variable has.
  /// - Returns: the column, by dictionary where the numbers are few.
  /// - Complexity: O(rows + distinct · log distinct).
  static func column(
    _ codes: CodeStorage, numbers: [Double], reasonCount: Int
  ) -> NumericColumn {
    let values = sortedDistinct(numbers)
    let isWhole = values.allSatisfy { $0 == $0.rounded() }
    let slotCount = values.count + reasonCount
    if slotCount > NumberScale.mostDistinct(isWhole: isWhole) {
      return NumericColumn(storage: .plain(PlainNumbers(codes.lookUp(numbers))), isWhole: isWhole)
    }
    let table = numbers.map { slot(of: $0, in: values) }
    return NumericColumn(
      storage: .dictionary(codes: codes.mapped(by: table, slotCount: slotCount), values: values),
      isWhole: isWhole)
  }

  private static func sortedDistinct(_ numbers: [Double]) -> [Double] {
    var values: [Double] = []
    for number in numbers.filter({ !$0.isNaN }).sorted() where values.last != number {
      values.append(number)
    }
    return values
  }

  private static func slot(of number: Double, in values: [Double]) -> Int {
    if number.isNaN {
      let reason = NumericColumn.missingReason(of: number)
      return reason == 0 ? 0 : values.count + reason
    }
    var low = 0
    var high = values.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if values[middle] <= number { low = middle } else { high = middle }
    }
    return low + 1
  }
}
