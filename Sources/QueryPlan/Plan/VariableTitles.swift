package import Microdata

/// How the slots of a variable are spelled and titled.
extension Variable {
  /// The code of an answer, as scripts and data write it.
  package func code(ofSlot slot: Int) -> String {
    switch values {
    case .categorical(let column): return column.categories[slot - 1].code
    case .numeric(let column):
      guard case .dictionary(_, let values) = column.storage else { return "" }
      return Self.plain(values[slot - 1])
    case .multiple: return ""
    }
  }

  /// The label of an answer in a language.
  package func title(ofSlot slot: Int, _ language: String) -> String {
    guard case .categorical(let column) = values else { return code(ofSlot: slot) }
    return column.categories[slot - 1].title(language)
  }

  /// A number written plainly: `2014`, `0`, `3.5`.
  package static func plain(_ number: Double) -> String {
    if number == number.rounded(), abs(number) < 1e15 { return String(Int(number)) }
    return String(number)
  }
}
