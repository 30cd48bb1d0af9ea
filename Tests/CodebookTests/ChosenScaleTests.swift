@testable import Codebook
import Testing

@Suite struct ChosenScaleTests {
  private func scales(_ columns: [(String, [String])]) -> [[Int]] {
    let found = ChosenScale.ofBatteries(
      columns.map { name, texts in
        (name, AnswerList(categories: texts.map { Category(code: $0, label: "") }, isText: true))
      })
    return found.map { $0.map { [$0.scale.places.count] } ?? [] }
  }

  @Test("one scale for all items of a battery, the shortest that holds every answer")
  func battery() {
    let four = ["Strongly disagree", "Disagree", "Agree", "Strongly agree"]
    #expect(
      scales([("q5_1", four), ("q5_2", four + ["Neutral"]), ("q5_3", ["Agree", "Don't know"])])
        == [[5], [5], [5]])
  }

  @Test("names without a common stem, and answers that nobody shares, stand alone")
  func alone() {
    let four = ["Strongly disagree", "Disagree", "Agree", "Strongly agree"]
    #expect(scales([("calm", four), ("loud", four + ["Neutral"])]) == [[], []])
    #expect(scales([("q1", four), ("q2", ["Never", "Often"])]) == [[], []])
  }

  @Test(
    "the stem of a name",
    arguments: [
      ("q5_1", "q5_"), ("q12", "q"), ("Q1[SQ001]", "Q1["), ("q1b", "q1"),
      ("trust_police", "trust_"),
      ("group/q1", "group/"),
    ])
  func stem(_ name: String, _ stem: String) { #expect(ChosenScale.stem(of: name) == stem) }
}
