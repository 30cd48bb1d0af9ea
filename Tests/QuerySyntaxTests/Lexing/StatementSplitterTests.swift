import Diagnostics
import QuerySyntax
import Testing

/// Where statements begin and end.
struct StatementSplitterTests {
  @Test(
    "one statement over several lines",
    arguments: [
      "crosstab telework\n  by role", "crosstab telework by\nrole", "freq telework,\nrole",
      "freq role where\nwave = 2021", "freq role where wave =\n2021",
      "freq role where role in (dgs,\n\nhead\n)", "values role:\n1 \"a\"",
      "freq role where wave = 2021 and\nsize = a", "freq role show\nn, percent",
      "freq role\n\n  # a comment\n\n  where wave = 2021", "  freq role\n    top 3",
      "freq role title \"two\nlines\"", "export last to\n\"t.csv\"",
      "\tfreq role\n\t  top 3", "derive y = x *\n2", "derive y = x -\n2", "derive y = 2*\nx",
      "derive y = (x + 1)*\nx", "derive y = x*\n  2",
    ])
  func goesOn(_ text: String) {
    #expect(read(text).statements.count == 1)
  }

  @Test(
    "two statements",
    arguments: [
      "freq role\nfreq size", "freq role; freq size", "  freq role\n  freq size",
      "freq role missing show\nfreq size", "help show\nfreq size", "freq role;;\n;freq size;",
      "freq role\r\nfreq size\r\n", "freq role where x is answered\nfreq size",
      "recode a into b: 1000..\nfreq size",
    ])
  func ends(_ text: String) {
    #expect(read(text).statements.count == 2)
  }

  @Test func aCellMarkEndsAStatement() {
    let result = Parser.parse(SourceText(name: "t", text: "freq role,\n# %% next\nfreq size"))
    #expect(result.diagnostics.count == 1)
    #expect(result.script.items.count == 2)
  }

  @Test func commentsKeepTheirPlaces() {
    let script = read("# %% One\n# first\n\n\nfreq role, # in\n# side\n  size # behind\n\n#last")
    let first = ScriptStatement(
      statement: .freq(FreqStatement(variables: [.one(Name("role")), .one(Name("size"))])),
      innerComments: ["in", "side"], trailingComment: "behind")
    #expect(
      script.items == [
        .cellMark("One"), .comment("first"), .blank, .statement(first), .blank, .comment("last"),
      ])
  }

  @Test(
    "Enter runs it",
    arguments: [
      "", "freq role", "freq role # and", "freq role\n    where wave = 2021", "help by",
      "freq role missing show", "freq role title 'x", "freq role,\n", "crosstab a by b test\n  ",
      "freq )", "freq role;", "freq q*", "freq `q 1`*", "freq a, q*  ", "freq q* # all",
    ])
  func isComplete(_ text: String) {
    #expect(Parser.isComplete(text))
  }

  @Test(
    "Enter opens a line",
    arguments: [
      "freq role,", "freq role where", "freq role where wave =", "crosstab a by b test",
      "freq role where role in (dgs", "freq role title \"x", "freq `x", "values role:",
      "rows last[\"a\",\n\n", "freq role where wave = 2021 and # c", "freq role title “x\n",
    ])
  func isIncomplete(_ text: String) {
    #expect(!Parser.isComplete(text))
  }
}
