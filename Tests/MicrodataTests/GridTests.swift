import Microdata
import Testing

@Suite struct GridTests {
  private func variable(_ name: String) -> Variable {
    Variable(name: name, values: .numeric(NumericColumn(numbers: [1, 2], reasonCount: 1)))
  }

  private var dataset: Dataset {
    var dataset = Dataset(
      name: "d", rowCount: 2, variables: ["g1", "g2", "trust"].map(variable))
    dataset.set(Grid(name: "Soutien", label: "Support for …", items: ["g1", "g2"]))
    return dataset
  }

  @Test("a grid is found as variables are, unless a variable has the name")
  func lookUp() {
    var named = dataset
    named.set(Grid(name: "Trust", items: ["g1"]))
    #expect(named.grid("soutien")?.items == ["g1", "g2"])
    #expect(named.grid("Trust")?.items == ["g1"])
    #expect(named.grid("trust") == nil)
    #expect(named.grid("g1") == nil)
    guard case .unknown(let nearest) = named.lookUp("soutein") else { return }
    #expect(nearest == ["Soutien"])
  }

  @Test("items keep their place when they are renamed")
  func rename() {
    var renamed = dataset
    renamed.rename("g2", to: "mayor")
    #expect(renamed.grids.map(\.items) == [["g1", "mayor"]])
  }

  @Test("a grid of the same name takes the place of the first, a variable drives it out")
  func replace() {
    var replaced = dataset
    replaced.set(Grid(name: "Soutien", items: ["g2"]))
    #expect(replaced.grids.map(\.items) == [["g2"]])
    replaced.set(variable("Soutien"))
    #expect(replaced.grids.isEmpty)
  }

  @Test("rows that leave take no grid with them")
  func selecting() {
    #expect(dataset.selecting([1]).grids == dataset.grids)
  }

  @Test("stacking keeps the grids of the first wave")
  func stacking() {
    let stacked = Stacking(datasets: [dataset, dataset], waves: ["a", "b"], waveVariable: "wave")
    #expect(stacked.dataset.grids == dataset.grids)
  }
}
