/// Rows and weights by cell while they are counted.
struct DirectSums {
  private let cellCount: Int
  private let runs: [Int]?
  /// Rows by comparing where cells, or runs of them, are very few.
  private var compared: ByteCounts?
  /// Rows by pairs where cells are few.
  private var pairs: PairCounts?
  /// Rows where they are more than bytes tell apart.
  private var wide: WideCounts?
  /// Rows in four tables, by a cell's byte, where they are not.
  private var counts: [UInt32]
  private var weights: ByteWeights?
  /// Rows and weights of whole units together.
  private var units: ByteUnits?
  /// Cells of a block that are compared, or whose rows are counted once its weights are added.
  private var cells: [UInt8]

  private static let tableSize = 4 << 8

  /// `runs` are the first cells of runs of which only the sum of the rows is asked for, and all of whose
  /// rows have weights above 0; nothing where the rows of each cell are.
  init(cellCount: Int, form: WeightForm, blockSize: Int, runs: [Int]? = nil) {
    self.cellCount = cellCount
    self.runs = runs
    units = form == .units ? ByteUnits() : nil
    let isCounted = form != .units
    compared =
      isCounted ? runs.flatMap(ByteCounts.init(runs:)) ?? ByteCounts(cellCount: cellCount) : nil
    let isSmall = isCounted && compared == nil && cellCount <= PairCounts.mostCells
    pairs = isSmall ? PairCounts(cellCount: cellCount) : nil
    wide = isCounted && cellCount > 1 << 8 ? WideCounts(cellCount: cellCount) : nil
    counts = Array(repeating: 0, count: Self.tableSize)
    weights = form == .doubles ? ByteWeights() : nil
    cells = weights != nil || compared != nil ? Array(repeating: 0, count: blockSize) : []
  }

  /// Counts rows by eights; those left over are not counted.
  mutating func count(_ words: some CompositeKeyWords, rowCount: Int) {
    if compared != nil {
      Self.write(words, rowCount, to: &cells)
      let written = cells
      countWritten(written.span.extracting(first: rowCount & ~7))
    } else if pairs != nil {
      pairs?.count(words, rowCount: rowCount)
    } else if wide != nil {
      wide?.count(words, rowCount: rowCount)
    } else {
      Self.count(words, rowCount, into: &counts)
    }
  }

  private static func write(
    _ words: some CompositeKeyWords, _ rowCount: Int, to cells: inout [UInt8]
  ) {
    var span = cells.mutableSpan
    var bytes = span.mutableBytes
    var row = 0
    while row &+ 8 <= rowCount {
      bytes.storeBytes(of: words.word(row).littleEndian, toByteOffset: row, as: UInt64.self)
      row &+= 8
    }
  }

  private static func count(
    _ words: some CompositeKeyWords, _ rowCount: Int, into counts: inout [UInt32]
  ) {
    var table = counts.mutableSpan
    precondition(table.count == tableSize)
    var row = 0
    while row &+ 8 <= rowCount {
      let eight = words.word(row)
      for lane in 0..<8 {
        let cell = Int(truncatingIfNeeded: eight &>> UInt64(lane &* 8) & 0xFF)
        // SAFETY: a byte and one of four strides of 256 are below the table's 1,024 entries.
        unsafe table[unchecked: (lane & 3) << 8 &+ cell] &+= 1
      }
      row &+= 8
    }
  }

  /// Adds weights by eights and counts their rows; those left over are not added.
  mutating func weigh(_ rowWeights: Span<Double>, _ words: some CompositeKeyWords) {
    weights?.add(rowWeights, words, writing: &cells)
    let written = cells
    countWritten(written.span.extracting(first: rowWeights.count & ~7))
  }

  /// Adds weights of whole units with their rows, by as many as are added at once; those left over are not
  /// added.
  mutating func weigh(_ rowUnits: Span<UInt16>, _ words: some CompositeKeyWords) {
    units?.add(rowUnits, words)
  }

  mutating func addOne(_ cell: Int, units rowUnits: UInt16) { units?.addOne(cell, rowUnits) }

  private mutating func countWritten(_ cells: Span<UInt8>) {
    if compared != nil {
      compared?.count(cells)
      return
    }
    // SAFETY: the pointer is used while the span lives, for rows that it has.
    cells.bytes.withUnsafeBytes { bytes in
      if let start = bytes.baseAddress {
        count(unsafe OneColumn(codes: start), rowCount: bytes.count)
      }
    }
  }

  /// Adds one row.
  mutating func addOne(_ cell: Int, weight: Double?) {
    if wide != nil { wide?.addOne(cell) } else { counts[cell] &+= 1 }
    if let weight { weights?.addOne(cell, weight) }
  }

  /// The sums of every cell.
  var finished: PassSums {
    if let units {
      return PassSums(counts: [], weighted: (0..<cellCount).map { units[$0].weighted })
    }
    guard let weights else { return PassSums(counts: rows, weighted: []) }
    var sums = PassSums(
      counts: [],
      weighted: rows.enumerated().map { WeightedCell(weights[$0], rows: $1) })
    if let runs { Self.gather(runs, in: &sums.weighted) }
    return sums
  }

  /// Puts the rows of every run into its first cell that has a weight.
  private static func gather(_ runs: [Int], in cells: inout [WeightedCell]) {
    for (start, end) in zip(runs, runs.dropFirst() + [cells.count]) {
      let rows = cells[start..<end].reduce(0) { $0 + $1.z }
      for cell in start..<end { cells[cell].z = 0 }
      if let first = cells[start..<end].firstIndex(where: { $0.sumWeights > 0 }) {
        cells[first].z = rows
      }
    }
  }

  /// The rows of every cell.
  private var rows: [Int] {
    if let wide { return wide.finished }
    var rows = pairs?.counts ?? Array(repeating: 0, count: cellCount)
    for cell in 0..<cellCount {
      for table in 0..<4 { rows[cell] += Int(counts[table << 8 + cell]) }
    }
    compared?.add(to: &rows)
    return rows
  }
}
