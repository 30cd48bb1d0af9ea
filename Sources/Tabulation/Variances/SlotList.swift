/// Slots of one axis, in order and each once.
///
/// Answers follow one another in their slots: how far a list begins with such a run is found once, so that
/// lists of many answers are searched, met and told apart without being read again.
struct SlotList: Hashable, Sendable {
  let slots: [Int]
  /// The slots that the list begins with, up to the first that does not follow its neighbour.
  private let run: Range<Int>

  /// - Complexity: O(slots).
  init(_ slots: [Int]) {
    self.slots = slots
    guard let first = slots.first else {
      run = 0..<0
      return
    }
    var end = first
    for slot in slots {
      guard slot == end else { break }
      end += 1
    }
    run = first..<end
  }

  var count: Int { slots.count }
  var isEmpty: Bool { slots.isEmpty }

  /// Slots behind the run.
  private var rest: ArraySlice<Int> { slots[run.count...] }

  /// Whether the whole list is its run.
  private var isRun: Bool { run.count == slots.count }

  /// - Complexity: O(1) for a slot of the run, otherwise O(slots behind it).
  func contains(_ slot: Int) -> Bool { run.contains(slot) || rest.contains(slot) }

  /// Whether all slots satisfy a condition that holds for a range if it holds for both of its ends.
  func allSatisfy(byEnds isIn: (Int) -> Bool) -> Bool {
    isEmpty || isIn(run.lowerBound) && isIn(run.upperBound - 1) && rest.allSatisfy(isIn)
  }

  /// The slots that stand in another list too.
  ///
  /// - Complexity: O(1) where one list is a run inside the run of the other or a single slot, otherwise
  ///   O(slots of both).
  func intersection(_ other: SlotList) -> SlotList {
    if isRun, isInside(other) { return self }
    if other.isRun, other.isInside(self) { return other }
    if slots.count == 1 { return other.contains(slots[0]) ? self : SlotList([]) }
    if other.slots.count == 1 { return contains(other.slots[0]) ? other : SlotList([]) }
    if slots == other.slots { return self }
    // Long lists meet through a table, short ones by looking along them.
    if slots.count > 16, other.rest.count > 16 {
      let behind = Set(other.rest)
      return SlotList(slots.filter { other.run.contains($0) || behind.contains($0) })
    }
    return SlotList(slots.filter(other.contains))
  }

  /// Whether the run lies within that of another list.
  private func isInside(_ other: SlotList) -> Bool {
    run.lowerBound >= other.run.lowerBound && run.upperBound <= other.run.upperBound
  }

  static func == (left: SlotList, right: SlotList) -> Bool { left.slots == right.slots }

  /// The ends alone: lists that differ between them are few, and told apart by comparing.
  func hash(into hasher: inout Hasher) {
    hasher.combine(slots.count)
    hasher.combine(slots.first)
    hasher.combine(slots.last)
  }
}
