package import ResultTables

/// The texts of a listing in one language.
///
/// A language has its own list of phrases, `EnglishListings`, `FrenchListings`.
package struct ListingText: Sendable {
  private let language: String

  package init(language: String) { self.language = language }

  func text(_ text: Listing.Text) -> String {
    switch text {
    case .text(let text): text
    case .phrase(let phrase): self.text(phrase)
    }
  }

  package func text(_ phrase: ListingPhrase) -> String {
    switch WordedLanguage.words(for: language) {
    case .english: EnglishListings(language: language).text(phrase)
    case .french: FrenchListings(language: language).text(phrase)
    }
  }
}
