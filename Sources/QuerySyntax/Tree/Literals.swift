package import Diagnostics

/// Where a piece of a tree stood in its source.
///
/// All places are equal, so that two trees are equal when they say the same.
package struct Place: Hashable, Sendable {
  package let range: SourceRange

  package init(_ range: SourceRange) { self.range = range }

  /// The place of what no one typed.
  package static let none = Place(SourceRange(0, 0))

  package static func == (left: Place, right: Place) -> Bool { true }
  package func hash(into hasher: inout Hasher) {}
}

/// A bare word or a name in backticks.
package struct Name: Hashable, Sendable {
  package let text: String
  /// A backticked name is never a keyword.
  package let isQuoted: Bool
  package let place: Place

  package init(_ text: String, isQuoted: Bool = false, place: Place = .none) {
    self.text = text
    self.isQuoted = isQuoted
    self.place = place
  }
}

/// A number as it was written, which tells its decimals.
package struct NumberLiteral: Hashable, Sendable {
  package enum Unit: Hashable, Sendable {
    case none
    /// `40 %`
    case percent
    /// `1 pt`
    case points
  }

  package let value: Double
  /// The digits as written, with a sign if one was: `-16`, `6.0`.
  package let text: String
  package let unit: Unit
  package let place: Place

  package init(value: Double, text: String, unit: Unit = .none, place: Place = .none) {
    self.value = value
    self.text = text
    self.unit = unit
    self.place = place
  }

  /// Digits written after the dot.
  package var decimals: Int {
    guard let dot = text.firstIndex(of: ".") else { return 0 }
    return text.distance(from: dot, to: text.endIndex) - 1
  }
}

/// Text in quotes, with the quotes and doubled quotes taken off.
package struct TextLiteral: Hashable, Sendable {
  package let text: String
  package let place: Place

  package init(_ text: String, place: Place = .none) {
    self.text = text
    self.place = place
  }
}

/// A value that a definition names: a code, a number, a text or a parameter.
package enum Literal: Hashable, Sendable {
  case name(Name)
  case number(NumberLiteral)
  case text(TextLiteral)
  case parameter(Name)

  package var place: Place {
    switch self {
    case .name(let name), .parameter(let name): name.place
    case .number(let number): number.place
    case .text(let text): text.place
    }
  }
}
