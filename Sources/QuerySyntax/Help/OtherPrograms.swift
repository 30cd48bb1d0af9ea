/// What the commonest commands of other programs are here.
enum OtherPrograms {
  /// One task, in five languages.
  private struct Task {
    let ours: HelpExample
    let spss: String
    let stata: String
    let r: String
    let sql: String
  }

  static let pages = [
    page("spss", "SPSS", \.spss), page("stata", "Stata", \.stata), page("r", "R", \.r),
    page("sql", "SQL", \.sql),
  ]

  private static func page(
    _ word: String, _ program: String, _ theirs: KeyPath<Task, String>
  ) -> HelpPage {
    let known = tasks.filter { $0[keyPath: theirs] != "–" }
    let width = known.map { $0[keyPath: theirs].count }.max() ?? 0
    let lines = known.map { task in
      let command = task[keyPath: theirs]
      return command + String(repeating: " ", count: width - command.count + 3) + task.ours.text
    }
    return HelpPage(
      word: word, summary: "coming from \(program): the commonest commands and what they are here",
      text: lines.joined(separator: "\n") + "\n\n" + rules)
  }

  /// Every statement of ours on the pages.
  static let statements = tasks.map(\.ours)

  /// What is different from all of them.
  private static let rules = """
    Texts stand in double quotes, `=` compares, and an indented line goes on with the statement.
    A missing answer is never a value: no condition but `is missing` keeps it, and every table
    counts what was left out. Weights are off until `weight NAME`.
    """

  private static let tasks: [Task] = [
    Task(
      ours: .notRun("load \"survey.csv\""), spss: "GET DATA /FILE='survey.csv'.",
      stata: "import delimited survey.csv", r: "d <- read.csv(\"survey.csv\")",
      sql: "COPY d FROM 'survey.csv'"),
    Task(
      ours: "describe", spss: "DISPLAY DICTIONARY.", stata: "describe", r: "str(d)",
      sql: "DESCRIBE d"),
    Task(
      ours: "?telework", spss: "CODEBOOK telework.", stata: "codebook telework",
      r: "attributes(d$telework)", sql: "SELECT DISTINCT telework FROM d"),
    Task(
      ours: "freq telework", spss: "FREQUENCIES telework.", stata: "tabulate telework",
      r: "table(d$telework)", sql: "SELECT telework, COUNT(*) … GROUP BY 1"),
    Task(
      ours: "crosstab telework by role", spss: "CROSSTABS telework BY role.",
      stata: "tabulate telework role, column chi2",
      r: "prop.table(table(d$telework, d$role), 2)", sql: "PIVOT d ON role USING COUNT(*)"),
    Task(
      ours: "crosstab telework by role, size > wave test letters",
      spss: "CTABLES /TABLE … BY role + size > wave", stata: "table telework (size wave)",
      r: "ftable(telework ~ size + wave, d)", sql: "… GROUP BY CUBE (telework, role)"),
    Task(
      ours: "freq telework where wave = 2021", spss: "TEMPORARY. SELECT IF wave = 2021.",
      stata: "tabulate telework if wave == 2021", r: "subset(d, wave == 2021)",
      sql: "… WHERE wave = 2021"),
    Task(
      ours: "filter wave = 2021", spss: "FILTER BY wave2021.",
      stata: "svy, subpop(if wave == 2021)",
      r: "d <- subset(design, wave == 2021)", sql: "CREATE VIEW d2021 AS …"),
    Task(
      ours: "weight w", spss: "WEIGHT BY w.", stata: "svyset [pweight = w]",
      r: "svydesign(~1, weights = ~w, data = d)", sql: "… SUM(w)"),
    Task(
      ours: "design strata region", spss: "CSPLAN ANALYSIS /DESIGN STRATA=region",
      stata: "svyset, strata(region)", r: "svydesign(~1, strata = ~region, …)", sql: "–"),
    Task(
      ours: "recode population into band: ..999 small, 1000.. large",
      spss: "RECODE population (LO THRU 999=1) …",
      stata: "recode population (min/999=1) …",
      r: "cut(d$population, c(0, 999, Inf))", sql: "CASE WHEN population < 1000 THEN …"),
    Task(
      ours: "derive high = perception >= 8", spss: "COMPUTE high = perception >= 8.",
      stata: "generate high = perception >= 8", r: "d$high <- d$perception >= 8",
      sql: "perception >= 8 AS high"),
    Task(
      ours: "multi sites = media_website..media_app counting yes",
      spss: "MRSETS /MDGROUP NAME=$sites …", stata: "mrtab media_*",
      r: "colMeans(d[media] == \"yes\")", sql: "AVG(media_website = 'yes'), …"),
    Task(
      ours: "label telework \"Practice of telework\"", spss: "VARIABLE LABELS telework '…'.",
      stata: "label variable telework \"…\"", r: "attr(d$telework, \"label\") <- …",
      sql: "COMMENT ON COLUMN d.telework IS …"),
    Task(
      ours: "values role: elected \"Mayor or councillor\"", spss: "VALUE LABELS role …",
      stata: "label values role roles", r: "factor(d$role, labels = …)", sql: "–"),
    Task(
      ours: "missing perception: 99 \"No answer\"", spss: "MISSING VALUES perception (99).",
      stata: "mvdecode perception, mv(99 = .a)", r: "d$perception[d$perception == 99] <- NA",
      sql: "NULLIF(perception, 99)"),
    Task(
      ours: "group by role show n, mean(perception)",
      spss: "MEANS perception BY role.", stata: "mean perception, over(role)",
      r: "svyby(~perception, ~role, design, svymean)",
      sql: "SELECT role, AVG(perception) … GROUP BY 1"),
    Task(
      ours: "compare mean perception by role_group", spss: "ONEWAY perception BY role_group.",
      stata: "oneway perception role_group, bonferroni", r: "pairwise.t.test(…)", sql: "–"),
    Task(
      ours: .notRun("stack b2020 as 2020, b2021 as 2021 into b wave year"),
      spss: "ADD FILES FILE=b2020 /FILE=b2021.", stata: "append using b2021",
      r: "rbind(b2020, b2021)", sql: "b2020 UNION ALL b2021"),
    Task(
      ours: .notRun("join \"communes.csv\" by insee"),
      spss: "MATCH FILES /FILE=* /TABLE=… /BY insee.", stata: "merge m:1 insee using communes",
      r: "merge(d, communes, by = \"insee\")", sql: "LEFT JOIN communes USING (insee)"),
    Task(
      ours: .notRun("export last to \"table.xlsx\""), spss: "OUTPUT EXPORT /XLSX …",
      stata: "putexcel set table.xlsx", r: "write.csv(t, \"table.csv\")",
      sql: "COPY (…) TO 'table.csv'"),
    Task(
      ours: .notRun("run \"tables.bq\""), spss: "INSERT FILE='tables.sps'.", stata: "do tables.do",
      r: "source(\"tables.R\")", sql: ".read tables.sql"),
  ]
}
