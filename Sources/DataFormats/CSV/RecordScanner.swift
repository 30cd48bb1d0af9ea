/// Finds the fields of one record, whatever it is like, by RFC 4180; `TableReader` finds those
/// of many plain rows at once.
///
/// A field that begins with a quote ends at the next single quote; a quote inside an unquoted
/// field is content. A record ends with LF, CR LF or CR. One pass, no field is copied.
struct RecordScanner {
  let delimiter: UInt8
  private let delimiters: UInt64

  private static let quote: UInt8 = 0x22

  init(delimiter: UInt8) {
    self.delimiter = delimiter
    delimiters = WordSearch.repeated(delimiter)
  }

  /// What can be wrong with a record.
  enum Fault {
    case none
    /// The quote at `faultOffset` is never closed.
    case unclosed
    /// Text stands at `faultOffset` after the closing quote of the field that `fieldOffset` opens.
    case textAfterQuote
  }

  /// One record: what was found and where the next begins.
  struct Record {
    var fieldCount = 0
    /// Offset of the next record.
    var next: Int
    var fault = Fault.none
    var faultOffset = 0
    var fieldOffset = 0

    /// Turns offsets in a window into those of the text.
    @inline(__always)
    mutating func move(by origin: Int) {
      next &+= origin
      faultOffset &+= origin
      fieldOffset &+= origin
    }
  }

  /// Finds the fields of the record at an offset.
  ///
  /// - Parameters:
  ///   - bytes: the text.
  ///   - start: offset of the record.
  ///   - end: offset after the last byte of text.
  ///   - base: what places count from.
  ///   - places: takes the place before the record and one behind each field, as far as there is
  ///     room; all are counted.
  ///   - first: where in `places` the first goes.
  /// - Returns: how many fields there are, what is wrong, where the next record begins.
  /// - Precondition: `end + FileBytes.padding <= bytes.byteCount`.
  /// - Complexity: O(bytes of the record).
  @inline(__always)
  func scan(
    _ bytes: RawSpan, from start: Int, to end: Int, base: Int,
    into places: inout MutableSpan<UInt32>, at first: Int
  ) -> Record {
    var record = Record(next: start)
    var index = first
    if index < places.count { places[index] = UInt32(truncatingIfNeeded: start &- base &- 1) }
    while true {
      let opening = record.next
      if opening < end, Self.byte(bytes, opening) == Self.quote {
        passQuotedField(bytes, opening, end, &record)
        if record.fault != .none { return record }
      } else {
        record.next = endOfField(bytes, opening, end)
      }
      index &+= 1
      if index < places.count {
        places[index] = UInt32(truncatingIfNeeded: record.next &- base)
      }
      record.fieldCount &+= 1
      if record.next >= end { return record }
      let stop = Self.byte(bytes, record.next)
      record.next &+= 1
      if stop == delimiter { continue }
      if stop == 0x0D, record.next < end, Self.byte(bytes, record.next) == 0x0A {
        record.next &+= 1
      }
      return record
    }
  }

  @inline(__always)
  private static func byte(_ bytes: RawSpan, _ offset: Int) -> UInt8 {
    // SAFETY: checked against the span; a UInt8 takes every bit pattern.
    bytes.unsafeLoad(fromByteOffset: offset, as: UInt8.self)
  }

  /// Offset of the delimiter or line end that closes an unquoted field.
  ///
  /// Eight bytes at a time: the lowest mark of each test is exact, and only the lowest is used.
  @inline(__always)
  private func endOfField(_ bytes: RawSpan, _ start: Int, _ end: Int) -> Int {
    var offset = start
    while offset < end {
      // SAFETY: checked against the span; a UInt64 takes every bit pattern.
      let loaded = bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self)
      let word = UInt64(littleEndian: loaded)
      let marks =
        WordSearch.zeros(word ^ delimiters) | WordSearch.zeros(word ^ WordSearch.repeated(0x0A))
        | WordSearch.zeros(word ^ WordSearch.repeated(0x0D))
      if marks != 0 { return min(end, offset &+ marks.trailingZeroBitCount >> 3) }
      offset &+= 8
    }
    return end
  }

  /// Moves `record.next` behind the closing quote of the field that opens at an offset.
  @inline(never)
  private func passQuotedField(
    _ bytes: RawSpan, _ opening: Int, _ end: Int, _ record: inout Record
  ) {
    var offset = opening &+ 1
    while true {
      offset = WordSearch.first(Self.quote, in: bytes, from: offset, to: end)
      if offset >= end {
        record.fault = .unclosed
        record.faultOffset = opening
        return
      }
      if offset &+ 1 < end, Self.byte(bytes, offset &+ 1) == Self.quote {
        offset &+= 2
        continue
      }
      break
    }
    record.next = offset &+ 1
    checkAfterQuote(bytes, opening, end, &record)
  }

  @inline(__always)
  private func checkAfterQuote(
    _ bytes: RawSpan, _ opening: Int, _ end: Int, _ record: inout Record
  ) {
    guard record.next < end else { return }
    let byte = Self.byte(bytes, record.next)
    if byte == delimiter || byte == 0x0A || byte == 0x0D { return }
    record.fault = .textAfterQuote
    record.faultOffset = record.next
    record.fieldOffset = opening
  }
}
