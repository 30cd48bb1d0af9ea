/// `set base warn 100`
package struct SetStatement: Hashable, Sendable {
  package var setting: String
  package var value: Value
  package var place: Place
  package var valuePlace: Place

  /// The value as written; which of them a setting takes is checked when it runs.
  package enum Value: Hashable, Sendable {
    case number(NumberLiteral)
    case word(String)
    case text(TextLiteral)
    /// `set level 5 %, 1 %`
    case numbers([NumberLiteral])
  }

  package init(setting: String, value: Value, place: Place = .none, valuePlace: Place = .none) {
    self.setting = setting
    self.value = value
    self.place = place
    self.valuePlace = valuePlace
  }
}
