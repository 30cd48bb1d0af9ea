package import Diagnostics

/// Margins that weights are to meet, and how far the weights may go.
package struct RakeQuestion: Hashable, Sendable {
  /// At least one; no variables twice.
  package var margins: [RakeMargin]
  /// Least and greatest ratio of a weight to its start; holds 1.
  package var bounds: ClosedRange<Double>
  /// The greatest weight in means, at least 1; infinite without a limit.
  package var largest: Double
  package var mostCycles: Int

  /// What the weights add up to: the population, when a margin counts it.
  package var population: Double? { margins.first { $0.unit == .count }?.sum }
}

/// The targets of one variable, or of several crossed.
package struct RakeMargin: Hashable, Sendable {
  package enum Unit: Sendable { case share, count }

  package var part: BoundPart
  /// In the order of the codebook.
  package var targets: [RakeTarget]
  package var unit: Unit
  /// Whether shares were written without `%`.
  package var isUnitGuessed: Bool
  /// Where the margin was asked for.
  package var place: SourceRange

  /// What the targets add up to: about 100 for shares.
  package var sum: Double { targets.reduce(0) { $0 + $1.value } }

  /// The share of a target in its margin, from 0 to 1.
  package func share(_ target: RakeTarget) -> Double { target.value / sum }
}

/// What one answer, or one combination of answers, is to come to.
package struct RakeTarget: Hashable, Sendable {
  /// The slots of each variable; several where one label stands on several answers.
  package var slots: [[Int]]
  /// Positive or 0: a percentage or a count, as the margin's unit says.
  package var value: Double
  /// Whether `%` stood behind it.
  package var isPercent: Bool

  package init(slots: [[Int]], value: Double, isPercent: Bool) {
    self.slots = slots
    self.value = value
    self.isPercent = isPercent
  }

  /// Every combination of the slots, one of each variable.
  package var combinations: [[Int]] {
    slots.reduce([[]]) { heads, slots in heads.flatMap { head in slots.map { head + [$0] } } }
  }
}
