import ResultTables
import Testing

@testable import Rendering

struct VocabularyTests {
  @Test("every language has the same open places in a phrase", arguments: Phrase.allCases)
  func complete(phrase: Phrase) {
    #expect(places(Vocabulary.english(phrase)) == places(Vocabulary.french(phrase)))
  }

  private func places(_ text: String) -> Set<Substring> {
    Set(
      text.split(separator: "{", omittingEmptySubsequences: false).dropFirst().map {
        $0.prefix { $0 != "}" }
      })
  }

  @Test("an unknown language speaks English")
  func fallback() {
    #expect(Vocabulary(language: "xx").word(.total) == "Total")
    #expect(Vocabulary(language: "fr_FR").word(.respondents) == "Répondants")
  }

  @Test("what fills a place is not read for places")
  func filledOnce() {
    let text = Vocabulary(language: "en").sentence(
      .reason, ["variable": "{reasons}", "reasons": "x"])
    #expect(text == "{reasons}, x")
  }

  @Test("lists of waves")
  func lists() {
    let words = Vocabulary(language: "en")
    #expect(words.list(["a"]) == "a")
    #expect(words.list(["a", "b", "c"]) == "a, b and c")
  }
}
