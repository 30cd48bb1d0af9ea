import Diagnostics
import Testing

/// What an unknown word may have meant.
@Suite("Hints")
struct HintTests {
  private let shell = ShippedSession()

  private func corrected(_ text: String) -> String? {
    Correction.text(shell.run(text), in: SourceText(name: "test", text: text))
  }

  @Test(
    "the corrected statement",
    arguments: [
      ("crosstab telewrok by role", "crosstab telework by role"),
      ("freq role where telework = regulr", "freq role where telework = regular"),
      (
        "freq role where telework = \"Oui, réguliéremnt\"",
        "freq role where telework = \"Oui, régulièrement\""
      ),
      ("freq telework by role", "crosstab telework by role"),
      ("crosstb telework by role", "crosstab telework by role"),
      ("freq role where population > 1,000", "freq role where population > 1000"),
      ("freq telework if wave = 2021", "freq telework where wave = 2021"),
      ("freq telework limit 2", "freq telework top 2"), ("weight by w", "weight w"),
      ("label variable telework \"x\"", "label telework \"x\""),
      ("keep if wave = 2021", "keep wave = 2021"),
      ("freq role where telework is null", "freq role where telework is missing"),
      ("freq role where telework is not null", "freq role where telework is answered"),
      ("group by role mean(perception)", "group by role show mean(perception)"),
      ("SELECT IF wave = 2021", "filter wave = 2021"), ("display", "describe"),
      ("tabulate telework", "freq telework"), ("set decimal 2", "set decimals 2"),
      ("show resuts", "show results"),
      ("freq role where wave == 2021", "freq role where wave = 2021"),
    ])
  func corrections(_ wrong: String, right: String) {
    #expect(corrected(wrong) == right)
    #expect(shell.run(right).isEmpty)
  }

  @Test(
    "where little is sure nothing is offered",
    arguments: [
      "claim share(telework = any) is 15 %", "label telework 'Bob''s'", "crosstab a by b",
    ])
  func noCorrection(_ wrong: String) {
    #expect(corrected(wrong) == nil)
  }

  @Test("codes that nobody has are told")
  func codes() {
    #expect(shell.run("values telework: regualr \"Every week\"").map(\.code) == ["new-code"])
    #expect(shell.run("undo\nmissing perception: 99").map(\.code) == ["nobody-has-it"])
    #expect(
      shell.run("multi m = media_website, media_social counting 1").map(\.code)
        == ["nothing-counts"])
    #expect(shell.run("values role: elected \"Mayor\"").isEmpty)
  }

  @Test("clauses that would be ignored are refused")
  func clauses() {
    for text in [
      "summarize perception by role sort mean desc", "summarize perception top 2",
      "summarize perception test letters", "group by role show n test letters",
    ] {
      #expect(shell.run(text).map(\.code) == ["misplaced-clause"])
    }
    #expect(shell.run("summarize perception by role show mean, median, q90, sum").isEmpty)
  }

  @Test("cells are those of the last table, whatever rows were listed since")
  func cells() {
    #expect(
      shell.run("crosstab telework by role\nrows last[\"regular\", \"elected\"] top 1").isEmpty)
    #expect(shell.run("rows last[\"never\", \"elected\"] top 1").isEmpty)
  }

  @Test("an answer in the place of a variable is told")
  func answers() {
    let hint = shell.run("freq Élu").first?.hint
    #expect(hint == "it is an answer: `role = elected`")
  }

  @Test("a verb or a setting in the place of a variable is told")
  func words() {
    #expect(shell.run("freq filter").first?.notes == ["it is a verb here: `help filter`"])
    #expect(shell.run("freq decimals").first?.notes == ["it is a setting: `set decimals …`"])
  }

  @Test("a missing answer is no value, and nothing is offered in its place")
  func missing() {
    let told = shell.run("freq role where telework = no_answer").first
    #expect(told?.hint == "that is a missing answer: `telework is missing`")
    #expect(told?.fix == nil)
  }

  @Test("a name of another wave leads to the variable of the same label")
  func otherWave() throws {
    try shell.load("teletravail_q12,role\n1,2\n2,1\n", as: "b2020")
    try shell.load("telework,role\n1,2\n2,1\n", as: "b2021")
    shell.run("use b2020\nlabel teletravail_q12 \"Pratique du télétravail\"")
    shell.run("use b2021\nlabel telework \"pratique du teletravail\"\nuse b2020")
    let told = shell.run("freq telework").first
    #expect(
      told?.notes == ["`telework` stands in b2021; here `teletravail_q12` has the same label."])
    #expect(told?.fix?.replacement == "teletravail_q12")
    shell.run("use b2020\nlabel teletravail_q12 \"Other\"")
    #expect(
      shell.run("freq telework").first?.notes == [
        "`telework` stands in barometer: `use barometer` asks that."
      ])
  }

  @Test("a question that the wave asked does not have is told, with its name there")
  func absent() throws {
    try shell.load("q12,role\n1,2\n2,1\n", as: "b2020")
    try shell.load("telework,role\n1,2\n2,1\n", as: "b2021")
    shell.run("use b2020\nlabel q12 \"Telework\"")
    shell.run("stack b2020 as 2020, b2021 as 2021 into b wave year\nlabel telework \"Telework\"")
    let told = shell.run("freq telework where year = 2020")
    #expect(told.map(\.message) == ["`telework` is absent in wave 2020"])
    #expect(told.first?.hint == "it was `q12`")
    #expect(told.first?.severity == .warning)
    #expect(shell.run("freq telework where year = 2021").isEmpty)
    #expect(shell.run("freq telework").isEmpty)
    #expect(shell.run("freq telework where year = 2021 and telework is missing").isEmpty)
  }
}
