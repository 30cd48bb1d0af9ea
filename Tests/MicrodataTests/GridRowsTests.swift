import Codebook
import Microdata
import Testing

@Suite struct GridRowsTests {
  private func column(_ name: String) -> Column {
    Column(name: name, values: .numeric(NumericColumn(numbers: [1, 2], reasonCount: 1)))
  }

  private var dataset: Dataset {
    var dataset = Dataset(
      codebook: Codebook(name: "d"), rowCount: 2, columns: ["g1", "g2", "trust"].map(column))
    dataset.codebook.set(Grid(name: "Soutien", label: "Support for …", items: ["g1", "g2"]))
    return dataset
  }

  @Test("rows that leave take no grid with them")
  func selecting() {
    #expect(dataset.selecting([1]).codebook.grids == dataset.codebook.grids)
  }
}
