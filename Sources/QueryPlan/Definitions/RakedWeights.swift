/// Weights that meet margins: each row's start weight times the factor of its combination of targets.
package struct RakedWeights: Sendable {
  /// The rows that were raked; the others have no weight.
  package var filter: Condition?
  /// The weight that was started from; nothing: all rows alike.
  package var start: String?
  package var margins: [Margin]
  /// Whether rows of unlike start weights have factors of their own, as under a greatest weight.
  package var isByStart: Bool
  package var factors: [Combination: Double]

  /// The target that each combination of slots counts toward.
  package struct Margin: Sendable {
    package var variables: [String]
    /// Index of the target by the slots of the variables, one of each.
    package var targetOfSlots: [[Int]: Int]

    package init(_ margin: RakeMargin) {
      variables = margin.part.levels
      targetOfSlots = [:]
      // A target of 0 has no rows, and no weight to be fitted.
      for (index, target) in margin.targets.filter({ $0.value > 0 }).enumerated() {
        for slots in target.combinations { targetOfSlots[slots] = index }
      }
    }
  }

  /// The target of each margin, with the start weight where factors go by it.
  package struct Combination: Hashable, Sendable {
    package var targets: [Int]
    package var start: Double?

    package init(targets: [Int], start: Double?) {
      self.targets = targets
      self.start = start
    }
  }

  package init(
    _ question: RakeQuestion, filter: Condition?, start: String?,
    factors: [Combination: Double] = [:]
  ) {
    self.filter = filter
    self.start = start
    self.factors = factors
    margins = question.margins.map(Margin.init)
    isByStart = start != nil && question.largest.isFinite
  }
}
