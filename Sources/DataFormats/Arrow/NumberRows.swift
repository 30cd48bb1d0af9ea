internal import Codebook
internal import Microdata

/// The numbers of a column that is kept by dictionary, as narrow as they are whole and small.
struct NumberRows {
  let column: ArrowColumn
  let type: ArrowType

  init(_ codes: CodeStorage, _ values: [Double], reasonCount: Int) {
    let missing = Array(repeating: 0, count: max(0, reasonCount - 1))
    let isValid = codes.lookUp([UInt8(0)] + values.map { _ in 1 } + missing.map(UInt8.init))
      .map { $0 == 1 }
    let bits = Self.bits(values)
    let table = [0] + values + missing.map(Double.init)
    switch bits {
    case 8:
      let bytes = codes.lookUp(table.map { UInt8(bitPattern: Int8($0)) })
      column = ArrowColumn(.bytes(bytes), isValid: isValid)
    case 16:
      let words = codes.lookUp(table.map { Int($0) }).map { UInt16(truncatingIfNeeded: $0) }
      column = ArrowColumn(.words(StoredRows(words)), isValid: isValid)
    case 32:
      let longs = codes.lookUp(table.map { Int($0) }).map { UInt32(truncatingIfNeeded: $0) }
      column = ArrowColumn(.longs(StoredRows(longs)), isValid: isValid)
    default: column = ArrowColumn(.numbers(StoredRows(codes.lookUp(table))), isValid: isValid)
    }
    type = bits.map { .int(bits: $0, isSigned: true) } ?? .float(bits: 64)
  }

  /// Bits of the whole number that holds all values; nothing where they are decimals or larger.
  private static func bits(_ values: [Double]) -> Int? {
    guard values.allSatisfy({ $0 == $0.rounded() }) else { return nil }
    let (lowest, highest) = (values.first ?? 0, values.last ?? 0)
    return [8, 16, 32].first { bits in
      let limit = Double(1 << (bits - 1))
      return lowest >= -limit && highest < limit
    }
  }
}
