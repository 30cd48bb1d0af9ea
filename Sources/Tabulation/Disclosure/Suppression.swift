import ResultTables

/// Which counts of a system are hidden, and why.
///
/// A count from 1 to one less than the threshold is hidden, and where a base is that small, all of
/// its parts are. Secondary hiding then adds counts until no reader can tell a hidden small count
/// apart: see `SuppressionAudit` for the rule. It takes the cell that opens the fewest sums, then
/// the smallest; a margin only where no cell is left, a base last.
struct Suppression {
  let system: CountSystem
  let rule: DisclosureRule
  /// One a count.
  private(set) var hiding: [Figure.Hiding]
  /// Whether a count is hidden with a base that is small, whatever it is itself.
  private(set) var isPartOfSmallBase: [Bool]
  /// Counts that each figure and note tells together: it is told as long as none is hidden.
  private let tellings: [[Int]]
  /// Sums that each count is a term of.
  private let sumsOfCount: [[Int]]

  init(_ system: CountSystem, _ rule: DisclosureRule, tellings: [[Int]]) {
    self.system = system
    self.rule = rule
    self.tellings = tellings
    hiding = Array(repeating: .none, count: system.counts.count)
    isPartOfSmallBase = Array(repeating: false, count: system.counts.count)
    var sums = Array(repeating: [Int](), count: system.counts.count)
    for (index, sum) in system.sums.enumerated() {
      for term in sum.terms { sums[term].append(index) }
    }
    sumsOfCount = sums
    hideSmall()
    if rule.hidesSecondary { protect() }
  }

  /// Hides small counts, and every part of a small base that is told.
  private mutating func hideSmall() {
    for index in hiding.indices where isSmall(index) { hiding[index] = .primary }
    let told = Set(tellings.joined())
    var bases = told.filter { isSmall($0) }
    while let base = bases.popFirst() {
      for sum in sumsOfCount[base] where system.sums[sum].whole == base {
        for part in system.sums[sum].parts where !isPartOfSmallBase[part] {
          isPartOfSmallBase[part] = true
          if system.counts[part].isSensitive { hiding[part] = .primary }
          bases.insert(part)
        }
      }
    }
  }

  private func isSmall(_ index: Int) -> Bool {
    system.counts[index].isSensitive && rule.hides(system.counts[index].n)
  }

  /// Hides further counts until the audit finds nothing.
  private mutating func protect() {
    while true {
      closeSums()
      let audit = SuppressionAudit(self)
      let large = hideAround(audit.tooLarge)
      let exposed = audit.exposed()
      if exposed.isEmpty && !large { return }
      var helped: Set<Int> = []
      for index in exposed where helped.isDisjoint(with: sumsOfCount[index]) {
        guard let cover = cover(for: index) else { continue }
        hiding[cover] = .secondary
        helped.formUnion(sumsOfCount[cover])
      }
      if helped.isEmpty && !large { return }
    }
  }

  /// Hides whatever shares a sum with some counts: where that is done until nothing is left, they
  /// add up to nothing known.
  ///
  /// - Returns: whether there was anything to hide.
  private mutating func hideAround(_ counts: [Int]) -> Bool {
    if counts.isEmpty { return false }
    let known = known()
    let terms = Set(counts.flatMap { sumsOfCount[$0] }).flatMap { system.sums[$0].terms }
    let told = Set(terms).filter { cheapest([$0], known) != nil }
    for index in told { hiding[index] = .secondary }
    return !told.isEmpty
  }
}

// MARK: - What a reader knows

extension Suppression {
  /// Whether the tables or common sense tell a count.
  ///
  /// A count of 0 is taken as known even where no figure tells it.
  func known() -> [Bool] {
    var known = system.counts.indices.map { index in
      let count = system.counts[index]
      return count.isKnown || (count.n == 0 && count.isSensitive && hiding[index] == .none)
    }
    for telling in tellings where telling.allSatisfy({ hiding[$0] == .none }) {
      for index in telling { known[index] = true }
    }
    return known
  }

  /// What a reader can compute by taking known terms from sums, again and again.
  ///
  /// - Parameters:
  ///   - known: what the reader knows; grows.
  ///   - isKept: counts that are left unknown all the same.
  /// - Returns: the sums that give a kept count away.
  @discardableResult
  func subtract(
    from known: inout [Bool], keeping isKept: (Int) -> Bool = { _ in false }
  ) -> [Int] {
    var open = Array(system.sums.indices)
    var telling: [Int] = []
    while let index = open.popLast() {
      let unknown = system.sums[index].terms.filter { !known[$0] }
      guard let only = unknown.first, unknown.count == 1 else { continue }
      if isKept(only) {
        telling.append(index)
      } else {
        known[only] = true
        open += sumsOfCount[only]
      }
    }
    return telling
  }
}

// MARK: - The choice of what to hide

extension Suppression {
  /// Hides a second term of every sum that gives a hidden one away, the cheapest first.
  private mutating func closeSums() {
    while true {
      var known = known()
      let before = known
      let telling = subtract(from: &known) { hiding[$0] != .none && !isNobody($0) }
      let terms = Set(telling.flatMap { system.sums[$0].terms })
      guard let cover = cheapest(Array(terms), before) else { return }
      hiding[cover] = .secondary
    }
  }

  private func isNobody(_ index: Int) -> Bool { system.counts[index].n == 0 }

  /// What to hide so that a small count is less exposed: in its tightest sum that has something to
  /// hide, else in sums that lead there.
  private func cover(for index: Int) -> Int? {
    let known = known()
    var seen: Set<Int> = []
    var front = [index]
    while !front.isEmpty {
      let sums = Set(front.flatMap { sumsOfCount[$0] }).subtracting(seen)
      seen.formUnion(sums)
      let tightest = sums.sorted { (room($0, known), $0) < (room($1, known), $1) }
      for sum in tightest {
        if let cover = cheapest(system.sums[sum].terms, known) { return cover }
      }
      front = sums.flatMap { system.sums[$0].terms }.filter { !known[$0] }
    }
    return nil
  }

  /// How much the unknown terms of a sum have to give.
  private func room(_ sum: Int, _ known: [Bool]) -> Int {
    system.sums[sum].terms.reduce(0) { $0 + (known[$1] ? 0 : system.counts[$1].n) }
  }

  /// The count among some that is best hidden, if any can be: the least loss, the fewest sums that are
  /// opened, the smallest.
  /// - Complexity: O(counts and the terms of their sums).
  private func cheapest(_ counts: [Int], _ known: [Bool]) -> Int? {
    let told = counts.filter { index in
      known[index] && hiding[index] == .none && !system.counts[index].isKnown
        && system.counts[index].n > 0
    }
    let sums = Set(told.flatMap { sumsOfCount[$0] })
    let closed = sums.filter { sum in system.sums[sum].terms.allSatisfy { known[$0] } }
    let prices = told.map { index in
      let opened = sumsOfCount[index].count(where: closed.contains)
      return [system.counts[index].loss, opened, system.counts[index].n, index]
    }
    return prices.min { $0.lexicographicallyPrecedes($1) }?.last
  }
}
