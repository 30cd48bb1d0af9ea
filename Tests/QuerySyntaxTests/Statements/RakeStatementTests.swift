import QuerySyntax
import Testing

/// `rake`.
struct RakeStatementTests {
  @Test func clausesInAnyOrder() throws {
    let text = """
      rake role to (secretary 60 %, "Élu" 12.5%, 3 $rest),
        size > wave to (1 > 2020 500, 1 > 2021 400)
        cycles 50 as w replace trim 5 bounds 0.3.. weight w0 where wave = 2021
      """
    guard case .rake(let rake) = try statement(text) else { return }
    guard case .written(let margins) = rake.targets else { return }
    #expect(margins.map { $0.variables.map(\.text) } == [["role"], ["size", "wave"]])
    #expect(margins[0].targets.map { $0.answers.count } == [1, 1, 1])
    #expect(
      margins[0].targets[1].value
        == .number(NumberLiteral(value: 12.5, text: "12.5", unit: .percent)))
    #expect(margins[0].targets[2].value == .parameter(Name("rest")))
    #expect(margins[1].targets[1].answers.count == 2)
    #expect(rake.name.text == "w" && rake.replaces)
    #expect(rake.weight?.text == "w0" && rake.cycles?.value == 50 && rake.trim?.value == 5)
    #expect(rake.bounds?.upper == nil)
    #expect(
      canonical(text) == """
        rake role to (secretary 60 %, "Élu" 12.5 %, 3 $rest),
            size > wave to (1 > 2020 500, 1 > 2021 400)
            where wave = 2021
            weight w0
            bounds 0.3..
            trim 5
            cycles 50
            as w replace
        """)
  }

  @Test func fromAFileOrAVariableOfThatName() throws {
    guard case .rake(let file) = try statement("rake from \"m.csv\" as w") else { return }
    #expect(file.targets == .file(TextLiteral("m.csv")))
    guard case .rake(let variable) = try statement("rake from to (1 100 %) as w") else { return }
    guard case .written(let margins) = variable.targets else { return }
    #expect(margins[0].variables.map(\.text) == ["from"])
    expect("rake from ①m.csv as w", finds: "needs-quotes")
  }

  @Test func errors() {
    expect("rake role to (a 60 %)①", finds: "syntax")
    expect("rake role ①(a 60 %) as w", finds: "syntax")
    expect("rake role to ①a 60 % as w", finds: "syntax")
    expect("rake role to ①() as w", finds: "empty-list")
    expect("rake role to ①(a 60 %", finds: "unclosed-bracket")
    expect("rake role to (a①, b 40 %) as w", finds: "syntax")
    expect("rake role to (a ①60 pt) as w", finds: "syntax")
    expect("rake role to (a ①60,5 %, b 39 %) as w", finds: "decimal-comma")
    expect("rake role > size to (a ①60 %) as w", finds: "syntax")
    expect("rake role to (a 60 %) as w ①as v", finds: "duplicate-clause")
    expect("rake role to (a 60 %) bounds ①3 as w", finds: "syntax")
    expect("rake role to (a 60 %) cycles ①2.5 as w", finds: "whole-number")
    expect("rake role to (a 60 %) as w ①by size", finds: "syntax")
  }

  @Test("counts of numbered answers need no space behind their comma")
  func numberedCounts() {
    #expect(
      canonical("rake size to (1 200,2 300) as w") == "rake size to (1 200, 2 300) as w")
  }
}
