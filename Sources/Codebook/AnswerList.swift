/// The answers of a categorical variable, with the nets over them.
package struct AnswerList: Hashable, Sendable {
  /// Answers in the order of the codebook or of the file; slot 1 is the first.
  package var categories: [Category]
  package var nets: [Net]
  /// Whether the answers have an order of their own, such as a scale.
  package var isOrdered: Bool
  /// Whether the answers were found in a text column, read without a codebook.
  package var isText: Bool

  package init(
    categories: [Category], nets: [Net] = [], isOrdered: Bool = false, isText: Bool = false
  ) {
    self.categories = categories
    self.nets = nets
    self.isOrdered = isOrdered
    self.isText = isText
  }

  /// The number that each answer's code spells, if every code spells one; texts of a file are none,
  /// whatever they look like.
  /// - Complexity: O(answers).
  package var numericValues: [Double]? {
    if isText { return nil }
    var numbers: [Double] = []
    for category in categories {
      guard let number = Double(category.code), number.isFinite else { return nil }
      numbers.append(number)
    }
    return numbers
  }
}
