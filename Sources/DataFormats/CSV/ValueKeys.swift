/// Keys of values: the bytes of short ones, hashes of long ones.
///
/// Up to seven bytes of a value are its key, with the length in the top byte; a longer value's key is a
/// hash under a top byte of 255.
struct ValueKeys: Sendable {
  /// Odd and different in every load, so that no file can be made to collide.
  let multiplier: UInt64
  private let spare: UInt64

  /// What the keys of long values begin with; those of short ones are below.
  static let longMark: UInt64 = 0xFF << 56

  init(multiplier: UInt64) {
    self.multiplier = multiplier | 1
    spare = multiplier.byteSwapped
  }

  /// The key of a field: 0 when it is empty.
  ///
  /// - Precondition: the field is in the text, with a word behind it.
  @inline(__always)
  func key(_ bytes: RawSpan, _ field: RawField) -> UInt64 {
    field.length < 8 ? Self.shortKey(bytes, field) : longKey(bytes, field)
  }

  @inline(__always)
  static func shortKey(_ bytes: RawSpan, _ field: RawField) -> UInt64 {
    let length = UInt64(truncatingIfNeeded: field.length)
    // The place of a field that is not there may be outside the text.
    let start = length == 0 ? 0 : field.start
    precondition(UInt(bitPattern: start &+ 8) <= UInt(bitPattern: bytes.byteCount))
    return word(bytes, start) & ((1 &<< (length &* 8)) &- 1) | length &<< 56
  }

  /// A word of a field that was looked at, or of a value in `contents`.
  @inline(__always)
  static func word(_ bytes: RawSpan, _ start: Int) -> UInt64 {
    // SAFETY: a field's first and last byte are checked against the text where its key is made, and
    // values stand whole in `contents`; a UInt64 takes every bit pattern.
    UInt64(
      littleEndian: unsafe bytes.unsafeLoadUnaligned(
        fromUncheckedByteOffset: start, as: UInt64.self))
  }

  /// Hash of a value of eight bytes or more.
  @inline(__always)
  func longKey(_ bytes: RawSpan, _ field: RawField) -> UInt64 {
    let length = UInt64(truncatingIfNeeded: field.length)
    precondition(
      field.start >= 0 && field.start &+ field.length <= bytes.byteCount && field.length >= 8)
    var hash = mixed(length ^ multiplier, Self.word(bytes, field.start))
    if field.length > 32 { hash = longHash(hash, bytes, field) }
    let words = EndWords(field.length)
    let first = mixed(
      Self.word(bytes, field.start &+ words.second) ^ hash,
      Self.word(bytes, field.start &+ words.third) ^ multiplier)
    hash = mixed(hash ^ first, Self.word(bytes, field.start &+ words.last) ^ spare)
    // No key is that of a free entry.
    return (hash | Self.longMark) & ~1
  }

  /// Takes in the words of a long value up to the last 24 bytes.
  @inline(never)
  private func longHash(_ start: UInt64, _ bytes: RawSpan, _ field: RawField) -> UInt64 {
    var hash = start
    for offset in stride(from: 8, to: field.length &- 24, by: 8) {
      hash = mixed(hash ^ Self.word(bytes, field.start &+ offset), multiplier)
    }
    return hash
  }

  @inline(__always)
  func mixed(_ first: UInt64, _ second: UInt64) -> UInt64 {
    let product = first.multipliedFullWidth(by: second)
    return product.high ^ product.low
  }
}

/// Where the second, the third and the last word of a value of eight bytes or more begin.
///
/// With the first they hold all bytes of values of up to 32 bytes, else the first eight and the last 24.
/// They may overlap.
struct EndWords {
  let second: Int
  let third: Int
  let last: Int

  @inline(__always)
  init(_ length: Int) {
    last = length &- 8
    third = max(0, length &- 16)
    second = max(0, length &- 24)
  }
}
