/// Values of a categorical variable: one slot a row (see `CodeStorage`), its answers and nets.
package struct CategoricalColumn: Sendable {
  package var codes: CodeStorage
  /// Answers in the order of the codebook or of the file; slot 1 is the first.
  package var categories: [Category]
  package var nets: [Net]
  /// Whether the answers have an order of their own, such as a scale.
  package var isOrdered: Bool
  /// Whether the values are free text, read without a codebook.
  package var isText: Bool

  package init(
    codes: CodeStorage, categories: [Category], nets: [Net] = [], isOrdered: Bool = false,
    isText: Bool = false
  ) {
    self.codes = codes
    self.categories = categories
    self.nets = nets
    self.isOrdered = isOrdered
    self.isText = isText
  }

  package func selecting(_ rows: [Int]) -> CategoricalColumn {
    var copy = self
    copy.codes = codes.selecting(rows)
    return copy
  }

  /// The number that each category's code spells, if every code spells one.
  package var numericValues: [Double]? {
    var numbers: [Double] = []
    for category in categories {
      guard let number = Double(category.code), number.isFinite else { return nil }
      numbers.append(number)
    }
    return numbers
  }
}
