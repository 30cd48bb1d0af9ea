import Diagnostics
import QuerySyntax
import Testing

/// Words, texts and numbers.
struct ScannerTests {
  private func name(_ text: String) throws -> Name? {
    guard case .use(let use) = try statement("use " + text) else { return nil }
    return use.dataset
  }

  private func text(_ text: String) throws -> String? {
    guard case .run(let run) = try statement("run " + text) else { return nil }
    return run.path.text
  }

  @Test("plain names", arguments: ["télétravail", "_x", "q12.a", "年齢", "नाम", "a1.b_2", "x.5"])
  func plain(_ spelled: String) throws {
    #expect(try name(spelled) == Name(spelled))
  }

  @Test func backticks() throws {
    #expect(try name("`Q12 – autre`") == Name("Q12 – autre", isQuoted: true))
    #expect(try name("`a``b`") == Name("a`b", isQuoted: true))
    #expect(try name("`where`") == Name("where", isQuoted: true))
    #expect(try name("`role`") == Name("role"))
    #expect(try name("`two\nlines`") == Name("two\nlines", isQuoted: true))
  }

  @Test func texts() throws {
    #expect(try text("\"l'été\"") == "l'été")
    #expect(try text("\"a \"\"b\"\"\"") == "a \"b\"")
    #expect(try text("“a \"b\" c”") == "a \"b\" c")
    #expect(try text("«\u{202F}a b\u{A0}»") == "a b")
    #expect(try text("\"\"") == "")
    #expect(try text("\"a\r\nb\"") == "a\nb")
    #expect(try text("\" a\u{301} \"") == " á ")
  }

  @Test func ranges() throws {
    let expression = try condition("x in (1000..3500, ..999, 3500.., -5..-1.5, 1 .. 2)")
    guard case .membership(_, let elements, false, _) = expression else {
      Issue.record("no set")
      return
    }
    let bounds = elements.map { element -> [String] in
      guard case .range(let range) = element else { return [] }
      return [range.lower, range.upper].map {
        if case .number(let number)? = $0 { number.text } else { "" }
      }
    }
    #expect(
      bounds == [["1000", "3500"], ["", "999"], ["3500", ""], ["-5", "-1.5"], ["1", "2"]])
  }

  @Test func units() throws {
    #expect(canonical("param x = 40%") == "param x = 40 %")
    #expect(canonical("param x = -1pt") == "param x = -1 pt")
    #expect(canonical("param x = - 16") == "param x = -16")
    #expect(canonical("recode x into y: 1 pt \"Part\"") == "recode x into y: 1 pt \"Part\"")
  }
}

/// The condition of a text.
func condition(_ text: String) throws -> Expression {
  guard case .keep(let keep) = try statement("keep " + text) else { return .name(Name("")) }
  return keep.condition
}
