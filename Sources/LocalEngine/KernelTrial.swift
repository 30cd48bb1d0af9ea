/// The counting kernels by themselves, for the program that measures them.
package enum KernelTrial {
  /// Counts cells of a byte, fewer than 64 of them, by pairs.
  package static func counts(of cells: [UInt8], cellCount: Int) -> [Int] {
    var pairs = PairCounts(cellCount: cellCount)
    pairs.count(cells.span)
    return pairs.counts
  }

  /// Counts cells of a byte, very few of them, by comparing; nothing where the processor cannot.
  package static func comparedCounts(of cells: [UInt8], cellCount: Int) -> [Int]? {
    var compared = ByteCounts(cellCount: cellCount)
    compared?.count(cells.span)
    return rows(compared, cellCount)
  }

  /// Counts runs of cells by comparing, told by their first cells; nothing where the processor cannot.
  ///
  /// The rows of a run stand in any of its cells.
  package static func comparedCounts(
    of cells: [UInt8], runs starts: [Int], cellCount: Int
  ) -> [Int]? {
    var compared = ByteCounts(runs: starts)
    compared?.count(cells.span)
    return rows(compared, cellCount)
  }

  private static func rows(_ counts: ByteCounts?, _ cellCount: Int) -> [Int]? {
    guard let counts else { return nil }
    var rows = Array(repeating: 0, count: cellCount)
    counts.add(to: &rows)
    return rows
  }

  /// The sums of rows of weights by cells of two bytes.
  package static func sums(
    of cells: [UInt16], _ weights: [Double], cellCount: Int, isWide: Bool
  ) -> [SIMD4<Double>] {
    var table = CellTable<UInt16>(
      cellCount: cellCount, rowCount: cells.count, form: .doubles)
    table.weigh(cells.span, weights.span, isWide: isWide)
    return table.sums.weighted
  }

  /// The same of weights of whole units.
  package static func sums(
    of cells: [UInt16], _ units: [UInt16], cellCount: Int, isWide: Bool
  ) -> [SIMD4<Double>] {
    var table = CellTable<UInt16>(cellCount: cellCount, rowCount: cells.count, form: .units)
    table.weigh(cells.span, units.span, isWide: isWide)
    return table.sums.weighted
  }

  /// The sums of rows of whole units by cells of a byte, of as many rows as are added at once.
  package static func sums(
    of cells: [UInt8], _ units: [UInt16], isWide: Bool = true
  ) -> [SIMD4<Double>] {
    precondition(cells.count == units.count)
    var sums = ByteUnits()
    cells.withUnsafeBytes { bytes in
      // SAFETY: the pointer is used while the cells live, for as many rows as there are.
      if let start = bytes.baseAddress {
        sums.add(units.span, unsafe OneColumn(codes: start), isWide: isWide)
      }
    }
    return (0..<1 << 8).map { sums[$0].weighted }
  }

  /// Adds a weight a row and its square.
  package static func weights(
    of cells: [UInt8], _ weights: [Double], isWide: Bool = true
  ) -> [SIMD2<Double>] {
    precondition(cells.count == weights.count)
    var sums = ByteWeights()
    var written = [UInt8](repeating: 0, count: cells.count)
    cells.withUnsafeBytes { bytes in
      // SAFETY: the pointer is used while the cells live, for as many rows as there are.
      if let start = bytes.baseAddress {
        sums.add(weights.span, unsafe OneColumn(codes: start), writing: &written, isWide: isWide)
      }
    }
    return (0..<1 << 8).map { sums[$0] }
  }
}
