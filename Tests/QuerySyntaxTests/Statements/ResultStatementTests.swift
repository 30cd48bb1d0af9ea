import QuerySyntax
import Testing

/// Statements about results, settings and the session.
struct ResultStatementTests {
  @Test(
    "a result is named in three ways",
    arguments: [
      ("export last to \"t\"", "export last to \"t\""),
      ("export [7] to \"t\"", "export 7 to \"t\""),
      ("export [7.2] to \"t\"", "export 7.2 to \"t\""),
      ("rows 7.10[\"a\", \"b\"]", "rows 7.10[\"a\", \"b\"]"),
      ("rows [7][\"a\",\"b\"]", "rows 7[\"a\", \"b\"]"),
      ("rows t1[\"a\", \"b\"] show x", "rows t1[\"a\", \"b\"] show x"),
      ("export `last` to \"t\"", "export `last` to \"t\""),
    ])
  func references(_ text: String, _ expected: String) {
    #expect(canonical(text) == expected)
  }

  @Test func exportErrors() {
    expect("export ①to \"t.csv\"", finds: "syntax")
    expect("export last①", finds: "syntax")
    expect("export last to \"t\" tidy ①tidy", finds: "duplicate-option")
    expect("rows 7①", finds: "syntax")
    expect("export ①99999999999999999999 to \"t\"", finds: "whole-number")
    expect("export ①7,2 to \"t\"", finds: "decimal-comma")
  }

  @Test(
    "settings",
    arguments: [
      ("set base warn 100", "base warn"), ("set interval korn-graubard", "interval"),
      ("set level 5 %, 1 %", "level"), ("set pager \"less -R\"", "pager"), ("set mode z", "mode"),
    ])
  func settings(_ text: String, _ name: String) throws {
    guard case .set(let set) = try statement(text) else { return }
    #expect(set.setting == name)
    #expect(canonical(text) == text)
  }

  @Test func settingErrors() {
    expect("set confidence ①97,5② %", finds: "decimal-comma", offers: "set confidence 97.5 %")
    expect("set decimals①", finds: "syntax")
    expect("set base ①wran 3", finds: "unknown-word")
  }

  @Test func describeSugar() throws {
    #expect(try statement("?role") == statement("describe role"))
    #expect(try statement("?") == .help(HelpStatement(topic: nil)))
    #expect(try statement("help base  warn") == .help(HelpStatement(topic: "base warn")))
  }

  @Test func offIsAWord() throws {
    #expect(try statement("filter off") == .filter(FilterStatement(condition: nil)))
    #expect(try statement("weight off") == .weight(WeightStatement(variable: nil)))
    guard case .weight(let weight) = try statement("weight `off`") else { return }
    #expect(weight.variable?.text == "off")
  }

  @Test func claimVerdicts() throws {
    let text = "claim \"A\" share(x = 1) is 15 % within 1 pt significant where wave = 2021"
    #expect(canonical(text) == text)
    expect("claim \"A\" share(x = 1) ①15 %", finds: "syntax")
    expect("claim \"A\" n is 5 ①top② 3", finds: "misplaced-clause")
  }
}
