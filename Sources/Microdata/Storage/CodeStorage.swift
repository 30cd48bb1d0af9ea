/// Codes of one column, as narrow as their number allows.
///
/// A code is a slot: 0 is the first missing reason (the empty field), 1 … k are the k answers in
/// order, k + j is missing reason j for j ≥ 1. `codes.count == dataset.rowCount`, always.
package enum CodeStorage: Sendable, Equatable {
  /// Yes, no and missing.
  case quads(TwoBitRows)
  case bytes(StoredRows<UInt8>)
  case words(StoredRows<UInt16>)
  case longs(StoredRows<UInt32>)

  /// Slots up to which two bits are kept rather than a byte, which is counted faster.
  package static let mostQuads = 3

  /// Codes stored in the narrowest form that holds `slotCount` slots.
  /// - Complexity: O(rows).
  package init(_ slots: some Collection<Int>, slotCount: Int) {
    if slotCount <= Self.mostQuads {
      self = .quads(TwoBitRows(slots.map { UInt8(truncatingIfNeeded: $0) }))
    } else if slotCount <= 1 << 8 {
      self = .bytes(StoredRows(slots.map { UInt8(truncatingIfNeeded: $0) }))
    } else if slotCount <= 1 << 16 {
      self = .words(StoredRows(slots.map { UInt16(truncatingIfNeeded: $0) }))
    } else {
      self = .longs(StoredRows(slots.map { UInt32(truncatingIfNeeded: $0) }))
    }
  }

  package var count: Int {
    switch self {
    case .quads(let codes): codes.count
    case .bytes(let codes): codes.count
    case .words(let codes): codes.count
    case .longs(let codes): codes.count
    }
  }

  /// The slot of one row.
  package subscript(row: Int) -> Int {
    switch self {
    case .quads(let codes): Int(codes[row])
    case .bytes(let codes): Int(codes[row])
    case .words(let codes): Int(codes[row])
    case .longs(let codes): Int(codes[row])
    }
  }

  /// The codes of the rows named, in that order.
  package func selecting(_ rows: [Int]) -> CodeStorage {
    switch self {
    case .quads(let codes): .quads(TwoBitRows(rows.map { codes[$0] }))
    case .bytes(let codes): .bytes(codes.selecting(rows))
    case .words(let codes): .words(codes.selecting(rows))
    case .longs(let codes): .longs(codes.selecting(rows))
    }
  }

  /// The codes of the rows named, in that order, and slot 0 where none is named.
  package func selecting(_ rows: [Int?]) -> CodeStorage {
    switch self {
    case .quads(let codes): .quads(TwoBitRows(rows.map { $0.map { codes[$0] } ?? 0 }))
    case .bytes(let codes): .bytes(StoredRows(rows.map { $0.map { codes[$0] } ?? 0 }))
    case .words(let codes): .words(StoredRows(rows.map { $0.map { codes[$0] } ?? 0 }))
    case .longs(let codes): .longs(StoredRows(rows.map { $0.map { codes[$0] } ?? 0 }))
    }
  }

  /// Every code replaced by its entry in a table of new slots.
  /// - Precondition: every code is an index of `table`.
  /// - Complexity: O(rows).
  package func mapped(by table: [Int], slotCount: Int) -> CodeStorage {
    if slotCount <= 1 << 8 {
      let bytes = entries(table.map { UInt8(truncatingIfNeeded: $0) })
      return slotCount <= Self.mostQuads ? .quads(TwoBitRows(bytes)) : .bytes(StoredRows(bytes))
    }
    if slotCount <= 1 << 16 {
      return .words(StoredRows(entries(table.map { UInt16(truncatingIfNeeded: $0) })))
    }
    return .longs(StoredRows(entries(table.map { UInt32(truncatingIfNeeded: $0) })))
  }

  /// Rows with every slot from 0 to the highest that the storage can hold or `slotCount - 1`.
  package func counts(slotCount: Int) -> [Int] {
    switch self {
    case .quads(let codes): Self.counts(codes.bytes.span, slotCount)
    case .bytes(let codes): codes.withSpan { Self.counts($0, slotCount) }
    case .words(let codes): codes.withSpan { Self.counts($0, slotCount) }
    case .longs(let codes): codes.withSpan { Self.counts($0, slotCount) }
    }
  }

  /// Counts in four tables side by side, so that equal neighbours do not wait for one another.
  private static func counts(_ codes: Span<UInt8>, _ slotCount: Int) -> [Int] {
    var tables = [Int](repeating: 0, count: 4 << 8)
    for row in codes.indices { tables[(row & 3) << 8 | Int(codes[row])] &+= 1 }
    let counts = (0..<1 << 8).map { slot in (0..<4).reduce(0) { $0 + tables[$1 << 8 | slot] } }
    let highest = counts.lastIndex { $0 > 0 } ?? -1
    return (0..<max(slotCount, highest + 1)).map { $0 < counts.count ? counts[$0] : 0 }
  }

  private static func counts<Code: FixedWidthInteger>(
    _ codes: Span<Code>, _ slotCount: Int
  ) -> [Int] {
    var counts = Array(repeating: 0, count: slotCount)
    for row in codes.indices {
      let slot = Int(codes[row])
      if slot >= counts.count { counts += Array(repeating: 0, count: slot + 1 - counts.count) }
      counts[slot] &+= 1
    }
    return counts
  }

  // One entry of a table for every row, by its code; concrete types, so that other modules call
  // finished loops.

  package func lookUp(_ table: [UInt8]) -> [UInt8] { entries(table) }
  package func lookUp(_ table: [Double]) -> [Double] { entries(table) }
  package func lookUp(_ table: [Int]) -> [Int] { entries(table) }

  @inline(__always)
  private func entries<Entry>(_ table: [Entry]) -> [Entry] {
    switch self {
    case .quads(let codes): codes.bytes.map { table[Int($0)] }
    case .bytes(let codes): codes.withSpan { Self.byteEntries($0, table) }
    case .words(let codes): codes.withSpan { Self.entries($0, table) }
    case .longs(let codes): codes.withSpan { Self.entries($0, table) }
    }
  }

  /// A byte cannot be outside a table that is filled up to all bytes.
  @inline(__always)
  private static func byteEntries<Entry>(_ codes: Span<UInt8>, _ table: [Entry]) -> [Entry] {
    guard let first = table.first else { return entries(codes, table) }
    let all = table + Array(repeating: first, count: max(0, 1 << 8 - table.count))
    let span = all.span
    return [Entry](capacity: codes.count) { room in
      for row in codes.indices {
        // SAFETY: a byte is below the 256 entries that there are at least.
        room.append(unsafe span[unchecked: Int(codes[row])])
      }
    }
  }

  @inline(__always)
  private static func entries<Code: FixedWidthInteger, Entry>(
    _ codes: Span<Code>, _ table: [Entry]
  ) -> [Entry] {
    [Entry](capacity: codes.count) { room in
      for row in codes.indices { room.append(table[Int(truncatingIfNeeded: codes[row])]) }
    }
  }

  /// Bytes of memory that the codes take.
  package var byteCount: Int {
    switch self {
    case .quads(let codes): codes.packed.count
    case .bytes(let codes): codes.byteCount
    case .words(let codes): codes.byteCount
    case .longs(let codes): codes.byteCount
    }
  }
}
