import Codebook
import Microdata
import Testing

@Suite("multiple response from columns")
struct MultipleColumnItemsTests {
  private func variable(_ codes: [UInt8], _ answers: [String]) -> Column {
    let reasons = [MissingReason.noAnswer, MissingReason(code: "na", label: "", isAsked: false)]
    let column = CategoricalColumn(
      codes: .bytes(StoredRows(codes)), categories: answers.map { Category(code: $0, label: "") })
    return Column(name: "v", missingReasons: reasons, values: .categorical(column))
  }

  private func item(_ codes: [UInt8], counted: Set<Int>) -> ItemColumn {
    .init(code: "c", label: "", column: variable(codes, ["yes", "no"]), countedSlots: counted)
  }

  @Test("yes/no columns: chosen, not chosen, missing by the first column's reason")
  func items() {
    let columns = [item([1, 2, 0, 3, 3], counted: [1]), item([2, 2, 0, 0, 2], counted: [1])]
    let answers = MultipleColumn(items: columns, blankIsNo: false)
    #expect(
      answers.map { set in set.items.indices.map(set.plane) } == [
        [1, 2, 0, 0, 0], [2, 2, 0, 0, 2],
      ])
    #expect(answers?.state == .bytes(StoredRows([1, 2, 0, 3, 2])))
  }

  @Test("items that hold only the counted value: blanks as `no`")
  func blanks() {
    let columns = [item([1, 0, 0], counted: [1]), item([0, 1, 0], counted: [1])]
    let no = MultipleColumn(items: columns, blankIsNo: true)
    #expect(no.map { set in set.items.indices.map(set.plane) } == [[1, 2, 2], [2, 1, 2]])
    #expect(no?.state == .bytes(StoredRows([1, 1, 2])))
    let missing = MultipleColumn(items: columns, blankIsNo: false)
    #expect(missing.map { set in set.items.indices.map(set.plane) } == [[1, 0, 0], [0, 1, 0]])
    #expect(missing?.state == .bytes(StoredRows([1, 1, 0])))
  }

  @Test("columns first, second, third: an item a category")
  func mentions() {
    let first = variable([1, 2, 0, 3], ["cost", "time"])
    let second = variable([2, 0, 0, 0], ["time", "staff"])
    let answers = MultipleColumn(mentions: [first, second], blankIsNo: false)
    #expect(answers?.items.map(\.code) == ["cost", "time", "staff"])
    #expect(
      answers.map { set in set.items.indices.map(set.plane) } == [
        [1, 2, 0, 0], [2, 1, 0, 0], [1, 2, 0, 0],
      ])
    #expect(answers?.state == .bytes(StoredRows([1, 1, 0, 3])))
    let no = MultipleColumn(mentions: [first, second], blankIsNo: true)
    #expect(no?.state == .bytes(StoredRows([1, 1, 2, 2])))
  }

  @Test("an answer mentioned twice by a row counts once, and the repetition is known")
  func repeated() {
    let categories = [Category(code: "cost", label: ""), Category(code: "time", label: "")]
    let columns = [[1, 1, 2, 0], [1, 2, 2, 0], [1, 1, 0, 0]].enumerated().map { index, codes in
      Column(
        name: "b\(index)",
        values: .categorical(
          CategoricalColumn(codes: CodeStorage(codes, slotCount: 3), categories: categories)))
    }
    #expect(MultipleColumn.repeatedMentions(in: columns) == 4)
    #expect(MultipleColumn.repeatedMentions(in: [columns[0]]) == 0)
    let set = MultipleColumn(mentions: columns, blankIsNo: false)
    #expect(set.map { set in set.items.indices.map(set.choiceCount) } == [2, 2])
  }

  @Test("numeric yes/no columns count by the slots of their values")
  func numeric() {
    let column = NumericColumn(numbers: [0, 1, .nan], reasonCount: 1)
    let variable = Column(name: "v", values: .numeric(column))
    let item = ItemColumn(
      code: "c", label: "", column: variable, countedSlots: [2])
    #expect(
      MultipleColumn(items: [item], blankIsNo: false)?.state
        == CodeStorage([2, 1, 0], slotCount: 3))
  }

  @Test("what cannot be is nil")
  func refused() {
    #expect(MultipleColumn(items: [], blankIsNo: false)?.items.count == nil)
    let plain = Column(
      name: "v", values: .numeric(NumericColumn(storage: .plain(PlainNumbers([1])), isWhole: true)))
    let column = ItemColumn(code: "c", label: "", column: plain, countedSlots: [1])
    #expect(MultipleColumn(items: [column], blankIsNo: false)?.items.count == nil)
    let lengths = [item([1], counted: [1]), item([1, 2], counted: [1])]
    #expect(MultipleColumn(items: lengths, blankIsNo: false)?.items.count == nil)
  }

  @Test(
    "an item's code is its column's name without the common beginning",
    arguments: [
      (["media_app", "media_boards"], ["app", "boards"]),
      (["media_web", "media_website"], ["web", "website"]),
      (["q12a", "q12b"], ["a", "b"]),
      (["q9", "q10", "q11"], ["9", "10", "11"]),
      (["q10", "q11"], ["10", "11"]),
      (["a", "b"], ["a", "b"]),
      (["q", "qa"], ["q", "qa"]),
      (["media_app"], ["media_app"]),
    ])
  func itemCodes(names: [String], codes: [String]) {
    #expect(MultipleColumn.itemCodes(ofColumns: names) == codes)
  }
}
