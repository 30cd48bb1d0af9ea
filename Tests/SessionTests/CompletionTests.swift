import QuerySyntax
import Session
import Testing

/// What completion offers, over the data that ship with the program.
@Suite("Completion")
struct CompletionTests {
  private let shell = ShippedSession()

  @Test("after `by` stand only variables that can head a column")
  func banners() {
    let words = shell.words("crosstab telework by ")
    #expect(words.contains("role") && words.contains("media") && words.contains("perception"))
    #expect(!words.contains("id") && !words.contains("population"))
  }

  @Test("after `mean(` stand only numeric variables")
  func numbers() {
    let words = shell.words("group by role show mean(")
    #expect(words.contains("perception") && words.contains("population"))
    #expect(!words.contains("role") && !words.contains("telework") && !words.contains("media"))
  }

  @Test("answers carry label and count")
  func answers() {
    #expect(shell.detail("regular", in: "freq role where telework = ") == "\"Yes, regularly\"  145")
    #expect(shell.detail("regular", in: "freq role where telework in (never, ") != nil)
    #expect(shell.detail("website", in: "freq role where media has any (app, ") != nil)
    #expect(shell.detail("elected", in: "rake role to (") != nil)
  }

  @Test("inside a quote answers are labels, in the language of the tables")
  func labels() {
    #expect(shell.words("freq role where telework = \"yes, r") == ["\"Yes, regularly\""])
    shell.run("set language fr")
    #expect(shell.words("freq role where telework = \"oui, r") == ["\"Oui, régulièrement\""])
  }

  @Test("missing answers are told behind `is`")
  func missing() {
    #expect(shell.words("freq role where telework is ") == ["answered", "missing"])
    #expect(shell.detail("missing", in: "freq role where telework is ") == "no answer 6")
  }

  @Test("a word is found in label and question, whatever its case and accents")
  func texts() {
    #expect(shell.words("freq cyberatt").contains("cyber"))
    #expect(shell.words("freq teletravail").contains("telework"))
    #expect(shell.words("freq TÉLÉTRAVAIL").contains("telework"))
    let detail = shell.detail("telework", in: "freq occasionnellement")
    #expect(detail?.contains("occasionnellement") == true)
  }

  @Test("tests of a table are offered")
  func tests() {
    #expect(shell.words("crosstab role by size test l").contains("letters"))
  }

  @Test("under disclosure control answers carry no counts")
  func disclosure() {
    shell.run("disclose hide below 5")
    #expect(shell.detail("regular", in: "freq role where telework = ") == "\"Yes, regularly\"")
    #expect(shell.detail("missing", in: "freq role where telework is ") == "")
  }

  @Test("a text is gone on with by the first word that fits, and nothing is counted")
  func suggestion() {
    #expect(shell.session.suggestion(for: "cross") == "tab")
    #expect(shell.session.suggestion(for: "crosstab telew") == "ork")
    #expect(shell.session.suggestion(for: "freq role where telework = reg") == "ular")
    #expect(shell.session.suggestion(for: "crosstab ") == "")
    #expect(shell.session.suggestion(for: "crosstab telework by role") == "")
    #expect(shell.session.suggestion(for: "freq telework # tele") == "")
  }

  @Test("a word that goes on behind the cursor is replaced whole")
  func inside() {
    let found = shell.session.completions(in: "freq role", at: 2)
    #expect(found.replaced == 0..<4)
    #expect(shell.session.completions(in: "freq telew by", at: 10).replaced == 5..<10)
  }

  @Test("names stand bare where nothing else is expected")
  func bare() {
    #expect(shell.words("crosstab telework by wav") == ["wave"])
    #expect(shell.words("freq role where telework = an") == ["any"])
    #expect(shell.run("crosstab telework by wave").isEmpty)
    #expect(shell.words("describe like ").isEmpty)
  }

  @Test("waves and codes are offered where they are known")
  func known() {
    #expect(shell.words("diff telework between ").prefix(2) == ["2020", "2021"])
    #expect(shell.words("diff telework between 2020 and ").contains("2021"))
    #expect(shell.words("values telework: ").contains("regular"))
    #expect(shell.words("chart telework by role as ") == ["bars", "stacked", "dots", "lines"])
    #expect(shell.words("missing cyber: ").contains("dont_know"))
    #expect(shell.words("freq role where perception ").contains(">="))
  }

  @Test("words have kinds")
  func kinds() {
    let kind = { (text: String) in
      shell.session.completions(in: text, at: text.unicodeScalars.count).choices.first?.kind
    }
    #expect(kind("cross") == .verb)
    #expect(kind("freq telew") == .name)
    #expect(kind("freq role where telework = reg") == .text)
    #expect(kind("set deci") == .setting)
  }
}
