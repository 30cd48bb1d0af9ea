/// A result that an earlier statement gave.
package enum ResultReference: Hashable, Sendable {
  /// `last`
  case last(Place)
  /// `[7]` or `7`; `7.2` is its second table.
  case number(Int, table: Int?, Place)
  /// The name that `as NAME` gave.
  case name(Name)

  package var place: Place {
    switch self {
    case .last(let place), .number(_, _, let place): place
    case .name(let name): name.place
    }
  }

  /// The index of the table that is meant, the first unless it is said; nothing where there is none.
  package func tablePlace(among count: Int) -> Int? {
    var place = 0
    if case .number(_, let table?, _) = self { place = table - 1 }
    return (0..<count).contains(place) ? place : nil
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
