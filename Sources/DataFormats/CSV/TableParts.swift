import Threading

/// Reads a table in parts, on several cores, as if it were read in one go.
struct TableParts {
  let reader: TableReader
  let threads: Int
  /// Bytes below which a part is not worth a core.
  var smallest = 4 << 20

  private struct TextPart: Sendable {
    var columns: [ColumnBuilder]
    var reader: TableReader
  }

  /// Reads the whole text; columns that turned out not to be numbers are read a second time.
  ///
  /// - Parameter specifications: one a column.
  /// - Returns: the columns and what happened to lines that are no plain rows.
  /// - Throws: `LoadError` at the first fault, `Cancelled`.
  /// - Complexity: O(bytes), in one or two passes.
  func read(
    _ specifications: [ColumnSpecification]
  ) throws -> (columns: [ColumnBuilder], tally: RowTally) {
    let all = Array(specifications.indices)
    let starts = try RecordParts(
      text: reader.text, start: reader.position, most: threads, smallest: smallest
    ).starts()
    var (columns, tally) = try read(all, specifications, starts)
    let again = all.filter { columns[$0].mustBeReadAgain }
    if !again.isEmpty {
      let texts = specifications.map { _ in ColumnSpecification.text }
      for (column, text) in zip(again, try read(again, texts, starts).columns) {
        columns[column] = text
      }
    }
    return (columns, tally)
  }

  private func read(
    _ wanted: [Int], _ specifications: [ColumnSpecification], _ starts: [Int]
  ) throws -> (columns: [ColumnBuilder], tally: RowTally) {
    let reader = reader
    if starts.count == 1 {
      var whole = reader.part(from: starts[0], to: reader.text.end, of: 1, index: 0)
      return (try whole.readColumns(wanted, specifications), whole.tally)
    }
    let parts = ParallelParts.results(starts.count, threads: starts.count) { index in
      let end = index + 1 < starts.count ? starts[index + 1] : reader.text.end
      var part = reader.part(from: starts[index], to: end, of: starts.count, index: index)
      let columns = try part.readColumns(wanted, specifications)
      return TextPart(columns: columns, reader: part)
    }
    var whole = try parts[0].get()
    for (index, part) in parts.enumerated().dropFirst() {
      // The quotes misled: what the parts behind say is of no use, their errors included.
      guard whole.reader.position == starts[index] else {
        return try read(wanted, specifications, [starts[0]])
      }
      let next = try part.get()
      for column in wanted.indices { whole.columns[column].append(next.columns[column]) }
      whole.reader.append(next.reader)
    }
    return (whole.columns, whole.reader.tally)
  }
}

extension ColumnBuilder {
  /// Whether the column was taken for numbers and turned out not to be.
  fileprivate var mustBeReadAgain: Bool {
    switch state {
    case .reverted: true
    case .numbers(let numbers): !numbers.evidence.isDecided
    case .dictionary: false
    }
  }
}
