import QueryPlan

/// Some of the columns that a plan reads, by their numbers, each once.
struct ColumnSet: Sendable {
  /// Ascending.
  private(set) var numbers: [Int] = []
  /// A bit for each number, the same for every 64th: columns that differ in it are not the same.
  private var signature: UInt64 = 0

  init(_ numbers: some Sequence<Int>) {
    for number in numbers { insert(number) }
  }

  private mutating func insert(_ number: Int) {
    let place = numbers.firstIndex { $0 >= number } ?? numbers.count
    if place < numbers.count, numbers[place] == number { return }
    numbers.insert(number, at: place)
    signature |= 1 << UInt64(number & 63)
  }

  func contains(_ number: Int) -> Bool { numbers.contains(number) }

  func isSubset(of other: ColumnSet) -> Bool {
    signature & ~other.signature == 0 && numbers.allSatisfy(other.contains)
  }

  func isDisjoint(with other: ColumnSet) -> Bool {
    signature & other.signature == 0 || !numbers.contains(where: other.contains)
  }

  func union(_ other: ColumnSet) -> ColumnSet {
    var union = self
    for number in other.numbers { union.insert(number) }
    return union
  }
}

/// The columns that a plan reads, numbered as they are asked for.
struct ColumnNumbers {
  private(set) var sources: [AxisSource] = []
  /// Slots of each.
  private(set) var slots: [Int] = []
  private var numbers: [AxisSource: Int] = [:]

  mutating func number(of source: AxisSource, slots count: Int) -> Int {
    if let known = numbers[source] { return known }
    numbers[source] = sources.count
    sources.append(source)
    slots.append(count)
    return sources.count - 1
  }

  /// Combinations of the slots of some columns; the largest number when they cannot be counted.
  static func cells(_ columns: ColumnSet, slots: [Int]) -> Int {
    columns.numbers.reduce(1) { product, column in
      let (result, overflow) = product.multipliedReportingOverflow(by: slots[column])
      return overflow ? .max : result
    }
  }
}
