private import Glibc

/// The cells of the current column that are not filled yet.
struct OpenCells {
  /// The first of them.
  let row: Int
  /// What is left of the column for them.
  let left: Int
  /// What remains of their rows.
  let room: Int
  /// Σ −log x! of the cells filled.
  let logarithm: Double
}

/// What the ways to complete a table multiply its probability by, as logarithms.
struct Completions {
  /// All of them together.
  let total: Double
  /// Not less than the most probable one.
  let largest: Double
  /// Not more than the least probable one.
  let smallest: Double
}

/// The columns of a table that are not complete yet.
struct OpenColumns {
  let current: Int
  let later: [Int]
  let logFactorials: LogFactorials
  private let laterLogarithms: [Double]
  private let laterTotal: Int
  private let laterLogFactorials: Double

  init(current: Int, later: [Int], logFactorials: LogFactorials) {
    self.current = current
    self.later = later
    self.logFactorials = logFactorials
    laterLogarithms = later.map { log(Double($0)) }
    laterTotal = later.reduce(0, +)
    laterLogFactorials = later.reduce(0) { $0 + logFactorials[$1] }
  }

  /// The columns, the current one too.
  var count: Int { later.count + 1 }

  /// The completions of a table whose current column is filled down to some row.
  ///
  /// Their sum is the number of ways to place people, by Vandermonde's identity. A row of sum R
  /// multiplies by at least 1/R!, and so does a column.
  ///
  /// - Parameters:
  ///   - remaining: what remains of each row.
  ///   - cells: the open cells of the current column.
  /// - Returns: their sum, and bounds of the most and the least probable one.
  /// - Complexity: O(rows · columns) logarithms.
  func completions(of remaining: [Int], _ cells: OpenCells) -> Completions {
    let rows = remaining.reduce(0) { $0 + logFactorials[$1] }
    if later.count == 1, cells.row == remaining.count {
      return Completions(total: -rows, largest: -rows, smallest: -rows)
    }
    let columns = laterLogFactorials + logFactorials[cells.left]
    let total =
      logFactorials[laterTotal] - laterLogFactorials - rows + logFactorials[cells.room]
      - logFactorials[cells.left] - logFactorials[cells.room - cells.left]
    return Completions(
      total: total, largest: largest(remaining, cells) + 1e-9,
      smallest: max(-rows, -columns) - 1e-9)
  }

  /// A bound of Σ −log x! over the open cells.
  ///
  /// By Lagrange: for expected counts m that are products of a number for the row and one for the
  /// column, and meet the margins, it is Σ max(x log m − log x!) − Σ m log m; the maximum is where
  /// a Poisson distribution has its mode, at x = ⌊m⌋.
  private func largest(_ remaining: [Int], _ cells: OpenCells) -> Double {
    let currentShare = cells.room > 0 ? Double(cells.left) / Double(cells.room) : 0
    var bound = 0.0
    for (row, rest) in remaining.enumerated() where rest > 0 {
      let inCurrent = row < cells.row ? 0 : Double(rest) * currentShare
      if inCurrent > 0 { bound += modeBound(inCurrent, logarithm: log(inCurrent)) }
      let share = (Double(rest) - inCurrent) / Double(laterTotal)
      guard share > 0 else { continue }
      let logarithm = log(share)
      for (column, sum) in later.enumerated() {
        bound += modeBound(share * Double(sum), logarithm: logarithm + laterLogarithms[column])
      }
    }
    return bound
  }

  /// The largest x log m − log x! over whole x, less m log m.
  private func modeBound(_ expected: Double, logarithm: Double) -> Double {
    let mode = expected.rounded(.down)
    return (mode - expected) * logarithm - logFactorials[Int(mode)]
  }
}
