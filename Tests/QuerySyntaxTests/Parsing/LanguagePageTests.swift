import Diagnostics
import QuerySyntax
import Testing

/// Every statement that the page of the language shows.
enum LanguagePage {
  static let statements = [
    "crosstab telework by role",
    "diff telework, perception between 2020 and 2021 by role",
    "compare mean perception by role method welch", "correlate height, hand method pearson",
    "chart telework by role as bars to \"telework.svg\"", "chart last as lines",
    "chart [7] as dots",
    "chart media, telework by wave where size = small weight w title \"T\" as stacked",
    "book telework..cyber by role, size > wave to \"tables.xlsx\"",
    "disclose hide below 5 secondary", "rake role to (secretary 60 %) as w",
    "design strata S cluster C fpc N", "design off",
    "design strata region > size cluster commune fpc N single centred",
    "load \"Datasets/barometer\" as b",
    "load \"export.csv\" delimiter \";\" decimal comma encoding \"windows-1252\"",
    "stack b2020 as 2020, b2021 as 2021 into b wave year",
    "wave year",
    "join \"communes.csv\" by insee",
    "use b",
    "describe",
    "describe telework, role",
    "describe like \"*tele*\"",
    "show datasets", "show variables", "show settings", "show filter", "show weight",
    "show history", "show results", "show params", "show claims",
    "keep wave = 2021", "drop role is missing", "drop duplicates of token",
    "rename `Q1. Quel est votre rôle ?` role",
    "derive young = age < 30",
    "derive score = (a + b) * 2 - c / 3",
    "derive used = count(media)",
    "recode population into size: ..999 small \"Under 1,000\", 1000..3499 \"1,000 to 3,499\", "
      + "3500.. \"3,500 and over\"",
    "recode role into level: (secretary, clerk) staff \"Staff\", (dgs, head) \"Managers\", "
      + "elected \"Elected\", else missing",
    "net telework: (regular, occasional) any \"Any telework\", never \"None\"",
    "multi media = media_1..media_6 counting 1 \"Information media\"",
    "multi media = a, b, c counting (3, 4) blank no \"Media\"",
    "multi media = a, b, c counting \"Yes\"",
    "multi brakes = brake_1..brake_3 \"Brakes\"",
    "grid trust = g1..g8 \"Trust in …\"", "grid trust = a, b replace",
    "label telework \"Practice of telework\"",
    "values g1..g8: 1 \"Agree\" 2 \"Rather agree\" 3 \"Rather disagree\" 4 \"Disagree\"",
    "missing q4, g1..g8: 98 \"No answer\", 99 \"Not asked\" unasked",
    "filter wave = 2021 and role is answered",
    "filter off",
    "weight w", "weight w frequency", "weight off",
    "set decimals 1", "set confidence 95 %", "set percent column", "set total off",
    "set interval korn-graubard", "set quantile 7", "set quantile math", "set mode z",
    "set adjust holm", "set level 5 %, 1 %", "set base warn 100", "set base test 30",
    "set base hide 30", "set empty hide",
    "set language fr", "set timing on", "set threads 2", "set cells 1000", "set width 120",
    "set color off", "set pager off",
    "freq telework, role",
    "crosstab telework, perception by role, size > wave where wave = 2021 weight w "
      + "show column%, n test letters",
    "group by role show n, mean(perception), share(telework = any), median(age)",
    "summarize perception, age by role",
    "again by size", "again where wave = 2020",
    "rows where comment like \"*cyber*\" show role, size, comment top 20",
    "rows last[\"regular\", \"elected\"]",
    "rows 7[\"a\", \"b\"]",
    "export last to \"t.csv\" tidy", "export t1 to \"t.csv\" plain",
    "export 7 to \"t.csv\" tidy plain replace",
    "export data to \"clean.sav\"", "export data to \"clean.csv\" labels",
    "export claims to \"claims.csv\"", "export last to \"t.xlsx\" one sheet replace",
    "book telework..cyber by role, size > wave to \"tables.xlsx\"",
    "book telework..cyber where wave = 2021 title \"Tables\" to \"tables.xlsx\" one sheet",
    "claim \"A07 15 % still telework\" share(telework = any) is 15 % where wave = 2021",
    "claim \"Telework falls\" delta(telework = any, 2020, 2021) < 0 pt significant",
    "claim \"Near\" share(telework = any) is 15 % within 1 pt",
    "claim \"Mean\" mean(perception) is 6.0",
    "claim \"Base\" base(mean(perception)) >= 600", "claim \"N\" n is 658",
    "rake role to (secretary 60 %, clerk 40 %), size to (under_1000 72 %, from_1000 28 %) as w",
    "run \"file.bq\"", "help", "help crosstab", "help column%", "clear", "history",
    "explain crosstab telework by role", "undo", "save \"session.bq\" replace", "quit",
    "crosstab telework by role test letters, columns mode z adjust bonferroni level 5 %, 1 %",
    "crosstab telework by role test none", "crosstab telework by role test fisher",
    "freq telework base asked", "freq telework missing show", "freq telework sort n desc top 5",
    "freq telework title \"Telework\" as t1 to \"t.csv\"",
    "freq telework show n, weighted n, effective n, percent, valid%, cumulative%",
    "crosstab perception by role show mean, sd, median, q10, q90, sum, min, max, top2, bottom2, nps",
    "crosstab media by role show respondents%, cases%, responses%",
    "freq role where role = \"Élu\"", "freq role where role in (dgs, head)",
    "freq role where age in 18..34", "freq role where age in ..34",
    "freq role where media has website", "freq role where media has any (website, app)",
    "freq role where media has all (website, app)",
    "freq role where role != dgs and not telework is missing",
    "freq role where wave = $wave", "param wave = 2021", "disclose hide below 5 secondary",
    "diff telework, perception between 2020 and 2021 by role",
    "compare mean perception by role method welch", "correlate height, hand method pearson",
    "group by role show correlation(age, perception), delta(telework = any, 2020, 2021), "
      + "quantile(perception, 0.9), se(mean(perception)), ci(share(telework = any)), total(age)",
  ]
}

struct LanguagePageTests {
  @Test("every statement of the page is read", arguments: LanguagePage.statements)
  func isRead(_ text: String) {
    let result = Parser.parse(SourceText(name: "page", text: text))
    #expect(result.diagnostics.map(\.message) == [])
    #expect(result.script.statements.count == 1)
  }

  @Test("canonical text is read as the same tree", arguments: LanguagePage.statements)
  func roundTrip(_ text: String) {
    let first = Parser.parse(SourceText(name: "page", text: text)).script
    let printed = Formatter.format(first)
    let second = Parser.parse(SourceText(name: "page", text: printed))
    #expect(second.diagnostics.map(\.message) == [])
    #expect(second.script == first, "\(printed)")
    #expect(Formatter.format(second.script) == printed)
  }

}
