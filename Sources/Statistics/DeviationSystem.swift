/// How far unknown numbers can lie from their true values while linear equations and bounds hold.
///
/// The true values are deviation 0 of every number, which satisfies everything; from there the
/// simplex method moves one number as far as the others allow. Numbers off the basis may rest
/// between their bounds, so no first phase is needed.
///
/// - Source: G. B. Dantzig, *Linear Programming and Extensions*, 1963, chapter 18 (upper bounds);
///   R. G. Bland, *New finite pivoting rules for the simplex method*, Mathematics of Operations
///   Research 2(2), 1977, 103–107 (choice of the pivot, which cannot cycle).
package struct DeviationSystem {
  /// One number times its coefficient in an equation.
  package struct Term: Sendable {
    package var index: Int
    package var coefficient: Double

    package init(_ index: Int, _ coefficient: Double) {
      self.index = index
      self.coefficient = coefficient
    }
  }

  /// The least and the greatest deviation of each number met so far: all of them are possible.
  package private(set) var lowest: [Double]
  package private(set) var highest: [Double]

  /// Deviations of the point where the last move ended.
  private var values: [Double]
  private let lower: [Double]
  private let upper: [Double]
  /// Row r says: number `basis[r]` plus `rows[r]` times the numbers off the basis is 0.
  private var rows: [[Double]] = []
  private var basis: [Int] = []
  private var isBasic: [Bool]

  private static let smallest = 1e-9
  private static let mostSteps = 20_000

  /// - Parameters:
  ///   - equations: each a sum of terms that is 0.
  ///   - lower: least deviation of each number, 0 or below.
  ///   - upper: greatest deviation of each number, 0 or above.
  /// - Complexity: O(equations² × numbers).
  package init(equations: [[Term]], lower: [Double], upper: [Double]) {
    self.lower = lower
    self.upper = upper
    values = Array(repeating: 0, count: lower.count)
    lowest = values
    highest = values
    isBasic = Array(repeating: false, count: lower.count)
    for equation in equations { add(equation) }
  }

  /// Moves a number up or down until it has gone far enough or can go no further.
  ///
  /// `lowest` and `highest` of every number tell what was met on the way.
  ///
  /// - Parameters:
  ///   - index: the number.
  ///   - sign: 1 moves it up, -1 down.
  ///   - distance: where to stop.
  /// - Complexity: O(equations × numbers) a step.
  package mutating func move(_ index: Int, _ sign: Double, atLeast distance: Double) {
    for _ in 0..<Self.mostSteps where values[index] * sign < distance {
      guard let entering = entering(index, sign) else { return }
      guard step(entering.index, entering.direction) else {
        if sign > 0 { highest[index] = .infinity } else { lowest[index] = -.infinity }
        return
      }
    }
  }

  /// Brings a row into echelon form with those before it; one that follows from them says nothing.
  private mutating func add(_ equation: [Term]) {
    var row = Array(repeating: 0.0, count: values.count)
    for term in equation { row[term.index] += term.coefficient }
    for (place, number) in basis.enumerated() where row[number] != 0 {
      Self.subtract(rows[place], times: row[number], from: &row)
    }
    guard let pivot = row.firstIndex(where: { abs($0) > Self.smallest }) else { return }
    rows.append(row)
    basis.append(pivot)
    isBasic[pivot] = true
    normalise(rows.count - 1, by: pivot)
  }

  /// Makes a column the unit column of a row.
  private mutating func normalise(_ row: Int, by column: Int) {
    let pivot = rows[row][column]
    for place in rows[row].indices { rows[row][place] /= pivot }
    let source = rows[row]
    for other in rows.indices where other != row && rows[other][column] != 0 {
      let factor = rows[other][column]
      Self.subtract(source, times: factor, from: &rows[other])
      rows[other][column] = 0
    }
  }

  private static func subtract(
    _ source: [Double], times factor: Double, from target: inout [Double]
  ) {
    for place in source.indices where source[place] != 0 {
      let value = target[place] - factor * source[place]
      target[place] = abs(value) < 1e-12 ? 0 : value
    }
  }
}

// MARK: - Steps of the simplex method

extension DeviationSystem {
  /// The first number off the basis whose move brings another the right way, and its direction.
  private func entering(_ index: Int, _ sign: Double) -> (index: Int, direction: Double)? {
    if !isBasic[index] { return canMove(index, sign) ? (index, sign) : nil }
    guard let row = basis.firstIndex(of: index) else { return nil }
    for number in values.indices where !isBasic[number] {
      let gain = -rows[row][number] * sign
      guard abs(gain) > Self.smallest else { continue }
      let direction: Double = gain > 0 ? 1 : -1
      if canMove(number, direction) { return (number, direction) }
    }
    return nil
  }

  private func canMove(_ number: Int, _ direction: Double) -> Bool {
    direction > 0
      ? values[number] < upper[number] - Self.smallest
      : values[number] > lower[number] + Self.smallest
  }

  /// Moves a number off the basis as far as it and the basis allow; false when nothing stops it.
  private mutating func step(_ entering: Int, _ direction: Double) -> Bool {
    var distance =
      direction > 0 ? upper[entering] - values[entering] : values[entering] - lower[entering]
    var leaving: Int?
    for row in rows.indices where abs(rows[row][entering]) > Self.smallest {
      let rate = -rows[row][entering] * direction
      let number = basis[row]
      let bound = rate > 0 ? upper[number] : lower[number]
      let room = max(0, (bound - values[number]) / rate)
      let isFirst = leaving.map { number < basis[$0] } ?? false
      if room < distance - Self.smallest || (room <= distance + Self.smallest && isFirst) {
        distance = min(distance, room)
        leaving = row
      }
    }
    guard distance.isFinite else { return false }
    shift(entering, direction * distance)
    if let leaving { exchange(leaving, entering) }
    return true
  }

  private mutating func shift(_ entering: Int, _ distance: Double) {
    record(entering, values[entering] + distance)
    for row in rows.indices where rows[row][entering] != 0 {
      record(basis[row], values[basis[row]] - rows[row][entering] * distance)
    }
  }

  private mutating func record(_ number: Int, _ value: Double) {
    values[number] = value
    lowest[number] = min(lowest[number], value)
    highest[number] = max(highest[number], value)
  }

  private mutating func exchange(_ row: Int, _ entering: Int) {
    isBasic[basis[row]] = false
    isBasic[entering] = true
    basis[row] = entering
    normalise(row, by: entering)
  }
}
