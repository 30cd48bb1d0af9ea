import ResultTables
import TestSupport
import Testing

@testable import Rendering

struct NoticeTextTests {
  private static let counts = [0, 1, 2, 1298]

  private static func notices(_ language: String) -> [String] {
    counts.flatMap { NoticeSamples(counting: $0).all.map(NoticeText(language: language).text) }
  }

  private static func phrases(_ language: String) -> [String] {
    counts.flatMap { ListingSamples(counting: $0).all.map(ListingText(language: language).text) }
  }

  private static func tables(_ language: String) -> [String] {
    let vocabulary = Vocabulary(language: language)
    return Phrase.allCases.map { vocabulary.sentence($0) }
  }

  @Test("every notice is worded in each language, and otherwise than in English")
  func worded() {
    for (english, french) in zip(Self.notices("en"), Self.notices("fr")) {
      #expect(!english.isEmpty)
      #expect(!french.isEmpty)
      let isName = ["v1", "v1.v2", "12.3 ms"].contains(english)
      #expect(isName || english != french)
    }
  }

  @Test(
    "nothing said in French has a word of what is said in English",
    arguments: [notices, phrases, tables])
  func french(_ said: @Sendable (String) -> [String]) {
    for (english, french) in zip(said("en"), said("fr")) {
      let list = EnglishWordList(english: [english], french: [])
      let shared = list.found(in: french).filter { !Self.sharedWords.contains($0) }
      #expect(shared == [], "\(english) · \(french)")
    }
  }

  /// Words that English and French spell alike.
  private static let sharedWords: Set<String> = [
    "variable", "variables", "type", "code", "base", "item", "items", "question", "questions",
    "source", "total", "bits", "cube", "cubes", "logit", "wilson", "math", "a", "an", "note",
    "correction", "intervalle", "pearson", "cramer", "scott", "rao", "fisher", "bonferroni",
    "holm", "benjamini", "hochberg", "spearman", "welch", "quantum", "dimensions", "spss", "as",
    "table", "ms", "s", "or", "on", "max", "min", "cases", "arguments", "points", "population",
    "bases", "quantiles", "variance", "terminal", "condition", "µs", "simple", "multiples",
    "mention", "mentions", "chose", "plan", "pt", "baro", "codes",
    "test", "exact", "z", "cycle", "cycles",
  ]

  @Test("one is singular, and in French none is too", arguments: [0, 1])
  func singular(_ count: Int) throws {
    let plural = try Regex("\\b\(count) (?!dans|sans)[a-zé]+s\\b")
    for text in NoticeSamples(counting: count).all.map(NoticeText(language: "fr").text)
      + ListingSamples(counting: count).all.map(ListingText(language: "fr").text)
    {
      #expect(text.firstMatch(of: plural) == nil, "\(text)")
    }
    guard count == 1 else { return }
    for text in NoticeSamples(counting: count).all.map(NoticeText(language: "en").text)
      + ListingSamples(counting: count).all.map(ListingText(language: "en").text)
    {
      let found = text.firstMatch(of: plural).map { String(text[$0.range]) }
      #expect(found == nil, "\(text)")
    }
  }

  @Test("numbers are written as the language does")
  func numbers() {
    let notice = Notice.stacked(rows: 1298, waves: 2, dataset: "both")
    #expect(NoticeText(language: "en").text(notice) == "stacked 1,298 rows of 2 waves as `both`")
    #expect(
      NoticeText(language: "fr-CA").text(notice)
        == "1\u{202F}298 lignes de 2 vagues mises bout à bout sous le nom `both`")
    #expect(NoticeText(language: "fr").text(.elapsed(4.567)) == "4,57 s")
  }

  @Test("small counts are told as what they are")
  func told() {
    let notice = Notice.filterOn(
      kept: .allButFewerThan(5), rows: .exactly(40), unknown: .fewerThan(5))
    #expect(
      NoticeText(language: "en").text(notice)
        == "filter on: all but fewer than 5 of 40 rows; unknown for fewer than 5, left out")
    #expect(
      NoticeText(language: "fr").text(notice)
        == "filtre posé\u{A0}: tout sauf moins de 5 sur 40 lignes\u{202F};"
        + " inconnu pour moins de 5, hors du filtre")
  }
}
