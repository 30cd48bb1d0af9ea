/// How two answers to the same question differ.
package enum TidyDifference {
  /// How two answers differ.
  ///
  /// - Parameters:
  ///   - found: what the program says.
  ///   - expected: what it should say.
  ///   - tolerance: how far numbers may lie apart, in parts of the larger and at least of 1.
  /// - Returns: the first differences, a line each; nothing when the answers agree.
  package static func describe(
    found: [TidyRecord], expected: [TidyRecord], tolerance: Double = 1e-9
  ) -> String? {
    var lines: [String] = []
    let foundByPlace = Dictionary(found.map { ($0.place, $0) }, uniquingKeysWith: { $1 })
    let expectedByPlace = Dictionary(expected.map { ($0.place, $0) }, uniquingKeysWith: { $1 })
    if foundByPlace.count != found.count { lines.append("two numbers found in one place") }
    if expectedByPlace.count != expected.count { lines.append("two numbers expected in one place") }
    for place in Set(foundByPlace.keys).union(expectedByPlace.keys).sorted() {
      switch (foundByPlace[place], expectedByPlace[place]) {
      case (let found?, nil): lines.append("not expected: \(found.text)")
      case (nil, let expected?): lines.append("not found:    \(expected.text)")
      case (let found?, let expected?):
        if found.agrees(with: expected, tolerance) { continue }
        lines.append("found    \(found.text)\nexpected \(expected.text)")
      case (nil, nil): continue
      }
    }
    return lines.isEmpty ? nil : lines.prefix(6).joined(separator: "\n")
  }
}

extension TidyRecord {
  fileprivate func agrees(with other: TidyRecord, _ tolerance: Double) -> Bool {
    let close = { (left: Double, right: Double) in
      abs(left - right) <= tolerance * max(1, abs(left), abs(right))
    }
    let agree =
      switch (value, other.value) {
      case (nil, nil): true
      case (let left?, let right?): close(left, right)
      default: false
      }
    return agree && n == other.n && close(weightedN, other.weightedN)
      && close(effectiveN, other.effectiveN)
  }

  /// The record in one line.
  package var text: String {
    let row = place.rowVariable + "[" + place.row + "]"
    let column = place.columnVariable + "[" + place.column + "]"
    let number = value.map { "\($0)" } ?? "nothing"
    return "table \(place.table) \(row) \(column) \(place.statistic) \(place.line):"
      + " \(number) of n \(n), \(weightedN), \(effectiveN)"
  }
}
