import Codebook
import Microdata
import Testing

@Suite("several answers in one cell")
struct SplitAnswersTests {
  private func parts(_ texts: [String], _ separator: String, _ options: [String] = []) -> [[String]]
  {
    let split = SplitAnswers(texts, separator: separator, options: options)
    return split.places.map { $0.map { split.parts[$0] } }
  }

  @Test("blanks around parts do not count, nor do empty parts and parts said twice")
  func parts() {
    #expect(parts(["a; b ;c", ";a;", " a;a ", ";"], ";") == [["a", "b", "c"], ["a"], ["a"], []])
  }

  @Test("the longest option wins, so that options may hold the separator")
  func options() {
    let options = ["Mail", "Video", "Video (Zoom, Teams)", "Wiki"]
    #expect(
      parts(
        ["Mail, Video (Zoom, Teams)", "Video, Wiki", "Video (Zoom, Teams), Fax"], ", ", options)
        == [["Mail", "Video (Zoom, Teams)"], ["Video", "Wiki"], ["Video (Zoom, Teams)", "Fax"]])
  }

  @Test("parts that are no options are put in the order that they tell, behind the options")
  func order() {
    var split = SplitAnswers(["c; Fax; b", "Mail; c", "a"], separator: ";", options: ["Mail"])
    split.orderOthers()
    #expect(split.parts == ["Mail", "a", "b", "c", "Fax"])
    #expect(
      split.places.map { $0.map { split.parts[$0] } } == [
        ["c", "Fax", "b"], ["Mail", "c"], ["a"],
      ])
  }

  @Test("an option that goes on is another part")
  func prefix() {
    #expect(parts(["A, B and more"], ", ", ["A, B"]) == [["A", "B and more"]])
  }

  @Test(
    "ten thousand parts in a cell and a hundred thousand distinct parts cost no more than their length"
  )
  func many() {
    let cell = (0..<10_000).map { "part \($0)" }.joined(separator: ";")
    #expect(SplitAnswers([cell], separator: ";").parts.count == 10_000)
    let cells = (0..<100_000).map { "x;y\($0)" }
    #expect(SplitAnswers(cells, separator: ";").parts.count == 100_001)
  }

  @Test("texts beyond the most parts are not read")
  func mostParts() {
    let split = SplitAnswers(["a;b", "c;d", "e;f", "a"], separator: ";", mostParts: 3)
    #expect(split.parts == ["a", "b", "c", "d"])
    #expect(split.places == [[0, 1], [2, 3]])
  }

  private func column(_ answers: [String], _ codes: [Int], _ name: String = "q") -> Column {
    Column(
      name: name,
      values: .categorical(
        CategoricalColumn(
          codes: CodeStorage(codes, slotCount: answers.count + 1),
          categories: answers.map { Category(code: $0, label: "") }, isText: true)))
  }

  @Test(
    "yes and no are told in many ways",
    arguments: [
      ["Yes", "No"], ["1", "0"], ["True", "False"], ["Oui", "Non"], ["Y"],
      ["Checked", "Unchecked"],
    ])
  func yesNo(answers: [String]) throws {
    let columns = [column(answers, [1], "a"), column(answers, [0], "b")]
    let found = try #require(ChosenAnswers.slots(in: columns.map(\.variable)))
    #expect(found.counted == [[1], [1]])
  }

  @Test("a choice's own text beside blanks counts; mentions by rank do not")
  func ownText() {
    let own = [column(["Radio"], [1, 0], "a"), column(["Web"], [0, 1], "b")]
    #expect(ChosenAnswers.slots(in: own.map(\.variable))?.counted == [[1], [1]])
    let ranked = [column(["Radio", "Web"], [1, 2], "a"), column(["Web"], [0, 1], "b")]
    #expect(ChosenAnswers.slots(in: ranked.map(\.variable))?.counted == nil)
    #expect(
      ChosenAnswers.slots(
        in: [column(["No"], [1], "a"), column(["No"], [1], "b")].map(\.variable))?.counted == nil)
  }
}
