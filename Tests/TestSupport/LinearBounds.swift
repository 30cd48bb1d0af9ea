/// Least and greatest value of a sum of unknown numbers that are not below 0 and satisfy equations.
///
/// The two-phase simplex method on one dense table, as textbooks have it.
package struct LinearBounds {
  /// One row an equation, the right side last; the last row is what phase one makes 0.
  private var table: [[Double]] = []
  private var basis: [Int] = []
  private let count: Int

  /// Nothing when no numbers satisfy the equations.
  ///
  /// - Parameters:
  ///   - count: how many numbers are unknown.
  ///   - equations: coefficients of some of them, and what they come to, 0 or more.
  package init?(count: Int, equations: [(terms: [Int: Double], value: Double)]) {
    self.count = count
    for (row, equation) in equations.enumerated() {
      var line = Array(repeating: 0.0, count: count + equations.count + 1)
      for (index, coefficient) in equation.terms { line[index] += coefficient }
      line[count + row] = 1
      line[line.count - 1] = equation.value
      table.append(line)
      basis.append(count + row)
    }
    var goal = Array(repeating: 0.0, count: count + equations.count)
    for place in count..<goal.count { goal[place] = -1 }
    guard let least = maximise(goal, allowed: goal.count), least > -1e-6 else { return nil }
    dropArtificial()
  }

  /// The greatest value of a sum, or one that is enough; nothing when it has no limit.
  package mutating func greatest(_ terms: [Int: Double], enough: Double = .infinity) -> Double? {
    var goal = Array(repeating: 0.0, count: width)
    for (index, coefficient) in terms { goal[index] += coefficient }
    return maximise(goal, allowed: count, enough: enough)
  }

  /// The least value of a sum, or one that is enough; nothing when it has no limit.
  package mutating func least(_ terms: [Int: Double], enough: Double = -.infinity) -> Double? {
    greatest(terms.mapValues { -$0 }, enough: -enough).map { -$0 }
  }

  private var width: Int { (table.first?.count ?? count + 1) - 1 }

  /// Unknowns of the first phase leave the basis, or their row says nothing.
  private mutating func dropArtificial() {
    for row in table.indices.reversed() where basis[row] >= count {
      if let column = (0..<count).first(where: { abs(table[row][$0]) > 1e-7 }) {
        pivot(row, column)
      } else {
        table.remove(at: row)
        basis.remove(at: row)
      }
    }
    for row in table.indices { table[row].removeSubrange(count..<table[row].count - 1) }
  }

  private mutating func maximise(
    _ goal: [Double], allowed: Int, enough: Double = .infinity
  ) -> Double? {
    var costs = goal
    var value = 0.0
    for (row, number) in basis.enumerated() where goal[number] != 0 {
      for place in costs.indices { costs[place] -= goal[number] * table[row][place] }
      value += goal[number] * (table[row].last ?? 0)
    }
    for step in 0..<5000 {
      let better = (0..<allowed).filter { costs[$0] > 1e-7 }
      let column = step < 500 ? better.max { costs[$0] < costs[$1] } : better.first
      guard let column, value < enough else { return value }
      guard let row = leaving(column) else { return nil }
      pivot(row, column)
      let factor = costs[column]
      for place in costs.indices { costs[place] -= factor * table[row][place] }
      value += factor * (table[row].last ?? 0)
    }
    return value
  }

  private func leaving(_ column: Int) -> Int? {
    var best: (row: Int, ratio: Double)?
    for row in table.indices where table[row][column] > 1e-7 {
      let ratio = (table[row].last ?? 0) / table[row][column]
      let isLess = best.map { ratio < $0.ratio - 1e-9 } ?? true
      let isTie = best.map { ratio <= $0.ratio + 1e-9 && basis[row] < basis[$0.row] } ?? false
      if isLess || isTie { best = (row, ratio) }
    }
    return best?.row
  }

  private mutating func pivot(_ row: Int, _ column: Int) {
    let factor = table[row][column]
    for place in table[row].indices { table[row][place] /= factor }
    let source = table[row]
    for other in table.indices where other != row && table[other][column] != 0 {
      let factor = table[other][column]
      for place in source.indices where source[place] != 0 {
        table[other][place] -= factor * source[place]
      }
    }
    basis[row] = column
  }
}
