import Codebook
import QueryPlan
import StatisticNames
import Testing

@Suite struct ScaleEndsTests {
  private func categorical(_ categories: [(code: String, label: String)]) -> Variable {
    Variable(
      name: "q",
      kind: .categorical(
        AnswerList(
          categories: categories.map { Category(code: $0.code, label: LocalizedText($0.label)) })))
  }

  private func numeric(_ numbers: [Double]) -> Variable {
    Variable(name: "x", kind: .numeric(NumberScale(isWhole: true, distinct: numbers)))
  }

  @Test("the highest numbers are the top, whatever the labels and the order of the answers")
  func labelled() {
    let answers = [("4", "Agree"), ("3", "Rather agree"), ("2", "Rather not"), ("1", "No")]
    for categories in [answers, answers.reversed(), answers.map { ($0.0, "") }] {
      let ends = ScaleEnds([categorical(categories)])
      #expect(ends.numbers(of: .top2) == [4, 3])
      #expect(ends.numbers(of: .bottom2) == [2, 1])
    }
  }

  @Test("numbers count as numbers, not as they are spelled")
  func spelled() {
    let ends = ScaleEnds([categorical([("1", ""), ("02", ""), ("10", "")])])
    #expect(ends.numbers(of: .top2) == [10, 2])
    #expect(ends.numbers(of: .bottom2) == [2, 1])
  }

  @Test("words have no ends")
  func words() {
    #expect(ScaleEnds([categorical([("a", ""), ("b", ""), ("c", "")])]).numbers(of: .top2) == [])
  }

  @Test("scores count before codes, and those of answers that nobody gave too")
  func scored() {
    var answers = AnswerList(categories: [
      Category(code: "1", label: "Agree", score: 4),
      Category(code: "2", label: "Neither", score: 3),
      Category(code: "9", label: "Don't know"),
    ])
    answers.scaleNumbers = [1, 2, 3, 4, 5]
    let ends = ScaleEnds([Variable(name: "q", kind: .categorical(answers))])
    #expect(ends.numbers(of: .top1) == [5])
    #expect(ends.numbers(of: .top2) == [5, 4])
    #expect(ends.numbers(of: .bottom3) == [3, 2, 1])
  }

  @Test("of a grid, the numbers of all items count")
  func grid() {
    let ends = ScaleEnds([numeric([1, 2, 3]), numeric([0, 9])])
    #expect(ends.numbers(of: .top2) == [9, 3])
    #expect(ends.numbers(of: .bottom2) == [1, 0])
  }

  @Test("the condition of an end is unknown where the answer is missing")
  func condition() {
    let variable = numeric([0, 9, 10])
    #expect(
      ScaleEnds.condition([10, 9], of: variable)
        == .table(.variable("x"), [.unknown, .no, .yes, .yes]))
  }
}
