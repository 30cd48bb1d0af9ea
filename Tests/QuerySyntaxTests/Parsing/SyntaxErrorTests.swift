import Diagnostics
import QuerySyntax
import Testing

/// One test a case of `SyntaxError`, with the text of its comment.
struct SyntaxErrorTests {
  @Test func characters() {
    expect("freq role ①§②", finds: "stray-character")
    expect("freq role①\u{200B}②", finds: "stray-character", offers: "freq role")
    expect("freq role title ①\"Roles", finds: "unclosed-text")
    expect("freq role title ①“Roles", finds: "unclosed-text")
    expect("freq ①`role", finds: "unclosed-name")
    expect("freq ①``②", finds: "empty-name")
    expect("freq role where wave = ①$", finds: "empty-parameter")
    expect(
      "freq role title ①'Roles'②", finds: "single-quotes", offers: "freq role title \"Roles\"")
    expect("freq role title ①‘L’été’", finds: "single-quotes")
    expect(
      "freq role where wave ①==② 2021", finds: "foreign-operator",
      offers: "freq role where wave = 2021")
    expect(
      "freq role where wave ①≠② 2021", finds: "foreign-operator",
      offers: "freq role where wave != 2021")
    expect(
      "freq role where perception > ①3,5②", finds: "decimal-comma",
      offers: "freq role where perception > 3.5")
    expect(
      "freq role where perception > ①.5②", finds: "leading-dot",
      offers: "freq role where perception > 0.5")
    expect("freq role where size = ①1a②", finds: "glued-number")
    expect("freq role where x = ①1" + String(repeating: "0", count: 400), finds: "huge-number")
  }

  @Test func verbs() {
    expect(
      "①crostab② telework by role", finds: "unknown-verb", offers: "crosstab telework by role")
    expect("①CROSTAB② telework by role", finds: "unknown-verb", offers: "crosstab telework by role")
    expect("①tabulate② role", finds: "unknown-verb", offers: "freq role")
    expect("①select② role from barometer", finds: "unknown-verb")
    expect("①(role)", finds: "no-verb")
    expect("chart telework by role as ①pie②", finds: "unknown-word")
    expect("chart last ①where② wave = 2021", finds: "misplaced-clause")
  }

  @Test func shape() {
    expect("crosstab ①, by role", finds: "syntax")
    expect("crosstab ①by role", finds: "syntax")
    expect("freq ①where wave = 2021", finds: "syntax")
    expect("freq role,①", finds: "syntax")
    expect("quit ①now②", finds: "syntax")
    expect("freq role ①telework②", finds: "missing-comma", offers: "freq role, telework")
    expect("freq role ①wave② top 3", finds: "missing-comma", offers: "freq role, wave top 3")
    expect("freq role ①freq② size", finds: "second-statement")
    expect("freq role where wave = 2021 ①freq② size", finds: "second-statement")
    expect("freq role①)②", finds: "stray-bracket")
    expect("freq role where ①(②wave = 2021", finds: "unclosed-bracket")
    expect("freq role where (wave = 2021①]", finds: "syntax")
    expect("explain①", finds: "syntax")
    expect("book telework by role①", finds: "syntax")
    expect("book ①by role", finds: "syntax")
    expect("freq role to \"t.xlsx\" ①one② two", finds: "syntax")
    expect("freq role to \"t.xlsx\" one sheet ①one② sheet", finds: "duplicate-option")
  }

  @Test func patternsStandInLists() {
    for list in [
      "freq q*", "freq role, q*", "freq *_b", "freq q*_b top 3", "crosstab q* by role",
      "crosstab role by q*, size", "label q* \"A\"", "rows show q*, role",
      "missing q*: 9 \"No answer\"", "recode q* into *_x: 1 a", "derive m = rowmean(q*, x)",
      "rename q_* to sat_*", "net q*: (1, 2) low", "drop variables q* but q1", "freq all but a, b",
    ] {
      #expect(messages(list) == [])
    }
  }

  @Test func patternsStandNowhereElse() {
    for list in [
      "group by role show mean(①q*②)", "derive n = count(①q*②)", "derive n = ①a*②",
      "freq role where ①q*② = 1",
    ] {
      expect(list, finds: "pattern")
    }
  }

  @Test func aStarMultiplies() {
    for product in ["derive y = a*b", "derive y = a * b", "derive y = a* b", "derive y = 2*a*3"] {
      #expect(messages(product) == [])
    }
  }

  @Test func bandsThatAreCut() {
    expect("recode a into d①:② in 10 groups", finds: "superfluous")
    expect("recode a into d①:② at 18, 25", finds: "superfluous")
    expect("recode a into d in 10①", finds: "syntax")
    expect("recode a into d in bands ①10②", finds: "syntax")
    expect("recode a into d at①", finds: "syntax")
    for rule in ["(10) groups", "10 high", "at early", "..<3 low, 3..<5 mid"] {
      #expect(messages("recode a into d: \(rule)") == [])
    }
  }

  @Test func clauses() {
    expect("freq role top 3 ①top② 4", finds: "duplicate-clause")
    expect("rows ①test② letters", finds: "misplaced-clause")
    expect("freq telework ①by② role", finds: "misplaced-clause")
    expect("freq role ①whre② wave = 2021", finds: "syntax", offers: "freq role where wave = 2021")
    expect("freq role base ①answred②", finds: "unknown-word", offers: "freq role base answered")
    expect(
      "crosstab telework by role show ①column②", finds: "unknown-statistic",
      offers: "crosstab telework by role show column%")
    expect("freq role top ①2.5②", finds: "whole-number")
    expect("freq role top ①-1②", finds: "whole-number")
    expect("freq role title ①Roles②", finds: "needs-quotes", offers: "freq role title \"Roles\"")
    expect("load ①Datasets/a.csv②", finds: "needs-quotes", offers: "load \"Datasets/a.csv\"")
    expect(
      "freq role test letters level ①5②", finds: "needs-percent",
      offers: "freq role test letters level 5 %")
    expect("freq role test ①leters②", finds: "unknown-word", offers: "freq role test letters")
  }

  @Test func conditions() {
    expect(
      "rows where 18 < perception ①<② 30", finds: "chained-comparison",
      offers: "rows where 18 < perception and perception < 30")
    expect("rows where role = dgs and wave = 2021 ①or② size = a", finds: "mixed-and-or")
    expect(
      "rows where role = dgs or ①head②", finds: "bare-value",
      offers: "rows where role in (dgs, head)")
    expect(
      "rows where role = 1 or ①2② or 3 show n", finds: "bare-value",
      offers: "rows where role in (1, 2, 3) show n")
    expect(
      "rows where role != 1 and ①2②", finds: "bare-value", offers: "rows where role not in (1, 2)")
    expect(
      "rows where perception > 3 and ①5②", finds: "bare-value",
      offers: "rows where perception > 3 and perception > 5")
    expect(
      "rows where media has a and ①b②", finds: "bare-value",
      offers: "rows where media has all (a, b)")
    expect(
      "rows where role ①= missing②", finds: "equals-missing", offers: "rows where role is missing")
    expect(
      "rows where role ①!= missing", finds: "equals-missing", offers: "rows where role is answered")
    expect("rows where role is ①dgs②", finds: "is-value", offers: "rows where role = dgs")
    expect(
      "rows where role is ①not② missing", finds: "is-value", offers: "rows where role is answered")
    expect(
      "rows where role in ①dgs, head", finds: "list-brackets",
      offers: "rows where role in (dgs, head)")
    expect(
      "rows where media has any ①a, b", finds: "list-brackets",
      offers: "rows where media has any (a, b)")
    expect("rows where role in ①()②", finds: "empty-list")
    expect("rows where role in ①dgs②..head", finds: "range-bound")
    expect(
      "rows where media ①not has② website", finds: "negated-has",
      offers: "rows where not media has website")
    expect("rows where role ①not② = dgs", finds: "misplaced-not", offers: "rows where role != dgs")
    expect(
      "rows where perception ①between② 3 and 5", finds: "between",
      offers: "rows where perception in 3..5")
  }

  @Test func singleStatements() {
    expect("set ①decimal② 1", finds: "unknown-setting", offers: "set decimals 1")
    expect("set ①bass warn② 100", finds: "unknown-setting", offers: "set base warn 100")
    expect("set base ①100", finds: "syntax")
    expect("load \"a.csv\" as a ①as② b", finds: "duplicate-option")
    expect("rows ①role②", finds: "syntax")
    expect("net telework: (regular, occasional) ①1②", finds: "net-code")
    expect(
      "rows last[①regular, elected]", finds: "needs-quotes",
      offers: "rows last[\"regular\", \"elected\"]")
  }

  @Test func claims() {
    expect(
      "claim \"A\" share(telework = any) is ①15②", finds: "needs-percent",
      offers: "claim \"A\" share(telework = any) is 15 %")
    expect(
      "claim \"A\" share(telework = any) is ①0.155②", finds: "needs-percent",
      offers: "claim \"A\" share(telework = any) is 15.5 %")
    expect(
      "claim \"A\" share(telework = any) is ①15,3② %", finds: "decimal-comma",
      offers: "claim \"A\" share(telework = any) is 15.3 %")
    expect(
      "claim \"A\" delta(telework = any, 2020, 2021) < ①0②", finds: "needs-points",
      offers: "claim \"A\" delta(telework = any, 2020, 2021) < 0 pt")
    expect(
      "claim \"A\" mean(perception) is ①5 %②", finds: "no-unit",
      offers: "claim \"A\" mean(perception) is 5")
    expect("claim \"A\" n ①=② 658", finds: "claim-is", offers: "claim \"A\" n is 658")
  }

  @Test func bothReadingsAreShown() {
    let result = Parser.parse(SourceText(name: "t", text: "rows where a = 1 and b = 2 or c = 3"))
    #expect(
      result.diagnostics.first?.notes == [
        "Either: (a = 1 and b = 2) or c = 3", "Or: a = 1 and (b = 2 or c = 3)",
      ])
  }

  @Test func theFirstOfTwoClausesIsNamed() {
    let result = Parser.parse(SourceText(name: "t", text: "freq a\n  top 3\n  top 4"))
    #expect(result.diagnostics.first?.notes == ["The first `top` stands in line 2, column 3."])
  }

  @Test func aForgottenQuoteIsSuspected() {
    let text = "label a \"one\nlabel b \"two\"\nfreq role\n"
    let result = Parser.parse(SourceText(name: "t", text: text))
    #expect(result.diagnostics.count == 1)
    #expect(result.diagnostics.first?.notes.last?.contains("closing quote") == true)
  }

  @Test func everyStatementTellsItsOwnError() {
    let text = "freqq a\nfreq b\ncrosstab , c\nfreq d where (x = 1\nfreq e\nfre\n"
    let result = Parser.parse(SourceText(name: "t", text: text))
    #expect(result.diagnostics.count == 4)
    #expect(result.script.statements.count == 2)
  }
}
