/// Looks for bytes eight at a time.
enum WordSearch {
  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let tops: UInt64 = 0x8080_8080_8080_8080

  /// A byte in all eight places of a word.
  @inline(__always)
  static func repeated(_ byte: UInt8) -> UInt64 { UInt64(byte) &* ones }

  /// A mark in the top bit of every zero byte; the lowest mark is exact, those above may be false.
  @inline(__always)
  static func zeros(_ word: UInt64) -> UInt64 { (word &- ones) & ~word & tops }

  /// Offset of the first such byte; `end` when there is none.
  ///
  /// The bytes go on for `FileBytes.padding` after `end`.
  @inline(__always)
  static func first(_ byte: UInt8, in bytes: RawSpan, from start: Int, to end: Int) -> Int {
    let wanted = repeated(byte)
    var offset = start
    while offset < end {
      // SAFETY: checked against the span; a UInt64 takes every bit pattern.
      let loaded = bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self)
      let marks = zeros(UInt64(littleEndian: loaded) ^ wanted)
      if marks != 0 { return min(end, offset &+ marks.trailingZeroBitCount >> 3) }
      offset &+= 8
    }
    return end
  }
}
