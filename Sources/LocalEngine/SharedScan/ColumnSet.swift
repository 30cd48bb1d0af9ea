import QueryPlan

/// Some of the columns that a plan reads, by their numbers, each once.
struct ColumnSet: Sendable {
  /// Ascending.
  private(set) var numbers: [Int] = []
  /// A bit for each number, the same for every 64th: columns that differ in it are not the same.
  private var signature: UInt64 = 0

  init(_ numbers: [Int] = []) { insert(numbers) }

  mutating func insert(_ numbers: [Int]) {
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
    union.insert(other.numbers)
    return union
  }
}

/// The columns that a plan reads, numbered as they are asked for.
struct ColumnNumbers {
  private var numbered = Places<ColumnKey>()
  /// Slots of each.
  private(set) var slots: [Int] = []

  var keys: [ColumnKey] { numbered.keys }

  mutating func number(of key: ColumnKey, slots count: Int) -> Int {
    if let known = numbered.place(of: key) { return known }
    numbered.append(key)
    slots.append(count)
    return slots.count - 1
  }

  /// Combinations of the slots of some columns and of others; the largest number when they cannot be
  /// counted.
  static func cells(
    _ columns: ColumnSet, with others: ColumnSet = ColumnSet(), slots: [Int]
  ) -> Int {
    var cells = 1
    for column in columns.numbers { cells = product(cells, slots[column]) }
    for column in others.numbers where !columns.contains(column) {
      cells = product(cells, slots[column])
    }
    return cells
  }

  private static func product(_ cells: Int, _ slots: Int) -> Int {
    let (product, overflow) = cells.multipliedReportingOverflow(by: slots)
    return overflow ? .max : product
  }
}

/// Keys in the order they came, each once.
struct Places<Key: Hashable> {
  private(set) var keys: [Key] = []
  /// The places of many; few cost less to look along.
  private var places: [Key: Int] = [:]
  private let few = 32

  func place(of key: Key) -> Int? { keys.count < few ? keys.firstIndex(of: key) : places[key] }

  /// - Precondition: the key has no place yet.
  mutating func append(_ key: Key) {
    keys.append(key)
    if keys.count == few {
      for (place, key) in keys.enumerated() { places[key] = place }
    } else if keys.count > few {
      places[key] = keys.count - 1
    }
  }
}
