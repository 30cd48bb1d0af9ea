import QuerySyntax
import Testing

/// Statements that define variables, answers and sets.
struct DefinitionStatementTests {
  @Test func recodeRules() throws {
    let text = """
      recode population into size: ..999 small "Under 1,000",
        (1000..1999, 3000) 2 "Some", 3500.. 4 "Large", "Élu", dgs "D", else keep replace
      """
    guard case .recode(let recode) = try statement(text),
      case .rules(let rules, let otherwise) = recode.method
    else {
      Issue.record("no rules")
      return
    }
    #expect(rules.count == 5)
    #expect(rules[1].matches.count == 2)
    #expect(rules[2].code == .number(NumberLiteral(value: 4, text: "4")))
    #expect(rules[3].code == nil && rules[3].label == nil)
    #expect(rules[4].code == nil && rules[4].label?.text == "D")
    #expect(otherwise == .keep)
    #expect(recode.replaces)
  }

  @Test func recodeErrors() {
    expect("recode a into b①", finds: "syntax")
    expect("recode a into b: 1 x, else missing, ①2 y", finds: "syntax")
    expect("recode a into b: 1 x, else ①mising", finds: "unknown-word")
  }

  @Test func rulesOfACase() throws {
    let text = """
      derive s = case role = elected and size = small: se "Elected, small",
        wave = 2021: "Others", else rest
      """
    guard case .derive(let derive) = try statement(text),
      case .rules(let rules, let otherwise) = derive.definition
    else {
      Issue.record("no rules")
      return
    }
    #expect(rules.map { $0.outcome.label?.text } == ["Elected, small", "Others"])
    #expect(rules[1].outcome.code == nil)
    #expect(otherwise?.code == .name(Name("rest")))
    #expect(canonical("derive s = case") == "derive s = case")
    expect("derive s = case a = 1: x, else y, ①b = 2: z", finds: "syntax")
    expect("derive s = case ①a② = 1", finds: "syntax")
  }

  @Test func functionsOfLists() {
    #expect(
      canonical("derive i = rowcount(q1..q5 but q2, (4, 5), at least 2)")
        == "derive i = rowcount(q1..q5 but q2, (4, 5), at least 2)")
    expect("derive i = rowcount(q1..q5①)", finds: "syntax")
    expect("derive i = rowmean(q1..q5, at least ①x)", finds: "syntax")
  }

  @Test func nets() throws {
    let text = "net telework: (regular, occasional) any \"Any\", (never) none, never \"None\""
    guard case .net(let net) = try statement(text) else { return }
    #expect(net.nets.map(\.members.count) == [2, 1, 1])
    #expect(net.nets.map { $0.code?.text } == ["any", "none", nil])
    expect("net telework: (regular, occasional)①", finds: "syntax")
    expect("net telework: never①", finds: "syntax")
  }

  @Test func multiOptionsInAnyOrder() throws {
    let one = try statement("multi m = a..c \"L\" blank no counting (1, 2) replace")
    #expect(one == (try statement("multi m = a..c counting (1, 2) blank no \"L\" replace")))
    expect("multi m = a..c blank no ①blank missing", finds: "duplicate-option")
  }

  @Test func gridOptionsInAnyOrder() throws {
    let one = try statement("grid trust = g1..g8 \"Trust in …\" replace")
    #expect(one == (try statement("grid trust = g1..g8 replace \"Trust in …\"")))
    expect("grid trust = g1, g2 \"a\" ①\"b\"", finds: "duplicate-option")
    expect("grid trust①", finds: "syntax")
    expect("grid trust = g1 ①where x = 1", finds: "syntax")
  }

  @Test func values() {
    #expect(canonical("values a, b: 1 \"x\", 2 \"y\"") == "values a, b: 1 \"x\" 2 \"y\"")
    expect("values a: 1①", finds: "syntax")
  }

  @Test func loadOptions() {
    #expect(
      canonical("load \"a.csv\" as a ragged fill delimiter tab decimal comma")
        == "load \"a.csv\" delimiter tab decimal comma ragged fill as a")
  }

  @Test func rename() {
    expect("rename a ①to b", finds: "syntax")
    #expect(canonical("rename `a b` `c`") == "rename `a b` c")
  }
}
