package import Codebook

/// The slots of one axis: how many, which of them are answers.
///
/// Slot 0 and the slots above the answers are missing reasons (as columns keep them).
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
    switch kind {
    case .categorical(let answers):
      return SlotLayout(
        answerCount: answers.categories.count, reasonCount: missingReasons.count)
    case .numeric(let numbers):
      guard let distinct = numbers.distinct else { return nil }
      return SlotLayout(answerCount: distinct.count, reasonCount: missingReasons.count)
    case .multiple:
      return SlotLayout(answerCount: 2, reasonCount: missingReasons.count)
    }
  }
}

extension Codebook {
  /// The slots of an axis source.
  package func slotLayout(of source: AxisSource) -> SlotLayout {
    switch source {
    case .variable(let name), .state(let name):
      self[name]?.slotLayout ?? SlotLayout(answerCount: 0, reasonCount: 1)
    case .answered(let name):
      SlotLayout(answerCount: 1, reasonCount: self[name]?.missingReasons.count ?? 1)
    case .item, .truth: SlotLayout(answerCount: 2, reasonCount: 1)
    case .coverage: SlotLayout(answerCount: 1, reasonCount: 1)
    case .stratum: SlotLayout(answerCount: design?.stratumCount ?? 0, reasonCount: 1)
    case .cluster: SlotLayout(answerCount: design?.groupCount ?? 0, reasonCount: 1)
    }
  }
}

extension SurveyDesign {
  /// The axis of its primary units, or of its strata where every row is a unit.
  package var unitAxis: AxisSource { rowsAreUnits ? .stratum : .cluster }
}
