import Codebook
import QueryPlan

/// Rows of a data set that have one of some slots on each of several axes.
///
/// Sets that share their lists of slots are told apart without reading them.
struct RowSet: Hashable {
  var sources: [AxisSource]
  /// One list an axis.
  var slots: [[Int]]
  /// When set, only rows that have what the measure is computed from.
  var measure: Measure?

  init(_ sources: [AxisSource], _ slots: [[Int]], measure: Measure? = nil) {
    self.sources = sources
    self.slots = slots
    self.measure = measure
  }

  init(_ set: CellSet) { self.init(set.axes, set.slots) }

  /// The ends of the lists alone: lists that differ between them are few, and told apart by comparing.
  func hash(into hasher: inout Hasher) {
    hasher.combine(sources)
    for list in slots {
      hasher.combine(list.count)
      hasher.combine(list.first)
      hasher.combine(list.last)
    }
    hasher.combine(measure)
  }

  /// Rows that are in this set and in another.
  func cells(with other: RowSet) -> CellSet {
    CellSet(sources + other.sources, slots + other.slots)
  }

  /// The smallest sets that tables tell apart, which add up to this one: one slot an axis.
  ///
  /// Whoever answered a multiple-response set stands together.
  var leaves: [RowSet] {
    let units = zip(sources, slots).map { source, slots in
      source.isUndivided ? [slots] : slots.map { [$0] }
    }
    return units.reduce([[]]) { products, units in
      products.flatMap { product in units.map { product + [$0] } }
    }.map { RowSet(sources, $0, measure: measure) }
  }

  /// The respondents of the innermost multiple-response set, whether they chose its item or not.
  var respondents: RowSet? {
    for level in sources.indices.reversed() {
      guard case .item(let variable, _) = sources[level] else { continue }
      var set = self
      set.sources[level] = .state(variable)
      set.slots[level] = [MultipleResponse.someChosen, MultipleResponse.noneChosen]
      return set
    }
    return nil
  }
}

extension AxisSource {
  /// Whether slots of the source are taken together.
  fileprivate var isUndivided: Bool {
    switch self {
    case .state, .coverage: true
    case .variable, .item, .answered, .truth, .stratum, .cluster: false
    }
  }
}
