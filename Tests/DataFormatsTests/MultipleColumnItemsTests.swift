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

  private func item(_ codes: [UInt8], counted: Set<Int>) -> ItemColumns {
    item(variable(codes, ["yes", "no"]), counted)
  }

  private func item(_ column: Column, _ counted: Set<Int>) -> ItemColumns {
    ItemColumns(
      MultipleResponse.Item(code: "c", label: ""),
      sources: [ItemColumns.Source(column: column, chosen: counted)])
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

  @Test("an item that two columns tell of is chosen where either has it")
  func mentions() {
    let first = variable([1, 2, 0, 3], ["cost", "time"])
    let second = variable([2, 0, 0, 0], ["time", "staff"])
    let items = [("cost", 1, 0), ("time", 2, 1), ("staff", 0, 2)].map { code, slot, other in
      ItemColumns(
        MultipleResponse.Item(code: code, label: ""),
        sources: [
          ItemColumns.Source(column: first, chosen: slot == 0 ? [] : [slot]),
          ItemColumns.Source(column: second, chosen: other == 0 ? [] : [other]),
        ])
    }
    let answers = MultipleColumn(items: items, blankIsNo: false)
    #expect(
      answers.map { set in set.items.indices.map(set.plane) } == [
        [1, 2, 0, 0], [2, 1, 0, 0], [1, 2, 0, 0],
      ])
    #expect(answers?.state == .bytes(StoredRows([1, 1, 0, 3])))
    let no = MultipleColumn(items: items, blankIsNo: true)
    #expect(no?.state == .bytes(StoredRows([1, 1, 2, 2])))
  }

  @Test("numeric yes/no columns count by the slots of their values")
  func numeric() {
    let column = NumericColumn(numbers: [0, 1, .nan], reasonCount: 1)
    let variable = Column(name: "v", values: .numeric(column))
    let item = item(variable, [2])
    #expect(
      MultipleColumn(items: [item], blankIsNo: false)?.state
        == CodeStorage([2, 1, 0], slotCount: 3))
  }

  @Test("what cannot be is nil")
  func refused() {
    #expect(MultipleColumn(items: [], blankIsNo: false)?.items.count == nil)
    let plain = Column(
      name: "v", values: .numeric(NumericColumn(storage: .plain(PlainNumbers([1])), isWhole: true)))
    let column = item(plain, [1])
    #expect(MultipleColumn(items: [column], blankIsNo: false)?.items.count == nil)
    let lengths = [item([1], counted: [1]), item([1, 2], counted: [1])]
    #expect(MultipleColumn(items: lengths, blankIsNo: false)?.items.count == nil)
  }
}
