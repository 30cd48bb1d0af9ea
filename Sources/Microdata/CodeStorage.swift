/// Codes of one column, as narrow as their number allows.
///
/// A code is a slot: 0 is the first missing reason (the empty field), 1 … k are the k answers in
/// order, k + j is missing reason j for j ≥ 1. `codes.count == dataset.rowCount`, always.
package enum CodeStorage: Sendable, Equatable {
  case bytes([UInt8])
  case words([UInt16])
  case longs([UInt32])

  /// Codes stored in the narrowest form that holds `slotCount` slots.
  /// - Complexity: O(rows).
  package init(_ slots: some Collection<Int>, slotCount: Int) {
    if slotCount <= 1 << 8 {
      self = .bytes(slots.map { UInt8(truncatingIfNeeded: $0) })
    } else if slotCount <= 1 << 16 {
      self = .words(slots.map { UInt16(truncatingIfNeeded: $0) })
    } else {
      self = .longs(slots.map { UInt32(truncatingIfNeeded: $0) })
    }
  }

  package var count: Int {
    switch self {
    case .bytes(let codes): codes.count
    case .words(let codes): codes.count
    case .longs(let codes): codes.count
    }
  }

  /// The slot of one row.
  package subscript(row: Int) -> Int {
    switch self {
    case .bytes(let codes): Int(codes[row])
    case .words(let codes): Int(codes[row])
    case .longs(let codes): Int(codes[row])
    }
  }

  /// The codes of the rows named, in that order.
  package func selecting(_ rows: [Int]) -> CodeStorage {
    switch self {
    case .bytes(let codes): .bytes(rows.map { codes[$0] })
    case .words(let codes): .words(rows.map { codes[$0] })
    case .longs(let codes): .longs(rows.map { codes[$0] })
    }
  }

  /// Every code replaced by its entry in a table of new slots.
  /// - Precondition: every code is an index of `table`.
  /// - Complexity: O(rows).
  package func mapped(by table: [Int], slotCount: Int) -> CodeStorage {
    if slotCount <= 1 << 8 { return .bytes(entries(table.map { UInt8(truncatingIfNeeded: $0) })) }
    if slotCount <= 1 << 16 {
      return .words(entries(table.map { UInt16(truncatingIfNeeded: $0) }))
    }
    return .longs(entries(table.map { UInt32(truncatingIfNeeded: $0) }))
  }

  // One entry of a table for every row, by its code; concrete types, so that other modules call
  // finished loops.

  package func lookUp(_ table: [UInt8]) -> [UInt8] { entries(table) }
  package func lookUp(_ table: [Double]) -> [Double] { entries(table) }
  package func lookUp(_ table: [Int]) -> [Int] { entries(table) }

  @inline(__always)
  private func entries<Entry>(_ table: [Entry]) -> [Entry] {
    switch self {
    case .bytes(let codes): codes.map { table[Int($0)] }
    case .words(let codes): codes.map { table[Int($0)] }
    case .longs(let codes): codes.map { table[Int($0)] }
    }
  }

  /// Bytes of memory that the codes take.
  package var byteCount: Int {
    switch self {
    case .bytes(let codes): codes.count
    case .words(let codes): codes.count * 2
    case .longs(let codes): codes.count * 4
    }
  }
}
