private import CTextScan

/// Finds the fields of rows, 64 bytes at a time while they are plain.
extension TableReader {
  /// Finds the fields of the next records that stand in the window to their end.
  mutating func fill(
    _ block: inout RecordBlock, _ bytes: RawSpan, _ window: TextWindow
  ) throws {
    let origin = window.origin
    let last = min(window.count, limit &- origin)
    block.textBase = position
    block.base = position &- origin
    block.rowCount = 0
    while block.rowCount < block.capacity, position &- origin < last,
      position &- block.textBase < 1 << 30
    {
      let found = scanPlainRows(&block, bytes, window)
      if found.rows > 0 {
        tally.blankCount += pendingBlanks
        pendingBlanks = 0
      }
      block.rowCount &+= Int(found.rows)
      position = origin &+ Int(found.next)
      if found.end == baro_scan_done { continue }
      if found.end == baro_scan_text_ended, !window.isLast { break }
      guard try readUnusualRecord(&block, bytes, window) else { break }
    }
    tally.rowCount += block.rowCount
  }

  private static let means = baro_best_scan()

  /// Finds the rows from the position on up to one that is not plain.
  private func scanPlainRows(
    _ block: inout RecordBlock, _ bytes: RawSpan, _ window: TextWindow
  ) -> baro_scan {
    let (start, base, stride) = (position &- window.origin, block.base, block.stride)
    let (rows, room) = (block.rowCount, block.capacity &- block.rowCount)
    let delimiter = layout.delimiter
    precondition(window.count + Int(baro_scan_padding) <= bytes.byteCount)
    precondition(
      block.places.count >= stride * block.capacity + Int(baro_scan_spare_places))
    return block.places.withUnsafeMutableBufferPointer { places in
      bytes.withUnsafeBytes { text in
        // SAFETY: the text goes on for the padding, the places for those of `room` rows and the
        // spare ones, both looked at above.
        unsafe baro_scan_rows(
          Self.means, text.baseAddress?.assumingMemoryBound(to: UInt8.self), base, start,
          window.count,
          limit &- window.origin, delimiter, stride &- 1, room,
          places.baseAddress.map { $0 + rows &* stride })
      }
    }
  }

  /// Reads the record at the position, whatever it is like.
  /// - Returns: whether it ends in the window.
  private mutating func readUnusualRecord(
    _ block: inout RecordBlock, _ bytes: RawSpan, _ window: TextWindow
  ) throws -> Bool {
    let (start, origin) = (position, window.origin)
    let (base, first) = (block.base, block.rowCount &* block.stride)
    var places = block.places.mutableSpan
    var record = scanner.scan(
      bytes, from: start &- origin, to: window.count, base: base, into: &places, at: first)
    if record.next >= window.count || record.fault == .unclosed, !window.isLast { return false }
    record.move(by: origin)
    position = record.next
    let isRow = try isRow(record, at: start, into: &places, from: first)
    block.rowCount &+= isRow ? 1 : 0
    return true
  }

  /// Looks whether the records up to the position are UTF-8.
  func checkEncoding(_ bytes: RawSpan, from start: Int, _ window: TextWindow) throws {
    let end = position &- window.origin
    var check = UTF8Check(from: start &- window.origin)
    check.advance(bytes, to: end, end: end)
    if check.firstBad != nil { throw EncodingTrust.Misplaced() }
  }
}
