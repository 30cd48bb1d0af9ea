private import CTextScan

/// What a look at bytes as UTF-8 found.
struct UTF8Check: Equatable {
  /// Offset of the first byte that is not UTF-8; nil when all are.
  var firstBad: Int?
  /// Bytes that belong to no well-formed character.
  var badCount = 0
  /// Well-formed characters of more than one byte.
  var longCount = 0

  /// How far has been looked; a character is never split.
  private(set) var offset: Int

  init(from start: Int) { offset = start }

  /// Goes forward to the next byte that is not UTF-8.
  /// - Returns: its offset, behind which the check goes on; nil at the end.
  mutating func nextBad(_ bytes: RawSpan, end: Int) -> Int? {
    let before = badCount
    while offset < end {
      // A step of one word, so that the first bad byte in it is the only one.
      let start = offset
      advance(bytes, to: min(end, offset + 1), end: end)
      if badCount > before { return offset - 1 }
      if offset == start { return nil }
    }
    return nil
  }

  /// Checks what stands in a window, but a character that may go on behind it.
  mutating func advance(_ bytes: RawSpan, in window: TextWindow) {
    var part = UTF8Check(from: offset - window.origin)
    // A word is looked at as a whole, and a character that begins in it has four bytes at most.
    let stop = window.isLast ? window.count : window.count - 16
    part.advance(bytes, to: stop, end: window.count)
    if firstBad == nil { firstBad = part.firstBad.map { $0 + window.origin } }
    badCount += part.badCount
    longCount += part.longCount
    offset = part.offset + window.origin
  }

  /// Checks bytes against the well-formed sequences of the Unicode Standard, table 3-7: overlong
  /// forms, surrogates and values above U+10FFFF are not UTF-8.
  ///
  /// Stops at or a little after `stop`; `end` is the end of the text.
  ///
  /// - Precondition: `end + FileBytes.padding <= bytes.byteCount`.
  /// - Complexity: O(stop - offset), about one load for many ASCII bytes.
  mutating func advance(_ bytes: RawSpan, to stop: Int, end: Int) {
    while offset < stop {
      // SAFETY: the load is checked against the span, and a UInt64 takes every bit pattern.
      let word = bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self)
      let high = UInt64(littleEndian: word) & 0x8080_8080_8080_8080
      if high == 0 {
        offset += 8
        if stop - offset >= 64 { offset += Self.asciiCount(bytes, from: offset, to: stop) }
        continue
      }
      offset += high.trailingZeroBitCount >> 3
      if offset < end { offset += step(bytes, end) }
    }
  }

  /// How many bytes from an offset on are ASCII, in whole blocks.
  private static func asciiCount(_ bytes: RawSpan, from start: Int, to stop: Int) -> Int {
    bytes.extracting(start..<stop).withUnsafeBytes { part in
      // SAFETY: as many bytes are read as the part has.
      Int(
        unsafe baro_ascii_count(
          part.baseAddress?.assumingMemoryBound(to: UInt8.self), part.count))
    }
  }

  /// Takes the character at the offset into account.
  /// - Returns: the bytes to go forward.
  private mutating func step(_ bytes: RawSpan, _ end: Int) -> Int {
    let length = Self.length(bytes, offset, end)
    if length > 1 {
      longCount += 1
      return length
    }
    if firstBad == nil { firstBad = offset }
    badCount += 1
    return 1
  }

  /// Bytes of the well-formed character of several bytes at an offset; 0 when there is none.
  private static func length(_ bytes: RawSpan, _ offset: Int, _ end: Int) -> Int {
    func at(_ place: Int) -> UInt8 {
      // SAFETY: checked against the span; a UInt8 takes every bit pattern.
      bytes.unsafeLoad(fromByteOffset: offset + place, as: UInt8.self)
    }
    func tails(_ places: ClosedRange<Int>) -> Bool {
      places.allSatisfy { at($0) & 0xC0 == 0x80 }
    }
    let lead = at(0)
    switch lead {
    case 0xC2...0xDF: return offset + 2 <= end && tails(1...1) ? 2 : 0
    case 0xE0...0xEF:
      guard offset + 3 <= end, tails(1...2) else { return 0 }
      if lead == 0xE0 && at(1) < 0xA0 || lead == 0xED && at(1) > 0x9F { return 0 }
      return 3
    case 0xF0...0xF4:
      guard offset + 4 <= end, tails(1...3) else { return 0 }
      if lead == 0xF0 && at(1) < 0x90 || lead == 0xF4 && at(1) > 0x8F { return 0 }
      return 4
    default: return 0
    }
  }
}
