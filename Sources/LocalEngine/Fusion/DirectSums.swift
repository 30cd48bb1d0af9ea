private import CKernels

/// Rows and weights by cell while they are counted.
struct DirectSums {
  private let cellCount: Int
  /// Rows by pairs where cells are few.
  private var pairs: PairCounts?
  /// Rows where they are more than bytes tell apart.
  private var wide: WideCounts?
  /// Rows in four tables, by a cell's byte, where they are not.
  private var counts: [UInt32]
  /// Σw and Σw² in eight tables, by a cell's byte.
  private var weights: [SIMD2<Double>]
  /// Cells of a block, whose rows are counted once its weights are added.
  private var cells: [UInt8]

  private static let tableSize = 4 << 8
  /// Tables of weights, and where each begins: not a page after the one before, for the processor
  /// takes addresses that differ by pages for the same when it orders loads behind stores.
  private static let weightTables = 8
  private static let weightStride = 1 << 8 + 8

  init(cellCount: Int, isWeighted: Bool, blockSize: Int) {
    self.cellCount = cellCount
    let isSmall = cellCount <= PairCounts.mostCells
    pairs = isSmall ? PairCounts(cellCount: cellCount) : nil
    wide = cellCount > 1 << 8 ? WideCounts(cellCount: cellCount) : nil
    counts = Array(repeating: 0, count: Self.tableSize)
    weights =
      isWeighted ? Array(repeating: .zero, count: Self.weightTables * Self.weightStride) : []
    cells = isWeighted ? Array(repeating: 0, count: blockSize) : []
  }

  /// Counts rows by eights; those left over are not counted.
  mutating func count(_ words: some JointWords, rowCount: Int) {
    if pairs != nil {
      pairs?.count(words, rowCount: rowCount)
    } else if wide != nil {
      wide?.count(words, rowCount: rowCount)
    } else {
      Self.count(words, rowCount, into: &counts)
    }
  }

  private static func count(
    _ words: some JointWords, _ rowCount: Int, into counts: inout [UInt32]
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
  mutating func weigh(_ rowWeights: Span<Double>, _ words: some JointWords) {
    Self.add(rowWeights, to: &weights, words, into: &cells)
    let written = cells
    // SAFETY: the pointer is used while the span lives, for rows that it has.
    written.span.extracting(first: rowWeights.count & ~7).bytes.withUnsafeBytes { bytes in
      if let start = bytes.baseAddress {
        count(unsafe OneColumn(codes: start), rowCount: bytes.count)
      }
    }
  }

  private static func add(
    _ rowWeights: Span<Double>, to weights: inout [SIMD2<Double>], _ words: some JointWords,
    into cells: inout [UInt8]
  ) {
    var cellSpan = cells.mutableSpan
    var cells = cellSpan.mutableBytes
    var table = weights.mutableSpan
    precondition(table.count == weightTables * weightStride)
    var row = 0
    while row &+ 8 <= rowWeights.count {
      ahead(rowWeights, row)
      let eight = words.word(row)
      cells.storeBytes(of: eight.littleEndian, toByteOffset: row, as: UInt64.self)
      for lane in 0..<8 {
        let cell = Int(truncatingIfNeeded: eight &>> UInt64(lane &* 8) & 0xFF)
        // SAFETY: `row + 7` is below the count; a byte is below one of the eight strides.
        let weight = unsafe rowWeights[unchecked: row &+ lane]
        unsafe table[unchecked: lane &* weightStride &+ cell] += SIMD2(weight, weight * weight)
      }
      row &+= 8
    }
  }

  /// The weights of cells that are written down.
  static func weighed(_ cells: [UInt8], _ rowWeights: [Double]) -> [SIMD2<Double>] {
    precondition(cells.count == rowWeights.count)
    var weights = Array(repeating: SIMD2<Double>.zero, count: weightTables * weightStride)
    var written = [UInt8](repeating: 0, count: cells.count)
    // SAFETY: the pointer is used while the span lives, for rows that it has.
    cells.span.bytes.withUnsafeBytes { bytes in
      if let start = bytes.baseAddress {
        add(rowWeights.span, to: &weights, unsafe OneColumn(codes: start), into: &written)
      }
    }
    return (0..<1 << 8).map { cell in
      (0..<weightTables).reduce(SIMD2<Double>.zero) { $0 + weights[$1 * weightStride + cell] }
    }
  }

  /// Rows whose weights are asked for before they are read: the processor itself looks no further than
  /// to the end of a page, which is 512 weights.
  private static let rowsAhead = 512

  @inline(__always)
  private static func ahead(_ rowWeights: Span<Double>, _ row: Int) {
    rowWeights.withUnsafeBufferPointer { weights in
      // SAFETY: the address is asked for and not read; it may lie behind the weights.
      if let start = weights.baseAddress { baro_prefetch(start + row + rowsAhead) }
    }
  }

  /// Adds one row.
  mutating func addOne(_ cell: Int, weight: Double?) {
    if wide != nil { wide?.addOne(cell) } else { counts[cell] &+= 1 }
    if let weight { weights[cell] += SIMD2(weight, weight * weight) }
  }

  /// The sums of every cell.
  var finished: PassSums {
    var sums = PassSums(cellCount: cellCount, isWeighted: !weights.isEmpty)
    sums.counts = pairs?.counts ?? sums.counts
    if let wide {
      for cell in 0..<cellCount { sums.counts[cell] = wide[cell] }
      return sums
    }
    for cell in 0..<cellCount {
      for table in 0..<4 { sums.counts[cell] += Int(counts[table << 8 + cell]) }
    }
    for cell in sums.weights.indices {
      for table in 0..<Self.weightTables {
        sums.weights[cell] += weights[table * Self.weightStride + cell]
      }
    }
    return sums
  }
}
