/// How the sums by some of a pass's columns follow from those by all of them: for each set of columns
/// that is asked for, from the fewest cells that hold it.
struct MarginPlan: Sendable {
  /// Sums away one column of other sums.
  private struct Step {
    let source: Int
    /// The place of the column among those of the source, and their slots.
    let place: Int
    let shape: [Int]
  }

  /// The columns that some sums are by, ascending.
  private struct Known {
    let place: Int
    let kept: [Int]
  }

  private let shape: [Int]
  private var known: [Known]
  /// Each makes one more sums; those of the whole pass are the first.
  private var steps: [Step] = []
  /// The sums that are asked for.
  private var asked: [Int] = []

  /// - Parameters:
  ///   - shape: slots of each column of the pass.
  ///   - sets: places of the columns to keep, each ascending.
  init(shape: [Int], keeping sets: [[Int]]) {
    self.shape = shape
    known = [Known(place: 0, kept: Array(shape.indices))]
    for set in sets { asked.append(find(set).place) }
  }

  /// On the way from the whole pass half of the columns too many are left, for another set to go on
  /// from: tables of one statement have columns in common.
  ///
  /// Columns that such sums have already are left out first.
  private mutating func find(_ kept: [Int]) -> Known {
    let holding = known.filter { kept.allSatisfy($0.kept.contains) }
    guard var best = holding.min(by: { cells($0) < cells($1) }) else {
      preconditionFailure("the whole pass holds every column")
    }
    let (held, rest) = (
      best.kept.filter { !kept.contains($0) && isHeld($0) },
      best.kept.filter { !kept.contains($0) && !isHeld($0) }
    )
    var dropped = held + rest
    let half = dropped.prefix((dropped.count + 1) / 2)
    for column in half { best = without(column, best) }
    if half.count < dropped.count { known.append(best) }
    dropped.removeFirst(half.count)
    for column in dropped { best = without(column, best) }
    if !half.isEmpty { known.append(best) }
    return best
  }

  /// Whether other sums than those of the whole pass have a column.
  private func isHeld(_ column: Int) -> Bool {
    known.dropFirst().contains { $0.kept.contains(column) }
  }

  private func cells(_ known: Known) -> Int { known.kept.reduce(1) { $0 * shape[$1] } }

  private mutating func without(_ column: Int, _ other: Known) -> Known {
    guard let place = other.kept.firstIndex(of: column) else { return other }
    var kept = other.kept
    kept.remove(at: place)
    steps.append(Step(source: other.place, place: place, shape: other.kept.map { shape[$0] }))
    return Known(place: steps.count, kept: kept)
  }

  /// The sums that were asked for, in that order.
  ///
  /// - Complexity: O(cells · sets) at most.
  func margins(of whole: PassSums) -> [PassSums] {
    var sums = [whole]
    sums.reserveCapacity(steps.count + 1)
    for step in steps { sums.append(sums[step.source].summed(away: step.place, of: step.shape)) }
    return asked.map { sums[$0] }
  }
}

extension PassSums {
  /// The sums of all slots of one column together.
  ///
  /// - Complexity: O(cells).
  fileprivate func summed(away place: Int, of shape: [Int]) -> PassSums {
    let inner = shape[(place + 1)...].reduce(1, *)
    return PassSums(
      counts: Self.summed(counts, shape[place], inner, zero: 0, &+),
      weighted: Self.summed(weighted, shape[place], inner, zero: .zero, +))
  }

  @inline(__always)
  private static func summed<Sum>(
    _ cells: [Sum], _ slots: Int, _ inner: Int, zero: Sum, _ add: (Sum, Sum) -> Sum
  ) -> [Sum] {
    if cells.isEmpty { return [] }
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
