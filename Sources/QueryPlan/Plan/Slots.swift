package import Microdata

/// The slots of one axis: how many, which of them are answers.
///
/// Slot 0 and the slots above the answers are missing reasons (see `CodeStorage`).
package struct SlotLayout: Hashable, Sendable {
  package let answerCount: Int
  package let reasonCount: Int

  package init(answerCount: Int, reasonCount: Int) {
    self.answerCount = answerCount
    self.reasonCount = reasonCount
  }

  package var slotCount: Int { answerCount + reasonCount }
  package var answers: Range<Int> { 1..<answerCount + 1 }

  package func isAnswer(_ slot: Int) -> Bool { slot >= 1 && slot <= answerCount }

  /// The slot of a missing reason.
  package func slot(ofReason reason: Int) -> Int { reason == 0 ? 0 : answerCount + reason }
}

extension Variable {
  /// The slots that the variable has as an axis: of a multiple-response set those of its state.
  ///
  /// Nothing for a numeric variable with too many distinct values to be one.
  package var slotLayout: SlotLayout? {
    switch values {
    case .categorical(let column):
      return SlotLayout(
        answerCount: column.categories.count, reasonCount: missingReasons.count)
    case .numeric(let column):
      guard case .dictionary(_, let values) = column.storage else { return nil }
      return SlotLayout(answerCount: values.count, reasonCount: missingReasons.count)
    case .multiple:
      return SlotLayout(answerCount: 2, reasonCount: missingReasons.count)
    }
  }
}

extension Dataset {
  /// The slots of an axis source.
  package func slotLayout(of source: AxisSource) -> SlotLayout {
    switch source {
    case .variable(let name), .state(let name):
      self[name]?.slotLayout ?? SlotLayout(answerCount: 0, reasonCount: 1)
    case .answered(let name):
      SlotLayout(answerCount: 1, reasonCount: self[name]?.missingReasons.count ?? 1)
    case .choices(let name, let group):
      SlotLayout(answerCount: (1 << itemCount(of: name, inGroup: group)) - 1, reasonCount: 1)
    case .item, .truth: SlotLayout(answerCount: 2, reasonCount: 1)
    case .coverage: SlotLayout(answerCount: 1, reasonCount: 1)
    case .designGroup: SlotLayout(answerCount: design?.groupCount ?? 0, reasonCount: 1)
    }
  }

  private func itemCount(of name: String, inGroup group: Int) -> Int {
    guard case .multiple(let multiple)? = self[name]?.values else { return 0 }
    let size = MultipleResponse.itemsPerByte
    return min(size, multiple.items.count - group * size)
  }
}
