import ResultTables
import Statistics

/// What a reader can tell of hidden small counts from all that a statement's tables tell.
///
/// The reader knows every number told, how they add up, and that no count is below 0. Then each
/// hidden small count must be able to lie anywhere on a stretch as wide as the threshold. The
/// reader also sees why a count is hidden: small ones lie under the threshold, others do not. With
/// that too at least two values must be left.
///
/// - Source: M. Fischetti, J. J. Salazar, *Solving the cell suppression problem on tabular data with
///   linear constraints*, Management Science 47(7), 2001, 1008–1027 (the attacker's problem).
struct SuppressionAudit {
  private let suppression: Suppression
  private let known: [Bool]
  /// Unknown counts that sums connect, with those sums.
  private var parts: [UnknownCounts] = []

  /// Equations times unknown counts that one part may have.
  private static let mostEntries = 400_000

  init(_ suppression: Suppression) {
    self.suppression = suppression
    var known = suppression.known()
    suppression.subtract(from: &known)
    self.known = known
    parts = UnknownCounts.parts(of: suppression.system, known: known)
  }

  /// Counts of parts that would take too long to examine and hold a small one.
  var tooLarge: [Int] {
    parts.filter { $0.size > Self.mostEntries && $0.counts.contains(where: isSmall) }
      .flatMap(\.counts)
  }

  /// Small counts of which a reader can tell too much.
  func exposed() -> [Int] {
    let small = known.indices.filter { known[$0] && isSmall($0) }
    let width = Double(suppression.rule.threshold)
    return parts.filter { $0.size <= Self.mostEntries }.reduce(into: small) { exposed, part in
      let small = part.counts.filter(isSmall)
      guard !small.isEmpty else { return }
      let marked = small.filter { suppression.hiding[$0] != .none }
      let narrow = part.narrow(small, width: width, bounds: unmarkedBounds)
        .union(part.narrow(marked, width: 1, bounds: markedBounds))
      exposed += narrow.sorted()
    }
  }

  private func isSmall(_ index: Int) -> Bool {
    let count = suppression.system.counts[index]
    return count.isSensitive && suppression.rule.hides(count.n)
  }

  /// A count can be anything from 0.
  private func unmarkedBounds(_ count: Int) -> ClosedRange<Double> {
    -Double(suppression.system.counts[count].n)...Double.infinity
  }

  /// A count hidden because it is small is under the threshold, and 0 only as a part of a small
  /// base; one hidden to protect others is not under it.
  private func markedBounds(_ count: Int) -> ClosedRange<Double> {
    let n = Double(suppression.system.counts[count].n)
    let threshold = Double(suppression.rule.threshold)
    switch suppression.hiding[count] {
    case .none: return -n...Double.infinity
    case .secondary: return min(0, threshold - n)...Double.infinity
    case .primary:
      let least: Double = suppression.isPartOfSmallBase[count] ? 0 : 1
      return min(0, least - n)...max(0, threshold - 1 - n)
    }
  }
}

/// Counts that can be neither read nor computed one by one, and the sums that connect them.
private struct UnknownCounts {
  private(set) var counts: [Int] = []
  private var equations: [[DeviationSystem.Term]] = []

  /// Entries of the table that the simplex method works on.
  var size: Int { equations.count * counts.count }

  /// The unknown counts of a system in parts that no sum connects.
  static func parts(of system: CountSystem, known: [Bool]) -> [UnknownCounts] {
    var group = Array(known.indices)
    func leader(_ index: Int) -> Int {
      var index = index
      while group[index] != index {
        group[index] = group[group[index]]
        index = group[index]
      }
      return index
    }
    let open = system.sums.map { sum in (sum: sum, terms: sum.terms.filter { !known[$0] }) }
      .filter { !$0.terms.isEmpty }
    for (_, terms) in open {
      for term in terms.dropFirst() { group[leader(term)] = leader(terms[0]) }
    }
    var parts: [Int: UnknownCounts] = [:]
    var places: [Int: Int] = [:]
    for index in known.indices where !known[index] {
      places[index] = parts[leader(index), default: UnknownCounts()].counts.count
      parts[leader(index), default: UnknownCounts()].counts.append(index)
    }
    for (sum, terms) in open {
      parts[leader(terms[0])]?.equations.append(
        terms.compactMap { term in
          places[term].map { DeviationSystem.Term($0, term == sum.whole ? -1 : 1) }
        })
    }
    return parts.sorted { $0.key < $1.key }.map(\.value)
  }

  /// Counts that cannot move far enough within bounds.
  func narrow(
    _ small: [Int], width: Double, bounds: (Int) -> ClosedRange<Double>
  ) -> Set<Int> {
    let ranges = counts.map(bounds)
    var system = DeviationSystem(
      equations: equations, lower: ranges.map(\.lowerBound), upper: ranges.map(\.upperBound))
    let wanted = Set(small)
    var exposed: Set<Int> = []
    for (place, count) in counts.enumerated() where wanted.contains(count) {
      let reached = { system.highest[place] - system.lowest[place] }
      if reached() < width { system.move(place, 1, atLeast: width) }
      if reached() < width { system.move(place, -1, atLeast: width) }
      if reached() < width - 1e-6 { exposed.insert(count) }
    }
    return exposed
  }
}
