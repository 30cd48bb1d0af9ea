import Codebook
import Testing

@Suite struct AnswerOrderTests {
  @Test(
    "what answers say tells their order",
    arguments: [
      (
        ["45-54", "18-24", "Under 18", "65 and over", "25-34"],
        ["Under 18", "18-24", "25-34", "45-54", "65 and over"]
      ),
      (
        ["3 500 à 9 999", "500 à 999", "1 000 à 3 499"],
        ["500 à 999", "1 000 à 3 499", "3 500 à 9 999"]
      ),
      (
        ["plus de 65 ans", "65 ans", "moins de 20 ans", "20 à 64 ans"],
        ["moins de 20 ans", "20 à 64 ans", "65 ans", "plus de 65 ans"]
      ),
      ([">55", "18-35", "<18", "36-55"], ["<18", "18-35", "36-55", ">55"]),
      (["Wave 10", "Wave 2", "Wave 1"], ["Wave 1", "Wave 2", "Wave 10"]),
      (["AO03", "AO12", "AO01"], ["AO01", "AO03", "AO12"]),
      (
        ["1,000-1,999", "0-999", "10,000+", "2,000-9,999"],
        ["0-999", "1,000-1,999", "2,000-9,999", "10,000+"]
      ),
    ])
  func numbers(_ texts: [String], _ ordered: [String]) throws {
    let order = try #require(AnswerOrder(texts))
    #expect(order.places.map { texts[$0] } == ordered)
    #expect(order.basis == .numbers)
  }

  @Test(
    "dates and times stand in their order",
    arguments: [
      (["9:30", "10:00", "9:00"], ["9:00", "9:30", "10:00"]),
      (["01/03/2024", "29/02/2024", "2/1/2025"], ["29/02/2024", "01/03/2024", "2/1/2025"]),
    ])
  func dates(_ texts: [String], _ ordered: [String]) throws {
    let order = try #require(AnswerOrder(texts))
    #expect(order.places.map { texts[$0] } == ordered)
    #expect(order.basis == .dates)
  }

  @Test(
    "a month, quarter or week beside a year, year first",
    arguments: [
      (["2024-03", "2023-12", "2024-01"], ["2023-12", "2024-01", "2024-03"]),
      (["01/2024", "12/2023"], ["12/2023", "01/2024"]),
      (["Q1 2024", "Q4 2023", "Q2 2023"], ["Q2 2023", "Q4 2023", "Q1 2024"]),
      (["2023-W52", "2023-W05", "2024-W01"], ["2023-W05", "2023-W52", "2024-W01"]),
      (["mars 2024", "janvier 2024", "déc. 2023"], ["déc. 2023", "janvier 2024", "mars 2024"]),
      (["2024q2", "2024q1"], ["2024q1", "2024q2"]),
    ])
  func periods(_ texts: [String], _ ordered: [String]) throws {
    let order = try #require(AnswerOrder(texts))
    #expect(order.places.map { texts[$0] } == ordered)
    #expect(order.basis == .periods)
  }

  @Test(
    "known scales from low to high, what is no opinion behind them",
    arguments: [
      (
        ["Sometimes", "Always", "Never", "Often", "Rarely"],
        ["Never", "Rarely", "Sometimes", "Often", "Always"], "frequency"
      ),
      (
        ["Agree", "Don’t know", "Strongly disagree", "Disagree"],
        ["Strongly disagree", "Disagree", "Agree", "Don’t know"], "agreement"
      ),
      (
        ["Tout à fait d’accord", "Plutôt pas d'accord", "NSP", "Pas du tout d'accord"],
        ["Pas du tout d'accord", "Plutôt pas d'accord", "Tout à fait d’accord", "NSP"], "accord"
      ),
      (
        ["March", "January", "April", "February"], ["January", "February", "March", "April"],
        "months"
      ),
      (["No", "Yes"], ["Yes", "No"], "yes before no"),
      (
        ["Very satisfied", "Neutral", "Very dissatisfied"],
        ["Very dissatisfied", "Neutral", "Very satisfied"], "satisfaction"
      ),
    ])
  func scales(_ texts: [String], _ ordered: [String], _ name: String) throws {
    let order = try #require(AnswerOrder(texts))
    #expect(order.places.map { texts[$0] } == ordered)
    #expect(order.basis.words.contains(name))
  }

  @Test(
    "else by label, without case and accents, Other, None and no opinion last",
    arguments: [
      (
        ["zèbre", "Épée", "eau", "Autre (préciser)", "Aucun", "ne sait pas", "Ane"],
        ["Ane", "eau", "Épée", "zèbre", "Autre (préciser)", "Aucun", "ne sait pas"]
      ),
      (["b", "a", "B"], ["a", "B", "b"]),
      (["Otherwise", "Other", "Zoo"], ["Otherwise", "Zoo", "Other"]),
      (["Paris 15e", "Lyon 2"], ["Lyon 2", "Paris 15e"]), ([], []), (["5"], ["5"]),
    ])
  func labels(_ texts: [String], _ ordered: [String]) throws {
    let order = try #require(AnswerOrder(texts))
    #expect(order.places.map { texts[$0] } == ordered)
  }

  private func ordered(_ texts: [String]) -> AnswerList {
    var answers = AnswerList(
      categories: texts.map { Category(code: $0, label: "") }, isText: true)
    _ = answers.orderTexts()
    return answers
  }

  @Test("scores are places in the scale, used or not; no opinion has none")
  func scores() {
    let answers = ordered(["Agree", "Don't know", "Neutral", "Strongly agree"])
    #expect(answers.categories.map(\.code) == ["Neutral", "Agree", "Strongly agree", "Don't know"])
    #expect(answers.categories.map(\.score) == [3, 4, 5, nil])
    #expect(answers.scaleNumbers == [1, 2, 3, 4, 5])
    #expect(answers.isOrdered)
  }

  @Test("yes stands before no and counts 1; it is no scale")
  func yesAndNo() {
    let answers = ordered(["Non", "Oui", "NSP"])
    #expect(answers.categories.map(\.code) == ["Oui", "Non", "NSP"])
    #expect(answers.categories.map(\.score) == [1, 0, nil])
    #expect(!answers.isOrdered)
    #expect(ordered(["Yes", "Partly", "No"]).numbers == nil)
  }

  @Test("two scales as short: the order is set and scores are not")
  func rivals() {
    let answers = ordered(["Poor", "Good"])
    #expect(answers.categories.map(\.code) == ["Poor", "Good"])
    #expect(answers.numbers == nil)
    #expect(answers.rivals.count == 1)
    #expect(ordered(["Strongly agree", "Strongly disagree"]).rivals.isEmpty)
  }

  @Test("codes with letters before their number are in order, and no scale")
  func namesWithNumbers() {
    #expect(!ordered(["AO12", "AO03"]).isOrdered)
    #expect(ordered(["Wave 2", "Wave 1"]).isOrdered)
  }

  @Test("what people wrote keeps its order")
  func many() { #expect(AnswerOrder((0...200).map { "text \($0)" }) == nil) }
}
