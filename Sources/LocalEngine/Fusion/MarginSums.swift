/// The sums of a pass with some of its columns summed away, each made once.
final class MarginSums {
  private struct Known {
    /// Places of the columns that are kept, ascending, and the slots of each.
    let kept: [Int]
    let shape: [Int]
    let sums: PassSums
  }

  private var known: [Known]

  init(_ pass: Pass, _ sums: PassSums) {
    known = [Known(kept: Array(pass.shape.indices), shape: pass.shape, sums: sums)]
  }

  /// The sums of the whole pass.
  var whole: PassSums { known[0].sums }

  /// The sums by some columns, from the fewest cells that hold them.
  ///
  /// On the way from the whole pass half of the columns too many are left, for another request to go on
  /// from: tables of one statement have columns in common.
  func sums(keeping kept: [Int]) -> PassSums {
    let holding = known.filter { kept.allSatisfy($0.kept.contains) }
    guard var best = holding.min(by: { $0.sums.counts.count < $1.sums.counts.count }) else {
      preconditionFailure("the whole pass holds every column")
    }
    var dropped = best.kept.filter { !kept.contains($0) }
    let half = dropped.prefix((dropped.count + 1) / 2)
    for column in half { best = without(column, best) }
    if half.count < dropped.count { known.append(best) }
    dropped.removeFirst(half.count)
    for column in dropped { best = without(column, best) }
    if !half.isEmpty { known.append(best) }
    return best.sums
  }

  private func without(_ column: Int, _ other: Known) -> Known {
    var (kept, shape) = (other.kept, other.shape)
    guard let place = kept.firstIndex(of: column) else { return other }
    kept.remove(at: place)
    shape.remove(at: place)
    return Known(
      kept: kept, shape: shape, sums: other.sums.summed(away: place, of: other.shape))
  }
}

extension PassSums {
  /// The sums of all slots of one column together.
  ///
  /// - Complexity: O(cells).
  fileprivate func summed(away place: Int, of shape: [Int]) -> PassSums {
    var sums = PassSums(cellCount: counts.count / shape[place], isWeighted: !weights.isEmpty)
    let inner = shape[(place + 1)...].reduce(1, *)
    sums.counts = Self.summed(counts, shape[place], inner, zero: 0, &+)
    sums.weights = Self.summed(weights, shape[place], inner, zero: .zero, +)
    sums.withoutWeight = Self.summed(withoutWeight, shape[place], inner, zero: 0, &+)
    return sums
  }

  @inline(__always)
  private static func summed<Sum>(
    _ cells: [Sum], _ slots: Int, _ inner: Int, zero: Sum, _ add: (Sum, Sum) -> Sum
  ) -> [Sum] {
    var sums = Array(repeating: zero, count: cells.count / slots)
    precondition(sums.count * slots == cells.count && sums.count % inner == 0)
    let from = cells.span
    var to = sums.mutableSpan
    for block in stride(from: 0, to: to.count, by: inner) {
      for slot in 0..<slots {
        let first = block &* slots &+ slot &* inner
        for cell in 0..<inner {
          // SAFETY: blocks are whole, as the precondition says; `first + cell` is below slots times as many.
          unsafe to[unchecked: block &+ cell] = add(
            to[unchecked: block &+ cell], from[unchecked: first &+ cell])
        }
      }
    }
    return sums
  }
}
