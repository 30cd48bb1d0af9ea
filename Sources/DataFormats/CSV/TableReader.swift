import Threading

/// What happened to lines that are no plain rows.
struct RowTally: Sendable {
  var rowCount = 0
  /// Empty lines that stood between rows.
  var blankCount = 0
  var firstBlank: Int?
  /// Rows that `ragged fill` filled or cut, or that `ragged skip` left out.
  var filledCount = 0
  var cutCount = 0
  var skippedCount = 0
  var firstRagged: Int?
}

/// Reads the rows of a delimited text into columns.
struct TableReader: Sendable {
  let file: String
  let text: TextBytes
  let layout: TableLayout
  let ragged: RaggedRule
  let control: WorkControl

  /// Distinct values of all columns together that memory holds.
  let mostValues: Int
  /// Whether nobody has looked yet if the text is UTF-8.
  let checksEncoding: Bool

  let scanner: RecordScanner
  /// Where the next record begins.
  var position: Int
  /// Where no record begins any more that is read.
  private(set) var limit: Int
  var tally = RowTally()
  /// Blank lines behind the last row, which count when another follows.
  var pendingBlanks = 0
  private var rowsAtLastReport = 0
  /// Parts that are read at once, of which the first tells how far all have come.
  private var partCount = 1
  private var isFirstPart = true

  /// Rows between two reports of progress.
  private static let rowsBetweenReports = 1 << 16

  init(
    file: String, text: TextBytes, layout: TableLayout, ragged: RaggedRule, control: WorkControl,
    checksEncoding: Bool = false, mostValues: Int = MachineMemory.bytes / 512
  ) {
    self.checksEncoding = checksEncoding
    self.mostValues = mostValues
    self.file = file
    self.text = text
    self.layout = layout
    self.ragged = ragged
    self.control = control
    scanner = RecordScanner(delimiter: layout.delimiter)
    position = layout.dataStart
    limit = text.end
  }

  /// The reader of a part, from the beginning of a record to that of another.
  func part(from start: Int, to end: Int, of count: Int, index: Int) -> TableReader {
    var part = self
    part.position = start
    part.limit = end
    part.partCount = count
    part.isFirstPart = index == 0
    return part
  }

  /// Takes in what happened to the lines of the part that follows.
  mutating func append(_ next: TableReader) {
    position = next.position
    if next.tally.rowCount > 0 {
      tally.blankCount += pendingBlanks + next.tally.blankCount
      pendingBlanks = next.pendingBlanks
    } else {
      pendingBlanks += next.pendingBlanks
    }
    tally.rowCount += next.tally.rowCount
    tally.firstBlank = tally.firstBlank ?? next.tally.firstBlank
    tally.filledCount += next.tally.filledCount
    tally.cutCount += next.tally.cutCount
    tally.skippedCount += next.tally.skippedCount
    tally.firstRagged = tally.firstRagged ?? next.tally.firstRagged
  }

  /// Reads some columns up to the limit.
  /// - Throws: `LoadError` at the first fault, `Cancelled`, `EncodingTrust.Misplaced`.
  mutating func readColumns(
    _ wanted: [Int], _ specifications: [ColumnSpecification]
  ) throws -> [ColumnBuilder] {
    let multiplier = UInt64.random(in: 1 ... .max)
    var columns = wanted.map { ColumnBuilder(specifications[$0], multiplier: multiplier) }
    let capacity = RecordBlock.capacity(
      columnCount: layout.columnCount, bytes: limit - position)
    var block = RecordBlock(columnCount: layout.columnCount, capacity: capacity)
    var scratch = CodingScratch(rows: capacity)
    var window = try TextWindow(text, at: position)
    while position < limit {
      let start = position
      let isBeginning = tally.rowCount == 0
      try window.withBytes { bytes in
        try fill(&block, bytes, window)
        if checksEncoding { try checkEncoding(bytes, from: start, window) }
        for index in columns.indices {
          columns[index].add(block, column: wanted[index], bytes: bytes, scratch: &scratch)
        }
      }
      if isBeginning { reserve(&columns, block) }
      try report(columns)
      guard position == start else { continue }
      // The next record goes on behind the window.
      if window.origin < position {
        try window.move(to: position)
      } else if window.count > RecordBlock.longestRecord {
        throw error(position, .recordTooLong(limit: RecordBlock.longestRecord))
      } else {
        try window.grow()
      }
    }
    return columns
  }

  /// Takes memory for all rows at once, as the first block lets expect them.
  private func reserve(_ columns: inout [ColumnBuilder], _ block: RecordBlock) {
    let read = position - block.textBase
    guard block.rowCount > 0, read > 0, position < limit else { return }
    // The first part takes in those behind it.
    let end = isFirstPart ? text.end : limit
    let rows = Double(end - block.textBase) / Double(read) * Double(block.rowCount) * 1.02
    guard rows < 1e10 else { return }
    for index in columns.indices { columns[index].reserve(Int(rows) + 16) }
  }

  private mutating func report(_ columns: [ColumnBuilder]) throws {
    try control.checkCancelled()
    guard tally.rowCount - rowsAtLastReport >= Self.rowsBetweenReports else { return }
    if columns.reduce(0, { $0 + $1.dictionary.values.count }) > mostValues / partCount
      || columns.contains(where: \.dictionary.isFull)
    {
      throw error(position, .tooManyValues(limit: mostValues))
    }
    rowsAtLastReport = tally.rowCount
    guard isFirstPart else { return }
    let share = Double(position) / Double(max(1, limit))
    let rows = tally.rowCount * partCount
    try control.advance(
      Progress(activity: "reading \(file)", rowsDone: rows, fractionDone: share))
  }

  func error(_ offset: Int, _ cause: LoadError.Cause) -> LoadError {
    LoadError(file: file, position: text.position(of: offset), cause: cause)
  }
}
