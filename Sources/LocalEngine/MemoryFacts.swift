internal import Codebook
import Microdata
import QueryPlan

extension Facts {
  /// What a column's rows say.
  /// - Complexity: O(rows).
  init(of column: Column) {
    self.init(rowCount: column.rowCount)
    let reasonCount = column.missingReasons.count
    switch column.values {
    case .categorical(let answers):
      fill(answers.codes, answers: answers.categories.count, reasonCount)
      if let numbers = answers.answers.numbers { fill(numbers) }
    case .multiple(let set):
      fill(set.state, answers: 2, reasonCount)
      chosen = set.items.indices.map(set.choiceCount)
    case .numeric(let numbers):
      fill(numbers, reasonCount)
      units = Self.units(numbers)
    }
  }

  private mutating func fill(_ codes: CodeStorage, answers: Int, _ reasonCount: Int) {
    let layout = SlotLayout(answerCount: answers, reasonCount: reasonCount)
    slotCounts = codes.counts(slotCount: layout.slotCount)
    missing = (0..<reasonCount).map { slotCounts[layout.slot(ofReason: $0)] }
  }

  /// The numbers that answers count with, of those that rows have.
  private mutating func fill(_ numbers: [Double]) {
    let given = numbers.indices.filter { slotCounts[$0 + 1] > 0 && !numbers[$0].isNaN }
    let found = Set(given.map { numbers[$0] }).sorted()
    distinct = found.count > Self.mostDistinct ? nil : found
    if let first = found.first, let last = found.last { range = first...last }
  }

  private mutating func fill(_ numbers: NumericColumn, _ reasonCount: Int) {
    switch numbers.storage {
    case .dictionary(let codes, let values):
      fill(codes, answers: values.count, reasonCount)
      distinct = values.indices.filter { slotCounts[$0 + 1] > 0 }.map { values[$0] }
      if let first = distinct?.first, let last = distinct?.last { range = first...last }
    case .plain(let numbers):
      range = numbers.range
      distinct = numbers.rows.withSpan(Self.distinct)
      missing = Array(repeating: 0, count: reasonCount)
      guard numbers.hasMissing else { return }
      for number in numbers.rows.array where number.isNaN {
        missing[min(NumericColumn.missingReason(of: number), reasonCount - 1)] += 1
      }
    case .decimals(let numbers):
      range = numbers.range
      distinct = numbers.units.withSpan { Self.distinct($0, scale: numbers.scale) }
      missing = Array(repeating: 0, count: reasonCount)
    }
  }

  /// Different numbers, where they are few enough to be told.
  private static func distinct(_ numbers: Span<Double>) -> [Double]? {
    var found = Set<Double>()
    for row in numbers.indices where !numbers[row].isNaN {
      found.insert(numbers[row])
      if found.count > mostDistinct { return nil }
    }
    return found.sorted()
  }

  private static func distinct(_ units: Span<UInt16>, scale: Double) -> [Double] {
    var isThere = Array(repeating: false, count: 1 << UInt16.bitWidth)
    for row in units.indices { isThere[Int(units[row])] = true }
    return isThere.indices.filter { isThere[$0] }.map { Double($0) / scale }
  }

  private static func units(_ numbers: NumericColumn) -> Double? {
    if numbers.isWhole { return 1 }
    switch numbers.storage {
    case .plain: return nil
    case .decimals(let numbers): return numbers.scale
    case .dictionary(_, let values):
      return [10, 100, 1e3, 1e4, 1e5, 1e6].first { units in
        values.allSatisfy { ($0 * units).rounded() / units == $0 }
      }
    }
  }
}
