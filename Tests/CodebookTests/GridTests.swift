import Codebook
import Testing

@Suite struct GridTests {
  private func variable(_ name: String) -> Variable {
    Variable(name: name, kind: .numeric(NumberScale(isWhole: true, distinct: [1, 2])))
  }

  private var codebook: Codebook {
    var codebook = Codebook(name: "d", variables: ["g1", "g2", "trust"].map(variable))
    codebook.set(Grid(name: "Soutien", label: "Support for …", items: ["g1", "g2"]))
    return codebook
  }

  @Test("a grid is found as variables are, unless a variable has the name")
  func lookUp() {
    var named = codebook
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
    var renamed = codebook
    renamed.rename("g2", to: "mayor")
    #expect(renamed.grids.map(\.items) == [["g1", "mayor"]])
  }

  @Test("a grid of the same name takes the place of the first, a variable drives it out")
  func replace() {
    var replaced = codebook
    replaced.set(Grid(name: "Soutien", items: ["g2"]))
    #expect(replaced.grids.map(\.items) == [["g2"]])
    replaced.set(variable("Soutien"))
    #expect(replaced.grids.isEmpty)
  }
}
