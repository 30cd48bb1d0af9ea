/// Where a field's content stands in a text, in one word.
///
/// The low 32 bits are the offset from the block's base, the next 31 the length in bytes, the top
/// bit says that the content holds doubled quotes. The quotes around a field are not content.
struct FieldReference: Equatable {
  let bits: UInt64

  @inline(__always)
  init(bits: UInt64) { self.bits = bits }

  @inline(__always)
  init(offset: Int, length: Int, hasDoubledQuotes: Bool = false) {
    let low = UInt64(truncatingIfNeeded: offset) & 0xFFFF_FFFF
    let middle = (UInt64(truncatingIfNeeded: length) & 0x7FFF_FFFF) << 32
    bits = low | middle | (hasDoubledQuotes ? 1 << 63 : 0)
  }

  @inline(__always) var offset: Int { Int(truncatingIfNeeded: bits & 0xFFFF_FFFF) }
  @inline(__always) var length: Int { Int(truncatingIfNeeded: bits >> 32 & 0x7FFF_FFFF) }
  @inline(__always) var hasDoubledQuotes: Bool { bits >> 63 != 0 }

  /// A field without content.
  static let empty = FieldReference(bits: 0)

  /// The most bytes that a row may have, so that every offset fits.
  static let longestRecord = 0x7FFF_FFFF
}
