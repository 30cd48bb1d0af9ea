/// Where a field stands in a text as it is written, its quotes included.
struct RawField: Equatable {
  var start: Int
  var length: Int

  @inline(__always)
  init(start: Int, length: Int) {
    self.start = start
    self.length = length
  }

  /// The field between a place and the next.
  @inline(__always)
  init(_ places: Span<UInt32>, _ index: Int, base: Int) {
    let first = places[index] &+ 1
    start = base &+ Int(truncatingIfNeeded: first)
    length = Int(truncatingIfNeeded: places[index &+ 1] &- first)
  }

  /// The same where both places are known to be there.
  @unsafe @inline(__always)
  init(unchecked places: Span<UInt32>, _ index: Int, base: Int) {
    let first = unsafe places[unchecked: index] &+ 1
    start = base &+ Int(truncatingIfNeeded: first)
    length = unsafe Int(truncatingIfNeeded: places[unchecked: index &+ 1] &- first)
  }

  private static let quote: UInt8 = 0x22

  /// Whether quotes stand around the content.
  @inline(__always)
  func isQuoted(_ bytes: RawSpan) -> Bool {
    // SAFETY: checked against the span; a UInt8 takes every bit pattern.
    length > 1 && bytes.unsafeLoad(fromByteOffset: start, as: UInt8.self) == Self.quote
  }

  /// What stands between the quotes; the field itself where there are none.
  @inline(__always)
  func content(_ bytes: RawSpan) -> RawField {
    isQuoted(bytes) ? RawField(start: start &+ 1, length: length &- 2) : self
  }
}
