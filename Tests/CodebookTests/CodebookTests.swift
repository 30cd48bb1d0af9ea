import Codebook
import Testing

@Suite struct CodebookTests {
  private func codebook(_ names: String..., wave: String? = nil) -> Codebook {
    Codebook(
      name: "d",
      variables: names.map {
        Variable(name: $0, kind: .numeric(NumberScale(isWhole: true, distinct: [1, 2])))
      },
      waveVariable: wave, suggestedWeights: names.last.map { [$0] } ?? [])
  }

  private func found(_ name: String, _ codebook: Codebook) -> String {
    switch codebook.lookUp(name) {
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
    #expect(found(name, codebook("age", "AGE", "Rôle")) == expected)
  }

  @Test("renaming keeps the place, and the roles of the variable")
  func rename() {
    var renamed = codebook("wave", "w", wave: "wave")
    renamed.rename("wave", to: "year")
    renamed.rename("w", to: "weight")
    renamed.rename("nobody", to: "x")
    #expect(renamed.variables.map(\.name) == ["year", "weight"])
    #expect(renamed.waveVariable == "year")
    #expect(renamed.suggestedWeights == ["weight"])
    #expect(renamed.position(of: "weight") == 1)
  }
}
