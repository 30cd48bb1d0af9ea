package import Codebook

/// How the slots of a variable are spelled and titled.
extension Variable {
  /// The code of an answer, as scripts and data write it.
  package func code(ofSlot slot: Int) -> String {
    switch kind {
    case .categorical(let answers): return answers.categories[slot - 1].code
    case .numeric(let numbers):
      return numbers.distinct.map { Self.plain($0[slot - 1]) } ?? ""
    case .multiple: return ""
    }
  }

  /// The label of an answer in a language.
  package func title(ofSlot slot: Int, _ language: String) -> String {
    guard case .categorical(let answers) = kind else { return code(ofSlot: slot) }
    return answers.categories[slot - 1].title(language)
  }

  /// A number written plainly: `2014`, `0`, `3.5`.
  package static func plain(_ number: Double) -> String {
    if number == number.rounded(), abs(number) < 1e15 { return String(Int(number)) }
    return String(number)
  }
}
