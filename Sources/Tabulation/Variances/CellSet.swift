import Microdata
import QueryPlan

/// Rows that have one of some slots on every one of some axes.
///
/// Two such sets meet in a third, which tells how far overlapping columns share respondents.
struct CellSet: Hashable {
  private(set) var axes: [AxisSource]
  private(set) var slots: [[Int]]

  init(_ axes: [AxisSource], _ slots: [[Int]]) {
    self.axes = []
    self.slots = []
    for (axis, allowed) in zip(axes, slots) { restrict(axis, to: allowed) }
  }

  /// The axes of a set that is told by several, each once.
  static func axes(_ sources: [AxisSource]) -> [AxisSource] {
    sources.reduce(into: []) { axes, source in
      if !axes.contains(source) { axes.append(source) }
    }
  }

  /// Rows in both sets.
  func intersection(_ other: CellSet) -> CellSet {
    var common = self
    for (axis, allowed) in zip(other.axes, other.slots) { common.restrict(axis, to: allowed) }
    return common
  }

  /// Whether no row can be in the set.
  var isEmpty: Bool { slots.contains { $0.isEmpty } }

  private mutating func restrict(_ axis: AxisSource, to allowed: [Int]) {
    guard let index = axes.firstIndex(of: axis) else {
      axes.append(axis)
      slots.append(allowed)
      return
    }
    // Long lists meet through a table, short ones by looking along them.
    if slots[index].count > 16, allowed.count > 16 {
      slots[index] = slots[index].filter(Set(allowed).contains)
    } else {
      slots[index] = slots[index].filter(allowed.contains)
    }
  }

  /// The same rows without axes that others decide: whoever chose an item answered its set, and
  /// whoever answered one part of a banner is in its Total.
  func simplified(_ dataset: Dataset) -> CellSet {
    let kept = axes.indices.filter { !isImplied($0, dataset) }
    var simple = CellSet([], [])
    simple.axes = kept.map { axes[$0] }
    simple.slots = kept.map { slots[$0] }
    return simple
  }

  private func isImplied(_ index: Int, _ dataset: Dataset) -> Bool {
    switch axes[index] {
    case .state(let name):
      slots[index].contains(MultipleResponse.someChosen) && hasChosenItem(of: name)
    case .coverage(let parts):
      slots[index] == [1] && parts.contains { $0.allSatisfy { isAnswered($0, dataset) } }
    case .variable, .item, .choices, .truth, .answered, .designGroup: false
    }
  }

  private func hasChosenItem(of name: String) -> Bool {
    zip(axes, slots).contains { axis, allowed in
      guard case .item(name, _) = axis else { return false }
      return allowed == [Int(MultipleResponse.chosen)]
    }
  }

  private func isAnswered(_ source: AxisSource, _ dataset: Dataset) -> Bool {
    if case .state(let name) = source, hasChosenItem(of: name) { return true }
    guard let index = axes.firstIndex(of: source) else { return false }
    return slots[index].allSatisfy(dataset.slotLayout(of: source).isAnswer)
  }
}
