@testable import DataFormats
import Codebook
import Microdata
import Testing

@Suite("the order of answers found as texts")
struct TextOrderTests {
  private func column(_ codes: [Int], _ texts: [String], reasons: [String] = []) -> Column {
    Column(
      name: "x",
      missingReasons: [.noAnswer]
        + reasons.map { MissingReason(code: $0, label: LocalizedText($0), isAsked: true) },
      values: .categorical(
        CategoricalColumn(
          codes: CodeStorage(codes, slotCount: texts.count + 1 + reasons.count),
          categories: texts.map { Category(code: $0, label: "") }, isText: true)),
      inference: "text, 3 distinct values")
  }

  @Test("rows keep their answers and missing reasons")
  func rows() {
    var column = column([1, 2, 3, 0, 4, 1], ["Often", "Never", "Always"], reasons: ["n/a"])
    let told = column.orderTexts()
    guard case .categorical(let answers) = column.values else { return }
    #expect(answers.categories.map(\.code) == ["Never", "Often", "Always"])
    #expect((0..<6).map { answers.codes[$0] } == [2, 1, 3, 0, 4, 2])
    #expect(answers.answers.isOrdered)
    #expect(
      column.inference == "text, 3 distinct values, known scale: frequency, low to high")
    #expect(told?.remark == "by the scale of frequency")
  }

  @Test("an order that is the file's is not told, nor one by label")
  func untold() {
    var numbers = column([1, 2], ["1-2", "3-4"])
    var labels = column([1, 2], ["b", "a"])
    let told = [numbers.orderTexts(), labels.orderTexts()]
    #expect(told.map { $0?.name } == ["x", "x"])
    #expect(told.allSatisfy { $0?.remark == nil })
  }

  @Test("at most six variables are named")
  func many() {
    let columns = (1...8).map { OrderedText(name: "q\($0)", remark: "by its numbers") }
    #expect(OrderedText.notices(columns).first?.hasSuffix("`q6` by its numbers and 2 more") == true)
    #expect(OrderedText.notices([]).isEmpty)
  }
}
