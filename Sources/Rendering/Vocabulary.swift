package import ResultTables

/// The words of tables and notes in one language.
package struct Vocabulary: Sendable {
  package let language: String
  private let words: @Sendable (Phrase) -> String

  /// - Parameter language: `en`, `fr`, `fr-CA`, …
  package init(language: String) {
    self.language = language
    // A new language is one file and one line here.
    switch language.prefix(while: { $0 != "-" && $0 != "_" }) {
    case "fr": words = Self.french
    default: words = Self.english
    }
  }

  /// The word in this language: `Valides`.
  package func word(_ word: TableWord) -> String {
    switch word {
    case .total: self[.total]
    case .valid: self[.valid]
    case .missing: self[.missing]
    case .respondents: self[.respondents]
    case .cases: self[.cases]
    case .responses: self[.responses]
    case .before: self[.before]
    case .target: self[.target]
    case .after: self[.after]
    }
  }

  /// The name of a statistic in a heading: `column %`, `weighted n`.
  package func name(of statistic: Statistic) -> String {
    guard let phrase = Phrase(statistic) else { return statistic.tidyName }
    return self[phrase]
  }

  /// The name of a statistic as a row's label: `Mean`, `Top 2`.
  func title(of statistic: Statistic) -> String {
    switch statistic {
    case .standardError: return self[.standardErrorLine]
    case .sd: return self[.standardDeviationLine]
    default:
      let name = name(of: statistic)
      return name.prefix(1).uppercased() + name.dropFirst()
    }
  }

  /// A label as it stands in a heading; text from data is left as it is.
  package func text(_ label: Label) -> String {
    switch label {
    case .text(let text), .shared(_, let text): text
    case .word(let word): self.word(word)
    case .statistic(let statistic): title(of: statistic)
    }
  }

  /// A word or a sentence with its open places, `{n}`, still in it.
  subscript(phrase: Phrase) -> String {
    words(phrase)
  }

  /// A sentence with its places filled; what fills them is never read for places again.
  func sentence(_ phrase: Phrase, _ values: KeyValuePairs<String, String> = [:]) -> String {
    var text = ""
    var rest = self[phrase][...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      text += rest[..<open]
      let place = rest[rest.index(after: open)..<close]
      text += values.first { $0.key == place }?.value ?? ""
      rest = rest[rest.index(after: close)...]
    }
    return text + rest
  }

  /// `2020`, `2020 and 2021`, `2019, 2020 and 2021`.
  func list(_ items: [String]) -> String {
    guard let last = items.last, items.count > 1 else { return items.first ?? "" }
    return items.dropLast().joined(separator: ", ") + " " + self[.and] + " " + last
  }
}
