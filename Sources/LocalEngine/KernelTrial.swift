/// The counting kernels by themselves, for the program that measures them.
package enum KernelTrial {
  /// Counts cells of a byte, fewer than 64 of them, by pairs.
  package static func counts(of cells: [UInt8], cellCount: Int) -> [Int] {
    var pairs = PairCounts(cellCount: cellCount)
    pairs.count(cells.span)
    return pairs.counts
  }

  /// Adds a weight a row and its square, in blocks as statements do.
  package static func weights(of cells: [UInt8], _ weights: [Double]) -> [SIMD2<Double>] {
    DirectSums.weighed(cells, weights)
  }
}
