@_spi(_Unicode) private import Swift

/// Spelling without case and accents, and the distance between two spellings.
package enum NameFolding {
  /// Lower-case letters without marks: `Télétravail` becomes `teletravail`.
  package static func folded(_ name: String) -> String {
    let lower = name.lowercased()
    if lower.utf8.allSatisfy({ $0 < 0x80 }) { return lower }
    var scalars = String.UnicodeScalarView()
    for scalar in lower._nfd where scalar.properties.canonicalCombiningClass == .notReordered {
      scalars.append(scalar)
    }
    return String(scalars)
  }

  /// The candidates most like a name, nearest first; those too far away are left out.
  ///
  /// - Parameters:
  ///   - name: what was written.
  ///   - candidates: what there is.
  ///   - limit: how many at most.
  /// - Returns: candidates as they are spelled.
  /// - Complexity: O(candidates · length²).
  package static func nearest(
    to name: String, among candidates: some Sequence<String>, limit: Int = 3
  ) -> [String] {
    let wanted = Array(folded(name).unicodeScalars)
    // Of one letter every other one is as near.
    let reach = wanted.count < 2 ? 0 : max(1, wanted.count / 3)
    var scored: [(distance: Int, name: String)] = []
    for candidate in candidates {
      let spelled = Array(folded(candidate).unicodeScalars)
      let distance = distance(wanted, spelled, reach: reach)
      if distance <= reach { scored.append((distance, candidate)) }
    }
    return scored.sorted { ($0.distance, $0.name) < ($1.distance, $1.name) }
      .prefix(limit).map(\.name)
  }

  /// Optimal string alignment distance: insertions, deletions, changes and neighbour swaps;
  /// a start of the other name that is at least three letters long counts as 1.
  private static func distance(
    _ wanted: [Unicode.Scalar], _ other: [Unicode.Scalar], reach: Int
  ) -> Int {
    if wanted.count >= 3, other.starts(with: wanted) { return 1 }
    if abs(wanted.count - other.count) > reach || wanted.count > 64 { return Int.max }
    var before: [Int] = []
    var previous = Array(0...other.count)
    for row in 0..<wanted.count {
      var current = [row + 1]
      for column in 0..<other.count {
        let change = previous[column] + (wanted[row] == other[column] ? 0 : 1)
        var best = min(change, previous[column + 1] + 1, current[column] + 1)
        if row > 0, column > 0, wanted[row] == other[column - 1], wanted[row - 1] == other[column] {
          best = min(best, before[column - 1] + 1)
        }
        current.append(best)
      }
      before = previous
      previous = current
    }
    return previous[other.count]
  }
}
