package import ResultTables

/// The sentences of notices in one language.
///
/// A language has its own list of them, `EnglishNotices`, `FrenchNotices`; every notice stands in each.
package struct NoticeText: Sendable {
  private let language: String

  /// - Parameter language: `en`, `fr`, `fr-CA`, …; another one has English words.
  package init(language: String) { self.language = language }

  /// A notice as a line; what stands beneath another is indented.
  package func text(_ notice: Notice) -> String {
    switch WordedLanguage.words(for: language) {
    case .english: EnglishNotices(language: language).text(notice)
    case .french: FrenchNotices(language: language).text(notice)
    }
  }

  /// Rows in words: `1,298 rows`, `fewer than 5 rows`.
  package func rows(_ count: ToldCount) -> String {
    switch WordedLanguage.words(for: language) {
    case .english: EnglishCounts(language: language).rows(count)
    case .french: FrenchCounts(language: language).rows(count)
    }
  }
}
