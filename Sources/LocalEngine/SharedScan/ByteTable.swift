/// Rows and weights by cells of a byte, by the kernels that count a single pass.
struct ByteTable: CellSums {
  private var direct: DirectSums
  /// Rows of each cell that have no weight.
  private var withoutWeight: [Int]

  init(cellCount: Int, rowCount: Int, form: WeightForm) {
    direct = DirectSums(
      cellCount: cellCount, form: form,
      blockSize: min(rowCount, PassCounter.blockSize))
    withoutWeight = Array(repeating: 0, count: form == .unweighted ? 0 : cellCount)
  }

  mutating func count(_ cells: Span<UInt8>) {
    withWords(cells) { direct, words in direct.count(words, rowCount: cells.count) }
    for row in cells.count & ~7..<cells.count { direct.addOne(Int(cells[row]), weight: nil) }
  }

  mutating func weigh(_ cells: Span<UInt8>, _ rowWeights: Span<Double>) {
    withWords(cells) { direct, words in direct.weigh(rowWeights, words) }
    for row in cells.count & ~7..<cells.count {
      direct.addOne(Int(cells[row]), weight: rowWeights[row])
    }
  }

  mutating func weigh(_ cells: Span<UInt8>, _ units: Span<UInt16>) {
    withWords(cells) { direct, words in direct.weigh(units, words) }
    for row in cells.count - cells.count % ByteUnits.atOnce..<cells.count {
      direct.addOne(Int(cells[row]), units: units[row])
    }
  }

  private mutating func withWords(
    _ cells: Span<UInt8>, _ body: (inout DirectSums, OneColumn) -> Void
  ) {
    cells.bytes.withUnsafeBytes { bytes in
      // SAFETY: the pointer is used while the span lives, for rows that it has.
      if let start = bytes.baseAddress { body(&direct, unsafe OneColumn(codes: start)) }
    }
  }

  mutating func addOne(_ cell: Int, weight: Double?) {
    if let weight { direct.addOne(cell, weight: weight) } else { withoutWeight[cell] += 1 }
  }

  var sums: PassSums {
    var sums = direct.finished
    for (cell, rows) in withoutWeight.enumerated() { sums.weighted[cell].w = Double(rows) }
    return sums
  }
}
