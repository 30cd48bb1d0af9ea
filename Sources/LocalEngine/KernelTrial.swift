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
    return compared.map { compared in (0..<cellCount).map { compared[$0] } }
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
