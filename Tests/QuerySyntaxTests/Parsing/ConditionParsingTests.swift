import QuerySyntax
import Testing

/// How conditions are built from their words.
struct ConditionParsingTests {
  private let x = Expression.name(Name("x"))
  private func number(_ value: Int) -> Expression {
    .number(NumberLiteral(value: Double(value), text: String(value)))
  }
  private func equal(_ value: Int) -> Expression {
    .comparison(.equal, x, number(value), .none)
  }

  @Test func chainsAreFlat() throws {
    #expect(try condition("x = 1 and (x = 2 and x = 3)") == .and([equal(1), equal(2), equal(3)]))
    #expect(try condition("x = 1 or x = 2 or x = 3") == .or([equal(1), equal(2), equal(3)]))
    #expect(
      try condition("x = 1 and (x = 2 or x = 3)") == .and([equal(1), .or([equal(2), equal(3)])]))
  }

  @Test func notBindsTighterThanAnd() throws {
    #expect(try condition("not x = 1 and x = 2") == .and([.not(equal(1), .none), equal(2)]))
    #expect(
      try condition("not (x = 1 and x = 2)") == .not(.and([equal(1), equal(2)]), .none))
  }

  @Test func arithmeticBindsTightest() throws {
    let sum = Expression.arithmetic(.add, x, .arithmetic(.multiply, number(2), number(3)))
    #expect(try condition("x + 2 * 3 > 1") == .comparison(.greater, sum, number(1), .none))
    #expect(
      try condition("x - 1 - 2 = 3")
        == .comparison(
          .equal, .arithmetic(.subtract, .arithmetic(.subtract, x, number(1)), number(2)),
          number(3),
          .none))
  }

  @Test(
    "canonical text of conditions",
    arguments: [
      ("x<>1", "x != 1"), ("x in(1,2)", "x in (1, 2)"), ("not x in (1)", "not x in (1)"),
      ("x not in 1..2", "x not in 1..2"), ("(x = 1)", "x = 1"),
      ("((x)) + (1 * 2) = 3", "x + 1 * 2 = 3"),
      ("(x + 1) * 2 = 3", "(x + 1) * 2 = 3"), ("x - (1 - 2) = 3", "x - (1 - 2) = 3"),
      ("x has any(a)", "x has any (a)"), ("x has any", "x has any"),
      ("x not like \"a*\"", "x not like \"a*\""), ("-(5) = x", "-(5) = x"), ("x = - -5", "x = --5"),
      ("x = top or x = show", "x = top or x = show"), ("count( media ) > 2", "count(media) > 2"),
      ("x in ($a..$b, $c)", "x in ($a..$b, $c)"), ("x = «\u{A0}Oui »", "x = \"Oui\""),
    ])
  func isWritten(_ text: String, _ expected: String) {
    #expect(canonical("keep " + text) == "keep " + expected)
  }

  @Test func placesSpanTheWhole() throws {
    let text = "keep a + b in (1, 2)"
    guard case .keep(let keep) = try statement(text) else { return }
    #expect(keep.condition.place.range.lower == 5)
    #expect(keep.condition.place.range.upper == text.utf8.count)
  }
}
