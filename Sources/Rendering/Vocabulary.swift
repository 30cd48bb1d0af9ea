import Codebook
package import ResultTables
package import StatisticNames

/// The words of tables and notes in one language.
package struct Vocabulary: Sendable {
  package let language: String
  private let words: @Sendable (Phrase) -> String
  private let heading: @Sendable (StatisticHeading) -> (name: String, line: String?)

  /// - Parameter language: `en`, `fr`, `fr-CA`, …
  package init(language: String) {
    self.language = language
    // A new language is a file of sentences, its headings of statistics (`StatisticHeading`), and its lines here.
    switch WordedLanguage.words(for: language) {
    case .french:
      words = Self.french
      heading = { ($0.french, $0.frenchLine) }
    case .english:
      words = Self.english
      heading = { ($0.english, $0.englishLine) }
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
  package func name(of statistic: Statistic) -> String { heading(statistic.name.heading).name }

  /// The name of a statistic as a row's label: `Mean`, `Top 2`.
  func title(of statistic: Statistic) -> String {
    let (name, line) = heading(statistic.name.heading)
    return line ?? name.prefix(1).uppercased() + name.dropFirst()
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

  /// Whether things of a number are named in the singular: in French none is too.
  func isOne(_ number: Int) -> Bool {
    switch WordedLanguage.words(for: language) {
    case .english: number == 1
    case .french: FrenchCounts.isOne(number)
    }
  }

  /// What one row or many rows are: `respondents`.
  func unit(isOne: Bool, _ unit: LocalizedText) -> String {
    switch WordedLanguage.words(for: language) {
    case .english: EnglishCounts(language: language).unit(isOne: isOne, unit)
    case .french: FrenchCounts(language: language).unit(isOne: isOne, unit)
    }
  }

  /// ` and 3 more`; nothing for none.
  func others(_ count: Int) -> String {
    switch WordedLanguage.words(for: language) {
    case .english: EnglishCounts(language: language).others(count)
    case .french: FrenchCounts(language: language).others(count)
    }
  }

  /// What makes a variable of two waves differ.
  func drift(_ drift: WaveDrift) -> String {
    switch WordedLanguage.words(for: language) {
    case .english: EnglishCounts(language: language).drift(drift)
    case .french: FrenchCounts(language: language).drift(drift)
    }
  }

  /// `2020`, `2020 and 2021`, `2019, 2020 and 2021`.
  func list(_ items: [String]) -> String {
    guard let last = items.last, items.count > 1 else { return items.first ?? "" }
    return items.dropLast().joined(separator: ", ") + " " + self[.and] + " " + last
  }
}
