import Microdata
import Testing

@Suite struct DatasetTests {
  private func dataset(_ names: String..., wave: String? = nil) -> Dataset {
    Dataset(
      name: "d", rowCount: 2,
      variables: names.map {
        Variable(name: $0, values: .numeric(NumericColumn(numbers: [1, 2], reasonCount: 1)))
      },
      waveVariable: wave, suggestedWeights: names.last.map { [$0] } ?? [])
  }

  private func found(_ name: String, _ dataset: Dataset) -> String {
    switch dataset.lookUp(name) {
    case .found(let variable): variable.name
    case .ambiguous(let names): names.joined(separator: "|")
    case .unknown(let nearest): "unknown, nearest " + nearest.joined(separator: "|")
    }
  }

  @Test(
    "an exact spelling wins, otherwise case and accents are forgiven where one name fits",
    arguments: [
      ("age", "age"), ("AGE", "AGE"), ("Age", "age|AGE"), ("role", "Rôle"), ("RÔLE", "Rôle"),
      ("rol", "unknown, nearest Rôle"), ("xyzzy", "unknown, nearest "),
    ])
  func lookUp(_ name: String, _ expected: String) {
    #expect(found(name, dataset("age", "AGE", "Rôle")) == expected)
  }

  @Test("renaming keeps the place, and the roles of the variable")
  func rename() {
    var renamed = dataset("wave", "w", wave: "wave")
    renamed.rename("wave", to: "year")
    renamed.rename("w", to: "weight")
    renamed.rename("nobody", to: "x")
    #expect(renamed.variables.map(\.name) == ["year", "weight"])
    #expect(renamed.waveVariable == "year")
    #expect(renamed.suggestedWeights == ["weight"])
    #expect(renamed.position(of: "weight") == 1)
  }

  @Test("a variable takes the place of the one of its name, or the end")
  func set() {
    var changed = dataset("a", "b")
    changed.set(Variable(name: "a", label: "new", values: .numeric(column([3, 4]))))
    changed.set(Variable(name: "c", values: .numeric(column([5, 6]))))
    #expect(changed.variables.map(\.name) == ["a", "b", "c"])
    #expect(changed["a"]?.label.text == "new")
  }

  @Test("selecting takes rows of every variable")
  func selecting() {
    let selected = dataset("a", "b").selecting([1, 1, 0])
    #expect(selected.rowCount == 3)
    #expect(selected.variables.map(\.rowCount) == [3, 3])
  }

  private func column(_ numbers: [Double]) -> NumericColumn {
    NumericColumn(numbers: numbers, reasonCount: 1)
  }
}
