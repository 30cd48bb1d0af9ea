import Threading

/// Where a text can be parted so that several cores read it, each from the beginning of a record.
///
/// A line end ends a record where the quotes before it are even in number. That holds for all text but
/// that with a quote in the middle of a field; whoever reads the parts sees whether one ended where the
/// next began.
struct RecordParts {
  let text: TextBytes
  let start: Int
  /// Parts at most, and how many bytes each has at least.
  let most: Int
  let smallest: Int

  private static let quote: UInt8 = 0x22

  /// The beginnings of the parts; only that of the text where it is not worth while to part it.
  func starts() throws -> [Int] {
    let count = min(most, (text.end - start) / max(1, smallest))
    guard text.isFile, count > 1 else { return [start] }
    let cuts = (0...count).map { start + (text.end - start) / count * $0 }
    let quotes = try ParallelParts.map(count - 1, threads: count - 1) { part in
      try self.quoteCount(from: cuts[part], to: cuts[part + 1])
    }
    var starts = [start]
    var before = 0
    for part in 1..<count {
      before += quotes[part - 1]
      let found = try recordStart(from: cuts[part], isQuoted: before % 2 == 1)
      if found > starts[starts.count - 1], found < text.end { starts.append(found) }
    }
    return starts
  }

  private func quoteCount(from lower: Int, to upper: Int) throws -> Int {
    var window = try TextWindow(text, at: lower)
    var count = 0
    while true {
      let end = min(window.count, upper - window.origin)
      window.withBytes { bytes in
        var offset = WordSearch.first(Self.quote, in: bytes, from: 0, to: end)
        while offset < end {
          count += 1
          offset = WordSearch.first(Self.quote, in: bytes, from: offset + 1, to: end)
        }
      }
      if window.origin + end >= upper { return count }
      try window.move(to: window.origin + end)
    }
  }

  /// The first beginning of a record at an offset or behind it; the text's end when there is none.
  private func recordStart(from offset: Int, isQuoted: Bool) throws -> Int {
    var window = try TextWindow(text, at: offset)
    var isQuoted = isQuoted
    while true {
      let found = window.withBytes { lineEnd($0, window.count, &isQuoted) }
      // A line feed right behind the window belongs to the carriage return before it.
      if let found, found < window.count || window.isLast { return window.origin + found }
      if window.isLast { return text.end }
      try window.move(to: found.map { window.origin + $0 - 1 } ?? window.origin + window.count)
    }
  }

  /// Offset behind the first line end outside quotes.
  private func lineEnd(_ bytes: RawSpan, _ end: Int, _ isQuoted: inout Bool) -> Int? {
    for offset in 0..<end {
      // SAFETY: checked against the span; a UInt8 takes every bit pattern.
      let byte = bytes.unsafeLoad(fromByteOffset: offset, as: UInt8.self)
      if byte == Self.quote { isQuoted.toggle() }
      if isQuoted || byte != 0x0A && byte != 0x0D { continue }
      let next = bytes.unsafeLoad(fromByteOffset: offset + 1, as: UInt8.self)
      return byte == 0x0D && next == 0x0A ? offset + 2 : offset + 1
    }
    return nil
  }
}
