private import CKernels

/// Σw and Σw² of cells of a byte, in tables side by side so that equal cells in neighbouring rows do not
/// wait for one another.
struct ByteWeights {
  private static let tableCount = Int(BARO_WEIGHTS_AT_ONCE)
  private static let stride = Int(BARO_WEIGHT_STRIDE)

  private var tables: [SIMD2<Double>] = Array(repeating: .zero, count: tableCount * stride)

  /// Adds weights by eights and writes their cells; those left over are not added.
  ///
  /// Wide vectors are used where the processor has them, unless told otherwise.
  mutating func add(
    _ rowWeights: Span<Double>, _ words: some CompositeKeyWords, writing cells: inout [UInt8],
    isWide: Bool = true
  ) {
    let rows = rowWeights.count & ~7
    precondition(cells.count >= rows && tables.count == Self.tableCount * Self.stride)
    var columns = words.columns
    var cells = cells.mutableSpan
    rowWeights.withUnsafeBufferPointer { weights in
      cells.withUnsafeMutableBufferPointer { cells in
        tables.withUnsafeMutableBytes { tables in
          // SAFETY: words are made of as many rows as there are weights; there is a cell for each; a byte
          // is below the stride of one of the eight tables.
          guard let weights = weights.baseAddress, let cells = cells.baseAddress,
            let sums = tables.baseAddress?.assumingMemoryBound(to: Double.self)
          else { return }
          let add = isWide ? baro_add_weights : baro_add_weights_singly
          unsafe add(&columns, weights, Int64(rows), cells, sums)
        }
      }
    }
  }

  mutating func addOne(_ cell: Int, _ weight: Double) {
    tables[cell] += SIMD2(weight, weight * weight)
  }

  /// Σw and Σw² of a cell.
  subscript(cell: Int) -> SIMD2<Double> {
    (0..<Self.tableCount).reduce(.zero) { $0 + tables[$1 * Self.stride + cell] }
  }
}
