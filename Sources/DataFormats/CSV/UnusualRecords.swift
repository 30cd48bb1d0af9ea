/// Records that are no plain rows: blank lines, rows of unequal width, quotes that do not fit.
extension TableReader {
  /// Decides about a record that is not simply a row.
  /// - Returns: whether it counts as a row.
  mutating func isRow(
    _ record: RecordScanner.Record, at start: Int, into places: inout MutableSpan<UInt32>,
    from first: Int
  ) throws(LoadError) -> Bool {
    try check(record, at: start)
    if layout.columnCount > 1, isBlank(start) {
      if pendingBlanks == 0, tally.firstBlank == nil { tally.firstBlank = start }
      pendingBlanks += 1
      return false
    }
    tally.blankCount += pendingBlanks
    pendingBlanks = 0
    if record.fieldCount == layout.columnCount { return true }
    return try isRaggedRow(record, at: start, into: &places, from: first)
  }

  private func isBlank(_ start: Int) -> Bool {
    let byte = text[start]
    return byte == 0x0A || byte == 0x0D
  }

  /// Throws what is wrong with a record.
  private func check(_ record: RecordScanner.Record, at start: Int) throws(LoadError) {
    switch record.fault {
    case .none:
      if record.next - start > RecordBlock.longestRecord {
        throw error(start, .recordTooLong(limit: RecordBlock.longestRecord))
      }
    case .unclosed: throw error(record.faultOffset, .unclosedQuote)
    case .textAfterQuote:
      let opened = text.line(of: record.fieldOffset)
      throw error(record.faultOffset, .textAfterQuote(openedLine: opened))
    }
  }

  private mutating func isRaggedRow(
    _ record: RecordScanner.Record, at start: Int, into places: inout MutableSpan<UInt32>,
    from first: Int
  ) throws(LoadError) -> Bool {
    if tally.firstRagged == nil { tally.firstRagged = start }
    switch ragged {
    case .stop:
      let position = LoadError.Position(line: text.line(of: start))
      throw LoadError(
        file: file, position: position,
        cause: .ragged(found: record.fieldCount, expected: layout.columnCount))
    case .skip:
      tally.skippedCount += 1
      return false
    case .fill:
      if record.fieldCount > layout.columnCount {
        tally.cutCount += 1
      } else {
        tally.filledCount += 1
        for column in record.fieldCount..<layout.columnCount {
          // No byte stands between this place and the one before.
          places[first + column + 1] = places[first + column] &+ 1
        }
      }
      return true
    }
  }
}
