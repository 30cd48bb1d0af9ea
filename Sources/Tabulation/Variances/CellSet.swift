import Codebook
import QueryPlan

/// Rows that have one of some slots on every one of some axes.
///
/// Two such sets meet in a third, which tells how far overlapping columns share respondents.
struct CellSet: Hashable {
  private(set) var axes: [AxisSource]
  /// One list an axis.
  private(set) var lists: [SlotList]

  init(_ axes: [AxisSource], _ slots: [[Int]]) {
    self.init(axes, lists: slots.map(SlotList.init))
  }

  init(_ axes: [AxisSource], lists: [SlotList]) {
    self.axes = []
    self.lists = []
    for (axis, allowed) in zip(axes, lists) { restrict(axis, to: allowed) }
  }

  /// The slots of each axis.
  var slots: [[Int]] { lists.map(\.slots) }

  /// The axes of a set that is told by several, each once.
  static func axes(_ sources: [AxisSource]) -> [AxisSource] {
    sources.reduce(into: []) { axes, source in
      if !axes.contains(source) { axes.append(source) }
    }
  }

  /// Rows in both sets.
  func intersection(_ other: CellSet) -> CellSet {
    var common = self
    for (axis, allowed) in zip(other.axes, other.lists) { common.restrict(axis, to: allowed) }
    return common
  }

  /// Whether no row can be in the set.
  var isEmpty: Bool { lists.contains { $0.isEmpty } }

  /// Whether so many cells make up the set that their sum is worth keeping.
  var isLarge: Bool {
    var cells = 1
    for list in lists {
      if list.count > 16 { return true }
      cells *= max(1, list.count)
      if cells > 16 { return true }
    }
    return false
  }

  private mutating func restrict(_ axis: AxisSource, to allowed: SlotList) {
    guard let index = axes.firstIndex(of: axis) else {
      axes.append(axis)
      lists.append(allowed)
      return
    }
    lists[index] = lists[index].intersection(allowed)
  }

  /// The same rows without axes that others decide: whoever chose an item answered its set, and
  /// whoever answered one part of a banner is in its Total.
  func simplified(_ codebook: Codebook) -> CellSet {
    let kept = axes.indices.filter { !isImplied($0, codebook) }
    var simple = CellSet([], lists: [])
    simple.axes = kept.map { axes[$0] }
    simple.lists = kept.map { lists[$0] }
    return simple
  }

  private func isImplied(_ index: Int, _ codebook: Codebook) -> Bool {
    switch axes[index] {
    case .state(let name):
      lists[index].contains(MultipleResponse.someChosen) && hasChosenItem(of: name)
    case .coverage(let parts):
      lists[index].slots == [1] && parts.contains { $0.allSatisfy { isAnswered($0, codebook) } }
    case .variable, .item, .truth, .answered, .stratum, .cluster: false
    }
  }

  private func hasChosenItem(of name: String) -> Bool {
    zip(axes, lists).contains { axis, allowed in
      guard case .item(name, _) = axis else { return false }
      return allowed.slots == [Int(MultipleResponse.chosen)]
    }
  }

  private func isAnswered(_ source: AxisSource, _ codebook: Codebook) -> Bool {
    if case .state(let name) = source, hasChosenItem(of: name) { return true }
    guard let index = axes.firstIndex(of: source) else { return false }
    return lists[index].allSatisfy(byEnds: codebook.slotLayout(of: source).isAnswer)
  }
}
