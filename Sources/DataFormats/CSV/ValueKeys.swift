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
    // SAFETY: a field's first and last byte are checked against the text where its edges are read, and
    // values stand whole in `contents`; a UInt64 takes every bit pattern.
    UInt64(
      littleEndian: unsafe bytes.unsafeLoadUnaligned(
        fromUncheckedByteOffset: start, as: UInt64.self))
  }

  /// Hash of a value of eight bytes or more.
  @inline(__always)
  func longKey(_ bytes: RawSpan, _ field: RawField) -> UInt64 {
    longKey(EdgeWords(bytes, field), bytes, field)
  }

  /// The same of a value whose edges are at hand.
  @inline(__always)
  func longKey(_ edges: EdgeWords, _ bytes: RawSpan, _ field: RawField) -> UInt64 {
    let length = UInt64(truncatingIfNeeded: field.length)
    var hash =
      mixed(edges.first ^ multiplier, edges.second ^ spare)
      ^ mixed(edges.third ^ spare, edges.last ^ multiplier ^ length)
    if field.length > EdgeWords.longest { hash = longHash(hash, bytes, field) }
    // No key is that of a free entry.
    return (hash | Self.longMark) & ~1
  }

  /// Takes in the words of a long value between its edges.
  @inline(never)
  private func longHash(_ start: UInt64, _ bytes: RawSpan, _ field: RawField) -> UInt64 {
    var hash = start
    for offset in EdgeWords.middle(field.length) {
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

/// The first two words of a value of eight bytes or more and its last two, which may overlap: all of it
/// up to 32 bytes.
struct EdgeWords: Equatable {
  let first: UInt64
  let second: UInt64
  let third: UInt64
  let last: UInt64

  /// Bytes of a value that is nothing but edges.
  static let longest = 32

  /// - Precondition: the field is in the text.
  @inline(__always)
  init(_ bytes: RawSpan, _ field: RawField) {
    let length = field.length
    precondition(
      field.start >= 0 && field.start &+ length <= bytes.byteCount && length >= 8)
    self.init(bytes, at: field.start, length)
  }

  /// The edges of a value that is known to be there.
  @inline(__always)
  init(_ bytes: RawSpan, at start: Int, _ length: Int) {
    first = ValueKeys.word(bytes, start)
    second = ValueKeys.word(bytes, start &+ min(8, length &- 8))
    third = ValueKeys.word(bytes, start &+ max(0, length &- 16))
    last = ValueKeys.word(bytes, start &+ length &- 8)
  }

  /// Where words begin that hold what is between the edges.
  static func middle(_ length: Int) -> StrideTo<Int> { stride(from: 16, to: length &- 16, by: 8) }

  @inline(__always)
  static func == (left: EdgeWords, right: EdgeWords) -> Bool {
    (left.first ^ right.first) | (left.second ^ right.second) | (left.third ^ right.third)
      | (left.last ^ right.last) == 0
  }
}
