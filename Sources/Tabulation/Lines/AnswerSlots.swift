import Codebook
import QueryPlan
import QuerySyntax

extension TabulationContext {
  /// Slots of answers.
  func answers(_ source: AxisSource) -> [Int] {
    Array(codebook.slotLayout(of: source).answers)
  }

  /// Slots of missing answers that `base asked` or `base all` divides by too.
  func missing(_ source: AxisSource, in base: BaseWord) -> [Int] {
    guard base != .answered, let name = source.variableName else { return [] }
    let layout = codebook.slotLayout(of: source)
    let reasons = variable(name).missingReasons
    return reasons.indices.filter { base.holds(reasons[$0]) }.map { layout.slot(ofReason: $0) }
  }

  /// Rows of some slots, with the missing answers of the innermost level that a base adds.
  func base(_ sources: [AxisSource], _ slots: [[Int]], _ base: BaseWord) -> CellSet {
    var slots = slots
    if let last = sources.last { slots[slots.count - 1] += missing(last, in: base) }
    return CellSet(sources, slots)
  }
}
