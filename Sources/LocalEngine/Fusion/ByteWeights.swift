private import CKernels

/// Σw and Σw² of cells of a byte, in tables side by side so that equal cells in neighbouring rows do not
/// wait for one another.
struct ByteWeights {
  private static let tableCount = 8
  /// Cells from one table to the next: not a page, for the processor takes addresses that differ by pages
  /// for the same when it orders loads behind stores.
  private static let stride = 1 << 8 + 8
  private static let cellBytes = MemoryLayout<SIMD2<Double>>.stride
  /// Rows whose weights are asked for before they are read: the processor itself looks no further than
  /// to the end of a page, which is 512 weights.
  private static let rowsAhead = 512

  private var tables: [SIMD2<Double>] = Array(repeating: .zero, count: tableCount * stride)

  /// Adds weights by eights, and writes their cells down; those left over are not added.
  mutating func add(
    _ rowWeights: Span<Double>, _ words: some JointWords, writing cells: inout [UInt8]
  ) {
    var cellSpan = cells.mutableSpan
    var cells = cellSpan.mutableBytes
    tables.withUnsafeMutableBytes { tables in
      guard let start = tables.baseAddress else { return }
      precondition(tables.count == Self.tableCount * Self.stride * Self.cellBytes)
      var row = 0
      while row &+ 8 <= rowWeights.count {
        Self.fetch(rowWeights, behind: row)
        let eight = words.word(row)
        cells.storeBytes(of: eight.littleEndian, toByteOffset: row, as: UInt64.self)
        for lane in 0..<8 {
          // SAFETY: `row + 7` is below the count; a byte is below the stride of one of the eight tables.
          let weight = unsafe rowWeights[unchecked: row &+ lane]
          let offset = lane &* Self.stride &* Self.cellBytes &+ Self.offset(of: lane, eight)
          let cell = unsafe (start + offset).assumingMemoryBound(to: SIMD2<Double>.self)
          unsafe cell.pointee += SIMD2(weight, weight * weight)
        }
        row &+= 8
      }
    }
  }

  /// Bytes before one of eight cells in its table: the cell times sixteen.
  @inline(__always)
  private static func offset(of lane: Int, _ eight: UInt64) -> Int {
    let moved = lane == 0 ? eight &<< 4 : eight &>> UInt64(lane &* 8 &- 4)
    return Int(truncatingIfNeeded: moved & 0xFF0)
  }

  @inline(__always)
  private static func fetch(_ rowWeights: Span<Double>, behind row: Int) {
    rowWeights.withUnsafeBufferPointer { weights in
      // SAFETY: the address is asked for and not read; it may lie behind the weights.
      if let start = weights.baseAddress { baro_prefetch(start + row + rowsAhead) }
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
