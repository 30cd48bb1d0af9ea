/// A language that outputs have words in; the raw value is its tag.
package enum WordedLanguage: String, Sendable, CaseIterable {
  case english = "en"
  case french = "fr"

  /// The language of a tag such as `fr` or `fr-CA`; nothing where outputs have no words in it.
  package init?(tag: String) {
    self.init(rawValue: String(tag.prefix { $0 != "-" && $0 != "_" }))
  }

  /// The language whose words stand in outputs where one is asked for: English where there are no others.
  static func words(for tag: String) -> WordedLanguage { WordedLanguage(tag: tag) ?? .english }
}
