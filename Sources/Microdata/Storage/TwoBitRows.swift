/// A code of two bits a row, four rows a byte, the first of them lowest.
package struct TwoBitRows: Sendable {
  /// Codes that two bits hold.
  package static let codeCount = 4

  package let packed: [UInt8]
  package let count: Int
  private let zones = Zones<UInt8>()

  /// - Precondition: every code is below four.
  /// - Complexity: O(rows).
  package init(_ codes: [UInt8]) {
    count = codes.count
    var packed = [UInt8](repeating: 0, count: (codes.count + 3) / 4)
    var span = packed.mutableSpan
    Self.pack(codes.span, into: &span)
    self.packed = packed
  }

  /// Packs what is left of eights, then eight codes at a time.
  private static func pack(_ codes: Span<UInt8>, into packed: inout MutableSpan<UInt8>) {
    let whole = codes.count & ~7
    for row in whole..<codes.count {
      packed[row >> 2] |= (codes[row] & 3) << UInt8(truncatingIfNeeded: (row & 3) &* 2)
    }
    let from = codes.bytes
    var to = packed.mutableBytes
    var row = 0
    while row < whole {
      let eight = from.unsafeLoadUnaligned(fromByteOffset: row, as: UInt64.self)
      to.storeBytes(
        of: gather(UInt64(littleEndian: eight)), toByteOffset: row >> 2, as: UInt16.self)
      row &+= 8
    }
  }

  package subscript(row: Int) -> UInt8 {
    precondition(row < count)
    return packed[row >> 2] >> UInt8(row & 3 &* 2) & 3
  }

  /// Codes a byte each.
  package var bytes: [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    var span = bytes.mutableSpan
    unpack(0..<count, into: &span)
    return bytes
  }

  /// Writes the codes of some rows a byte each, eight at a time.
  ///
  /// - Precondition: the first row is a multiple of four, and `bytes` has room for all.
  package func unpack(_ rows: Range<Int>, into bytes: inout MutableSpan<UInt8>) {
    precondition(rows.lowerBound & 3 == 0 && rows.upperBound <= count)
    let from = packed.span.bytes
    var to = bytes.mutableBytes
    var row = 0
    while row &+ 8 <= rows.count {
      let pair = from.unsafeLoadUnaligned(
        fromByteOffset: (rows.lowerBound &+ row) >> 2, as: UInt16.self)
      to.storeBytes(of: Self.spread(UInt64(pair)), toByteOffset: row, as: UInt64.self)
      row &+= 8
    }
    while row < rows.count {
      to.storeBytes(of: self[rows.lowerBound + row], toByteOffset: row, as: UInt8.self)
      row &+= 1
    }
  }

  /// Eight codes a byte each as two bytes, the first lowest: halves are moved together three times.
  @inline(__always)
  private static func gather(_ eight: UInt64) -> UInt16 {
    let codes = eight & 0x0303_0303_0303_0303
    let fours = (codes | codes &>> 6) & 0x000F_000F_000F_000F
    let bytes = (fours | fours &>> 12) & 0x0000_00FF_0000_00FF
    return UInt16(truncatingIfNeeded: bytes | bytes &>> 24).littleEndian
  }

  /// Eight codes of two bits as eight bytes: halves are moved apart three times.
  @inline(__always)
  private static func spread(_ pair: UInt64) -> UInt64 {
    let fours = (pair | pair << 24) & 0x0000_00FF_0000_00FF
    let twos = (fours | fours << 12) & 0x000F_000F_000F_000F
    return (twos | twos << 6) & 0x0303_0303_0303_0303
  }
}

extension TwoBitRows: Equatable {
  package static func == (left: TwoBitRows, right: TwoBitRows) -> Bool {
    left.count == right.count && left.packed == right.packed
  }
}

extension TwoBitRows {
  /// The lowest and the highest of some rows' codes; nothing without rows.
  ///
  /// - Precondition: the first row is a multiple of four.
  /// - Complexity: O(rows) the first time, then O(1).
  package func range(of rows: Range<Int>) -> ClosedRange<UInt8>? {
    zones.range(of: rows) {
      var bytes = [UInt8](repeating: 0, count: rows.count)
      var span = bytes.mutableSpan
      unpack(rows, into: &span)
      guard let lowest = bytes.min(), let highest = bytes.max() else { return nil }
      return lowest...highest
    }
  }
}
