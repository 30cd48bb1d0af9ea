/// Which rows are wanted, and what of them.
package struct RowRequest: Sendable {
  /// Variables whose values are given, in this order.
  package var variables: [String]
  /// Rows where it is true; nothing: all.
  package var condition: Condition?
  /// The variable whose codebook order, or whose numbers, the rows follow: missing ones last, equal
  /// ones as they stand; nothing: as they stand.
  package var order: Order?
  /// Rows at most; nothing: as many as there are.
  package var limit: Int?

  package struct Order: Sendable {
    package var variable: String
    package var isDescending: Bool

    package init(variable: String, isDescending: Bool) {
      self.variable = variable
      self.isDescending = isDescending
    }
  }

  package init(
    variables: [String], condition: Condition? = nil, order: Order? = nil, limit: Int? = nil
  ) {
    self.variables = variables
    self.condition = condition
    self.order = order
    self.limit = limit
  }
}

/// Some rows in the order that was asked for.
package struct RowBatch: Sendable {
  /// The number of each row in its source, from 0.
  package let numbers: [Int]
  /// The values of each row, a value a variable.
  package let values: [[RowValue]]

  package init(numbers: [Int], values: [[RowValue]]) {
    self.numbers = numbers
    self.values = values
  }
}

/// What a row has of one variable.
package enum RowValue: Hashable, Sendable {
  /// An answer by its slot in the codebook.
  case answer(Int)
  case number(Double)
  /// The items that were chosen, by their places.
  case items([Int])
  /// A missing answer by its reason's place.
  case missing(Int)
}
