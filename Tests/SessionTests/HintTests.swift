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
        "freq role where telework = \"Oui, reguliérement\"",
        "freq role where telework = \"Oui, régulièrement\""
      ),
      ("freq telework by role", "crosstab telework by role"),
      ("crosstb telework by role", "crosstab telework by role"),
      ("tabulate telework", "freq telework"), ("set decimal 2", "set decimals 2"),
      ("show resuts", "show results"),
      ("freq role where wave == 2021", "freq role where wave = 2021"),
    ])
  func corrections(_ wrong: String, right: String) {
    #expect(corrected(wrong) == right)
    #expect(shell.run(right).isEmpty)
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
