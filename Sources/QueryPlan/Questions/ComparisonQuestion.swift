package import QuerySyntax

/// The change of one variable between two waves.
package struct DiffQuestion: Hashable, Sendable {
  package var variable: String
  /// Slots of the wave variable.
  package var from: Int
  package var to: Int
  package var banner: BoundAxis?
  package var base: BaseWord
  package var tests: TestRequest
  package var title: String?
}

/// A mean, a share or a total in groups, compared pair by pair.
package struct CompareQuestion: Hashable, Sendable {
  package var written: WrittenMeasure
  /// The variable that it is of, whose label stands above the numbers; nothing for a share.
  package var variable: String?
  /// The measure as typed, or its name; nothing for the mean of a variable.
  package var text: String?
  package var banner: BoundAxis
  /// Nothing: Welch where rows are counted alike, else linearised.
  package var method: CompareStatement.Method?
  package var tests: TestRequest
  package var title: String?

  package var measure: Measure { written.measure }
}

/// Correlations of some variables, pair by pair.
package struct CorrelationQuestion: Hashable, Sendable {
  package var variables: [String]
  package var method: CorrelateStatement.Method
  package var title: String?
}
