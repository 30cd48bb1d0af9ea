import Diagnostics
import Codebook
package import QueryPlan

/// Whether rows and targets fit each other, told from counts under the start weight.
package struct RakeCheck {
  let question: RakeQuestion
  let context: TabulationContext

  package init(_ question: RakeQuestion, in context: TabulationContext) {
    self.question = question
    self.context = context
  }

  /// The cubes of every margin, and those of the notes.
  package var requests: [CubeRequest] {
    let levels = question.margins.flatMap(\.sources)
    return question.margins.map { CubeRequest(axes: $0.sources) }
      + TableNotes.requests(levels, in: context)
  }

  /// Makes sure that every row has a target and every target has rows.
  /// - Throws: `RakeError`.
  package func check(_ aggregates: Aggregates) throws(RakeError) {
    let sums = CubeSums(aggregates: aggregates, codebook: context.codebook)
    if aggregates.rowsKept == 0 { throw .noRows(at: question.margins.first?.place) }
    let missing = missingAnswers(sums)
    if !missing.isEmpty { throw .missingAnswers(missing, at: question.margins.first?.place) }
    for margin in question.margins { try check(margin, sums) }
  }

  private func missingAnswers(_ sums: CubeSums) -> [RakeError.Count] {
    var names: [String] = []
    for name in question.margins.flatMap(\.part.levels) where !names.contains(name) {
      names.append(name)
    }
    return names.compactMap { name in
      let source = AxisSource.variable(name)
      let layout = context.codebook.slotLayout(of: source)
      let n = sums.sum([source], [(0..<layout.reasonCount).map(layout.slot)]).n
      return n > 0 ? RakeError.Count(name: name, n: n) : nil
    }
  }

  private func check(_ margin: RakeMargin, _ sums: CubeSums) throws(RakeError) {
    let totals = { (slots: [[Int]]) in sums.sum(margin.sources, slots) }
    let empty = margin.targets.filter { $0.value > 0 && totals($0.slots).sumWeights == 0 }
    if !empty.isEmpty {
      throw .withoutRows(
        empty.map { code($0.slots, margin) }, variable: margin.part.name, at: margin.place)
    }
    let zero = margin.targets.filter { $0.value == 0 && totals($0.slots).n > 0 }.map(\.slots)
    if !zero.isEmpty {
      throw .zeroTarget(
        counts(zero, margin, totals), variable: margin.part.name, at: margin.place)
    }
    let wanted = Set(margin.targets.flatMap(\.combinations))
    let free = combinations(margin, sums).filter { !wanted.contains($0) }
      .map { $0.map { [$0] } }.filter { totals($0).n > 0 }
    if !free.isEmpty {
      throw .withoutTarget(
        counts(free, margin, totals), variable: margin.part.name, at: margin.place)
    }
  }

  /// Every combination of answers, the last variable varying fastest.
  private func combinations(_ margin: RakeMargin, _ sums: CubeSums) -> [[Int]] {
    margin.sources.reduce([[]]) { heads, source in
      heads.flatMap { head in sums.answers(source).map { head + [$0] } }
    }
  }

  private func counts(
    _ answers: [[[Int]]], _ margin: RakeMargin, _ totals: ([[Int]]) -> CellTotals
  ) -> [RakeError.Count] {
    answers.map { RakeError.Count(name: code($0, margin), n: totals($0).n) }
  }

  /// Answers as a statement names them: `secretary`, `secretary > under_1000`; those that one target is
  /// of side by side.
  package func code(_ slots: [[Int]], _ margin: RakeMargin) -> String {
    zip(margin.part.levels, slots).map { name, slots in
      slots.map(context.variable(name).code).joined(separator: ", ")
    }.joined(separator: " > ")
  }
}

extension RakeMargin {
  /// Where the codes of its variables come from.
  package var sources: [AxisSource] { part.levels.map(AxisSource.variable) }
}
