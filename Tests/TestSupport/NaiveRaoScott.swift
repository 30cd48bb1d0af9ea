import Statistics

/// The second-order Rao-Scott test by the matrices of its definition, without any short cut.
///
/// V is summed slip by slip, C is written out as contrasts of four cells, and Δ is solved for by
/// elimination.
struct NaiveRaoScott {
  let statistic: Double
  let numeratorDegrees: Double
  let denominatorDegrees: Double

  /// - Parameters:
  ///   - slips: those with an answer to both variables, with the cell of each.
  ///   - rowCount: rows that hold some weight.
  ///   - columnCount: columns that do.
  ///   - sampleSize: rows of the whole sample.
  ///   - base: rows with an answer to both, those without weight too.
  init?(
    _ slips: [(weight: Double, row: Int, column: Int)], rowCount: Int, columnCount: Int,
    sampleSize: Double, base: Int
  ) {
    let total = slips.reduce(0) { $0 + $1.weight }
    let cells = rowCount * columnCount
    var share = Array(repeating: 0.0, count: cells)
    for slip in slips { share[slip.row * columnCount + slip.column] += slip.weight / total }
    var variance = Array(repeating: Array(repeating: 0.0, count: cells), count: cells)
    for slip in slips {
      let own = slip.row * columnCount + slip.column
      let parts = share.indices.map { (($0 == own ? 1 : 0) - share[$0]) * slip.weight / total }
      for first in 0..<cells {
        for second in 0..<cells {
          variance[first][second] += parts[first] * parts[second] * sampleSize / (sampleSize - 1)
        }
      }
    }
    let contrasts = Self.contrasts(rowCount, columnCount)
    let inverse = share.map { $0 == 0 ? 0 : 1 / $0 }
    let plain = Self.sandwich(contrasts) { $0 == $1 ? inverse[$0] : 0 }
    let found = Self.sandwich(contrasts) { inverse[$0] * variance[$0][$1] * inverse[$1] }
    guard let delta = Self.solve(plain, found) else { return nil }
    let trace = delta.indices.reduce(0) { $0 + delta[$1][$1] }
    let square = delta.indices.reduce(0) { sum, row in
      sum + delta.indices.reduce(0) { $0 + delta[row][$1] * delta[$1][row] }
    }
    guard trace > 1e-12, square > 0, base > 1 else { return nil }
    statistic = Self.pearson(share, columnCount) / trace
    numeratorDegrees = trace * trace / square
    denominatorDegrees = numeratorDegrees * Double(base - 1)
  }

  var p: Double {
    Distribution.fisherF(numerator: numeratorDegrees, denominator: denominatorDegrees)
      .upperTail(statistic)
  }

  /// Each row of the result is one contrast of the cells.
  private static func contrasts(_ rowCount: Int, _ columnCount: Int) -> [[Double]] {
    (0..<rowCount - 1).flatMap { row in
      (0..<columnCount - 1).map { column in
        var contrast = Array(repeating: 0.0, count: rowCount * columnCount)
        contrast[row * columnCount + column] = 1
        contrast[row * columnCount + columnCount - 1] = -1
        contrast[(rowCount - 1) * columnCount + column] = -1
        contrast[rowCount * columnCount - 1] = 1
        return contrast
      }
    }
  }

  private static func sandwich(
    _ contrasts: [[Double]], _ middle: (Int, Int) -> Double
  ) -> [[Double]] {
    contrasts.map { first in
      contrasts.map { second in
        first.indices.reduce(0) { sum, left in
          sum
            + second.indices.reduce(0) { $0 + first[left] * middle(left, $1) * second[$1] }
        }
      }
    }
  }

  /// The solution X of A X = B by elimination with pivots; nothing where A has no inverse.
  private static func solve(_ left: [[Double]], _ right: [[Double]]) -> [[Double]]? {
    var (left, right) = (left, right)
    let largest = left.joined().map(\.magnitude).max() ?? 0
    for step in left.indices {
      let pivot = (step..<left.count).max {
        left[$0][step].magnitude < left[$1][step].magnitude
      }
      guard let pivot, left[pivot][step].magnitude > 1e-9 * largest else { return nil }
      left.swapAt(step, pivot)
      right.swapAt(step, pivot)
      for row in left.indices where row != step {
        let factor = left[row][step] / left[step][step]
        left[row] = zip(left[row], left[step]).map { $0 - factor * $1 }
        right[row] = zip(right[row], right[step]).map { $0 - factor * $1 }
      }
    }
    return right.indices.map { row in right[row].map { $0 / left[row][row] } }
  }

  /// Σ(p−e)²/e.
  private static func pearson(_ share: [Double], _ columnCount: Int) -> Double {
    let rowCount = share.count / columnCount
    return share.indices.reduce(0) { sum, cell in
      let row = (0..<columnCount).reduce(0) { $0 + share[cell / columnCount * columnCount + $1] }
      let column = (0..<rowCount).reduce(0) { $0 + share[$1 * columnCount + cell % columnCount] }
      let distance = share[cell] - row * column
      return sum + distance * distance / (row * column)
    }
  }
}
