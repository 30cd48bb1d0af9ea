import QuerySyntax
import Testing

/// Canonical text.
struct FormatterTests {
  @Test func longStatementsBreakBeforeTheirClauses() {
    let text =
      "crosstab telework, perception by role, size > wave where wave = 2021 and role is answered "
      + "show column%, n title \"Telework\""
    #expect(
      canonical(text) == """
        crosstab telework, perception by role, size > wave
            where wave = 2021 and role is answered
            show column%, n
            title "Telework"
        """)
    #expect(canonical(canonical(text)) == canonical(text))
  }

  @Test func rulesBreakBehindTheirCommas() {
    let text =
      "recode population into size: ..999 small \"Under 1,000\", 1000..3499 middle "
      + "\"1,000 to 3,499\", 3500.. large \"3,500 and over\", else missing"
    #expect(
      canonical(text) == """
        recode population into size:
            ..999 small "Under 1,000",
            1000..3499 middle "1,000 to 3,499",
            3500.. large "3,500 and over",
            else missing
        """)
  }

  @Test func commentsBlankLinesAndCells() {
    let text = """


      # %% Telework


      #a comment
      freq   role;freq size # behind
      #  indented
         # %% not a cell
      crosstab a,  # inner
        b by c   # end


      """
    #expect(
      Formatter.format(read(text)) == """
        # %% Telework

        # a comment
        freq role
        freq size  # behind
        #  indented
         # %% not a cell
        # inner
        crosstab a, b by c  # end

        """)
    let printed = Formatter.format(read(text))
    #expect(Formatter.format(read(printed)) == printed)
  }

  @Test func namesAndTexts() {
    #expect(Formatter.name("role") == "role")
    #expect(Formatter.name("where") == "`where`")
    #expect(Formatter.name("a`b c") == "`a``b c`")
    #expect(Formatter.name("q10") == "`q10`")
    #expect(Formatter.name("1a") == "`1a`")
    #expect(Formatter.text("say \"x\"") == "\"say \"\"x\"\"\"")
  }

  @Test func aLastWordThatWouldGoOn() {
    #expect(canonical("crosstab a by b\n  test\n\n# c") == "crosstab a by b test;\n\n# c")
    #expect(canonical("freq test; freq b") == "freq test;\nfreq b")
  }

  @Test func emptyScript() {
    #expect(Formatter.format(Script(items: [])) == "")
    #expect(Formatter.format(read("\n\n")) == "")
  }
}
