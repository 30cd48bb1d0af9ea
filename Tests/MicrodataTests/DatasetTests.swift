import Codebook
import Microdata
import Testing

@Suite struct DatasetTests {
  private func dataset(_ names: String..., wave: String? = nil) -> Dataset {
    Dataset(
      codebook: Codebook(
        name: "d", waveVariable: wave, suggestedWeights: names.last.map { [$0] } ?? []),
      rowCount: 2,
      columns: names.map {
        Column(name: $0, values: .numeric(NumericColumn(numbers: [1, 2], reasonCount: 1)))
      })
  }

  @Test("renaming moves the rows with the variable")
  func rename() {
    var renamed = dataset("wave", "w", wave: "wave")
    renamed.rename("wave", to: "year")
    renamed.rename("nobody", to: "x")
    #expect(renamed.columns.map(\.name) == ["year", "w"])
    #expect(renamed.column("year")?.rowCount == 2)
    #expect(renamed.codebook.waveVariable == "year")
  }

  @Test("a variable takes the place of the one of its name, or the end")
  func set() {
    var changed = dataset("a", "b")
    changed.set(Column(name: "a", label: "new", values: .numeric(column([3, 4]))))
    changed.set(Column(name: "c", values: .numeric(column([5, 6]))))
    #expect(changed.columns.map(\.name) == ["a", "b", "c"])
    #expect(changed.codebook["a"]?.label.text == "new")
  }

  @Test("selecting takes rows of every variable")
  func selecting() {
    let selected = dataset("a", "b").selecting([1, 1, 0])
    #expect(selected.rowCount == 3)
    #expect(selected.columns.map(\.rowCount) == [3, 3])
  }

  private func column(_ numbers: [Double]) -> NumericColumn {
    NumericColumn(numbers: numbers, reasonCount: 1)
  }
}
