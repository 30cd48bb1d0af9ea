import Codebook
import Microdata
import Testing

@Suite struct MultipleColumnTests {
  private func variable(_ name: String, _ slots: [Int]) -> Column {
    let refused = MissingReason(code: "9", label: "refused", isAsked: true)
    return Column(
      name: name, missingReasons: [.noAnswer, refused],
      values: .categorical(
        CategoricalColumn(
          codes: CodeStorage(slots, slotCount: 4),
          categories: [Category(code: "1", label: "Yes"), Category(code: "2", label: "No")])))
  }

  private func column(_ name: String, _ slots: [Int]) -> ItemColumns {
    ItemColumns(
      MultipleResponse.Item(code: name, label: ""),
      sources: [ItemColumns.Source(column: variable(name, slots), chosen: [1])])
  }

  private func states(_ set: MultipleColumn) -> [Int] {
    (0..<set.state.count).map { set.state[$0] }
  }

  @Test("a row is missing only where all its items are, for the first item's reason")
  func items() throws {
    let columns = [column("a", [1, 2, 0, 3, 0]), column("b", [2, 2, 1, 0, 3])]
    let set = try #require(MultipleColumn(items: columns, blankIsNo: false))
    #expect(set.plane(0) == [1, 2, 0, 0, 0])
    #expect(set.plane(1) == [2, 2, 1, 0, 0])
    #expect(states(set) == [1, 2, 1, 3, 0])
  }

  @Test("an empty field may mean no")
  func blankIsNo() throws {
    let columns = [column("a", [1, 0, 0]), column("b", [0, 0, 3])]
    let set = try #require(MultipleColumn(items: columns, blankIsNo: true))
    #expect(set.items.indices.map(set.plane) == [[1, 2, 2], [2, 2, 0]])
    #expect(states(set) == [1, 2, 2])
  }

  @Test("columns of different lengths, or none, make no set")
  func refused() {
    #expect(MultipleColumn(items: [], blankIsNo: false) == nil)
    #expect(
      MultipleColumn(items: [column("a", [1]), column("b", [1, 2])], blankIsNo: false) == nil)
  }

  @Test("rows are taken in the order named")
  func selecting() throws {
    let set = try #require(
      MultipleColumn(items: [column("a", [1, 2, 0])], blankIsNo: false))
    let selected = set.selecting([2, 0])
    #expect(selected.plane(0) == [0, 1])
    #expect(states(selected) == [0, 1])
  }
}
