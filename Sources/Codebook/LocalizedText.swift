/// A text of the codebook in its first language, with translations.
package struct LocalizedText: Hashable, Sendable, ExpressibleByStringLiteral {
  package var text: String
  /// Language tag (`fr`) to text.
  package var translations: [String: String]

  package init(_ text: String, translations: [String: String] = [:]) {
    self.text = text
    self.translations = translations
  }

  package init(stringLiteral value: String) { self.init(value) }

  /// What rows are where nothing says otherwise.
  package static let respondents = LocalizedText(
    "respondents", translations: ["fr": "répondants"])

  package var isEmpty: Bool { text.isEmpty }

  /// The text in a language, in the first language where there is no translation.
  package func inLanguage(_ language: String) -> String { translations[language] ?? text }

  /// Every spelling, the first language's first.
  package var spellings: [String] { [text] + translations.values.sorted() }
}
