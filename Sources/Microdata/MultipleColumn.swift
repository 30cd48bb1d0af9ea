package import Codebook

/// The rows of a multiple-response set, with its items.
package struct MultipleColumn: Sendable {
  package let response: MultipleResponse
  let marks: PackedItems
  /// Slot 0 and the slots above 2 are missing reasons as in `CodeStorage` with two answers:
  /// slot 1 chose at least one item, slot 2 answered and chose none.
  package let state: CodeStorage

  package var items: [MultipleResponse.Item] { response.items }

  /// Items whose choice one byte of `chosenItems` holds.
  package static let itemsPerByte = 8

  /// - Parameters:
  ///   - items: the items in order.
  ///   - planes: what every row says of an item, one plane an item.
  ///   - state: what every row says of the set.
  package init(items: [MultipleResponse.Item], planes: [[UInt8]], state: CodeStorage) {
    response = MultipleResponse(items: items)
    self.state = state
    marks = PackedItems(planes: planes, rowCount: state.count)
  }

  /// A set whose marks are kept already: bytes a row with a bit an item, the first item lowest.
  ///
  /// - Parameters:
  ///   - items: the items in order.
  ///   - chosen: who chose which; as many as hold all items, eight each.
  ///   - answered: the same of who answered at all.
  ///   - state: what every row says of the set.
  package init(
    items: [MultipleResponse.Item], chosen: [StoredRows<UInt8>], answered: [StoredRows<UInt8>],
    state: CodeStorage
  ) {
    self.init(
      items: items, marks: PackedItems(chosen: chosen, answered: answered), state: state)
  }

  init(items: [MultipleResponse.Item], marks: PackedItems, state: CodeStorage) {
    response = MultipleResponse(items: items)
    self.marks = marks
    self.state = state
  }

  /// Who chose which of eight items, a bit an item, the first of them lowest: bytes a row, the first
  /// for the first eight items.
  package var chosenItems: [StoredRows<UInt8>] { marks.chosen }

  /// Who answered which of eight items, as in `chosenItems`.
  package var answers: [StoredRows<UInt8>] { marks.answered }

  /// Whether every row answered, so that what it chose tells its state.
  /// - Complexity: O(rows) the first time.
  package var isAnsweredByAll: Bool {
    let range: ClosedRange<UInt8>? =
      switch state {
      case .quads(let codes): codes.range(of: 0..<codes.count)
      case .bytes(let codes): codes.range(of: 0..<codes.count)
      case .words, .longs: nil
      }
    return range.map {
      Int($0.lowerBound) >= MultipleResponse.someChosen
        && Int($0.upperBound) <= MultipleResponse.noneChosen
    }
      ?? false
  }

  /// Whether a row chose an item.
  package func isChosen(_ item: Int, in row: Int) -> Bool {
    marks.code(item, row) == MultipleResponse.chosen
  }

  /// What every row says of an item.
  /// - Complexity: O(rows).
  package func plane(_ item: Int) -> [UInt8] {
    (0..<state.count).map { marks.code(item, $0) }
  }

  /// Rows that chose an item.
  /// - Complexity: O(rows).
  package func choiceCount(_ item: Int) -> Int {
    chosenItems[item / MultipleColumn.itemsPerByte].withSpan { bytes in
      let bit = UInt8(1) << UInt8(item % MultipleColumn.itemsPerByte)
      return bytes.indices.count { bytes[$0] & bit != 0 }
    }
  }

  package func selecting(_ rows: [Int]) -> MultipleColumn {
    MultipleColumn(items: items, marks: marks.selecting(rows), state: state.selecting(rows))
  }

  /// The rows named, in that order; a row that is not named is missing.
  package func selecting(_ rows: [Int?]) -> MultipleColumn {
    let planes = items.indices.map { item in
      rows.map { row in row.map { marks.code(item, $0) } ?? MultipleResponse.missing }
    }
    return MultipleColumn(items: items, planes: planes, state: state.selecting(rows))
  }
}

/// What every row says of every item, in two bits an item.
struct PackedItems: Sendable {
  let chosen: [StoredRows<UInt8>]
  /// Whether an item was answered at all, as in `chosen`.
  let answered: [StoredRows<UInt8>]

  init(planes: [[UInt8]], rowCount: Int) {
    let groups = stride(from: 0, to: planes.count, by: MultipleColumn.itemsPerByte).map {
      Array(planes[$0..<min(planes.count, $0 + MultipleColumn.itemsPerByte)])
    }
    chosen = groups.map { Self.bits($0, rowCount) { $0 == MultipleResponse.chosen ? 1 : 0 } }
    answered = groups.map { Self.bits($0, rowCount) { $0 == MultipleResponse.missing ? 0 : 1 } }
  }

  init(chosen: [StoredRows<UInt8>], answered: [StoredRows<UInt8>]) {
    self.chosen = chosen
    self.answered = answered
  }

  private static func bits(
    _ planes: [[UInt8]], _ rowCount: Int, _ bit: (UInt8) -> UInt8
  ) -> StoredRows<UInt8> {
    var bytes = [UInt8](repeating: 0, count: rowCount)
    for (item, plane) in planes.enumerated() {
      let shift = UInt8(truncatingIfNeeded: item)
      bytes.combine(plane) { $0 | bit($1) &<< shift }
    }
    return StoredRows(bytes)
  }

  func code(_ item: Int, _ row: Int) -> UInt8 {
    let (group, bit) = item.quotientAndRemainder(dividingBy: MultipleColumn.itemsPerByte)
    let mask = UInt8(1) << UInt8(bit)
    if chosen[group][row] & mask != 0 { return MultipleResponse.chosen }
    return answered[group][row] & mask != 0 ? MultipleResponse.notChosen : MultipleResponse.missing
  }

  func selecting(_ rows: [Int]) -> PackedItems {
    PackedItems(
      chosen: chosen.map { $0.selecting(rows) }, answered: answered.map { $0.selecting(rows) })
  }
}

extension [UInt8] {
  /// Takes in the values of another array of as many, one by one; a loop without branches.
  @inline(__always)
  mutating func combine(_ other: [UInt8], _ combined: (UInt8, UInt8) -> UInt8) {
    precondition(other.count == count)
    let from = other.span
    var to = mutableSpan
    for row in from.indices {
      // SAFETY: `row` is below the count of both, as the precondition says.
      unsafe to[unchecked: row] = combined(to[unchecked: row], from[unchecked: row])
    }
  }
}
