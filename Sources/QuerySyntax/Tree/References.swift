/// A result that an earlier statement gave.
package enum ResultReference: Hashable, Sendable {
  /// `last`
  case last(Place)
  /// `[7]` or `7`
  case number(Int, Place)
  /// The name that `as NAME` gave.
  case name(Name)

  package var place: Place {
    switch self {
    case .last(let place), .number(_, let place): place
    case .name(let name): name.place
    }
  }
}

/// `last["regular", "elected"]`: the cell of a row and a column of a result.
package struct CellReference: Hashable, Sendable {
  package var result: ResultReference
  package var row: TextLiteral
  package var column: TextLiteral
  package var place: Place

  package init(
    result: ResultReference, row: TextLiteral, column: TextLiteral, place: Place = .none
  ) {
    self.result = result
    self.row = row
    self.column = column
    self.place = place
  }
}
