import Diagnostics
import QuerySyntax
import Session
import Testing

/// What Up offers behind an entry that failed: usual slips, and statements of other programs.
@Suite("Slips")
struct SlipTests {
  private let shell = ShippedSession()

  /// What is typed, and what is offered.
  static let slips: [(String, String)] = [
    ("crosstab telewrok by rol", "crosstab telework by role"),
    ("crosstab telework by wave row%", "crosstab telework by wave show row%"),
    ("crosstab telework by wave column%, n", "crosstab telework by wave show column%, n"),
    ("crosstab telework by role, row%", "crosstab telework by role show row%"),
    ("freq telework, n", "freq telework show n"),
    ("means perception by role", "summarize perception by role"),
    ("mean perception by role", "summarize perception by role"),
    ("mean perception, over(role)", "summarize perception by role"),
    ("FREQUENCIES telework.", "freq telework"),
    ("FREQUENCIES VARIABLES=telework role.", "freq telework, role"),
    (
      "CROSSTABS /TABLES=telework BY role /CELLS=COUNT COLUMN /STATISTICS=CHISQ.",
      "crosstab telework by role show n, column%"
    ),
    ("CTABLES /TABLE telework [COUNT] BY role.", "crosstab telework by role"),
    ("DESCRIPTIVES VARIABLES=perception population.", "summarize perception, population"),
    ("MEANS TABLES=perception BY role.", "summarize perception by role"),
    ("ONEWAY perception BY role_group.", "compare mean perception by role_group"),
    ("T-TEST GROUPS=wave(2020 2021) /VARIABLES=perception.", "compare mean perception by wave"),
    ("WEIGHT BY w.", "WEIGHT w"),
    ("SELECT IF (wave = 2021).", "filter wave = 2021"),
    ("TEMPORARY. SELECT IF wave = 2021.", "filter wave = 2021"),
    ("USE ALL.", "filter off"),
    ("COMPUTE high = perception >= 8.", "derive high = perception >= 8"),
    (
      "RECODE population (LO THRU 999=1) (1000 THRU HI=2) INTO band.",
      "recode population into band: ..999 1, 1000.. 2"
    ),
    ("VARIABLE LABELS telework 'Practice'.", "label telework \"Practice\""),
    ("VALUE LABELS role elected 'Mayor'.", "values role: elected \"Mayor\""),
    ("MISSING VALUES perception (99).", "missing perception: 99"),
    ("DISPLAY DICTIONARY.", "describe"),
    ("CODEBOOK telework.", "? telework"),
    ("CORRELATIONS /VARIABLES=perception population.", "correlate perception, population"),
    ("LIST VARIABLES=role size /CASES=5.", "rows show role, size top 5"),
    ("RENAME VARIABLES (role=function).", "rename role function"),
    ("tab telework role", "crosstab telework by role"),
    ("tab telework", "freq telework"),
    (
      "tabulate telework role, column chi2",
      "crosstab telework by role show n, column% test independence"
    ),
    ("tab telework role, row nofreq", "crosstab telework by role show row%"),
    ("tab1 telework role", "freq telework, role"),
    ("tab telework if wave == 2021", "freq telework where wave = 2021"),
    (
      "tab telework role if wave==2021, col",
      "crosstab telework by role where wave = 2021 show n, column%"
    ),
    ("tab telework [aw=w]", "freq telework weight w"),
    ("bysort wave: tab telework", "crosstab telework by wave"),
    ("svy: tab telework role", "crosstab telework by role"),
    ("sum perception", "summarize perception"),
    ("summarize perception, detail", "summarize perception"),
    ("summarize perception, by(role)", "summarize perception by role"),
    ("summarize perception if role == \"dgs\"", "summarize perception where role = \"dgs\""),
    ("tabstat perception, by(role) stat(mean sd n)", "summarize perception by role"),
    ("tab role, sum(perception)", "group by role show n, mean(perception), sd(perception)"),
    ("ci means perception", "group show mean(perception), ci(mean(perception))"),
    ("mean perception", "summarize perception"),
    ("proportion telework", "freq telework show percent, se, ci"),
    ("list role size in 1/5", "rows show role, size top 5"),
    ("list role if wave == 2021", "rows where wave = 2021 show role"),
    ("count if wave == 2021", "group where wave = 2021 show n"),
    ("gen high = perception >= 8", "derive high = perception >= 8"),
    (
      "generate old = perception>=8 & role==\"elected\"",
      "derive old = perception >= 8 and role = \"elected\""
    ),
    (
      "recode perception (0/4=1 \"Low\") (5/10=2 \"High\"), gen(level)",
      "recode perception into level: 0..4 1 \"Low\", 5..10 2 \"High\""
    ),
    ("label variable telework \"Practice\"", "label telework \"Practice\""),
    ("mvdecode perception, mv(99=.a)", "missing perception: 99"),
    ("svyset [pweight = w]", "weight w"),
    ("svyset _n [pweight=w], strata(region)", "weight w\ndesign strata region"),
    ("ttest perception, by(wave)", "compare mean perception by wave"),
    ("oneway perception role", "compare mean perception by role"),
    ("pwcorr perception population", "correlate perception, population"),
    ("codebook telework", "?telework"),
    ("histogram perception", "chart perception"),
    ("keep if wave == 2021", "keep wave = 2021"),
    ("table(d$telework)", "freq telework"),
    ("table(d$telework, d$role)", "crosstab telework by role"),
    ("prop.table(table(d$telework, d$role), 2)", "crosstab telework by role show column%"),
    ("xtabs(~ telework + role, data = d)", "crosstab telework by role"),
    ("summary(d$perception)", "summarize perception"),
    ("summary(d)", "describe"),
    ("str(d)", "describe"),
    ("head(d)", "rows top 6"),
    ("head(d, 10)", "rows top 10"),
    ("nrow(d)", "group show n"),
    ("mean(d$perception, na.rm = TRUE)", "group show mean(perception)"),
    ("subset(d, wave == 2021)", "filter wave = 2021"),
    ("d %>% count(telework)", "freq telework"),
    (
      "d %>% filter(wave == 2021) %>% count(telework, role)",
      "crosstab telework by role where wave = 2021"
    ),
    (
      "d |> group_by(role) |> summarise(m = mean(perception, na.rm = TRUE), n = n())",
      "group by role show mean(perception), n"
    ),
    ("aggregate(perception ~ role, d, mean)", "group by role show mean(perception)"),
    ("tapply(d$perception, d$role, mean)", "group by role show mean(perception)"),
    ("t.test(perception ~ wave, data = d)", "compare mean perception by wave"),
    ("chisq.test(table(d$telework, d$role))", "crosstab telework by role test independence"),
    ("cor(d$perception, d$population)", "correlate perception, population"),
    ("svymean(~perception, design)", "group show mean(perception), se(mean(perception))"),
    (
      "svyby(~perception, ~role, design, svymean)",
      "group by role show mean(perception), se(mean(perception))"
    ),
    ("svydesign(ids = ~1, weights = ~w, data = d)", "weight w"),
    ("d$high <- d$perception >= 8", "derive high = perception >= 8"),
    ("levels(d$role)", "describe role"),
    ("select telework, count(*) from barometer group by telework", "freq telework"),
    (
      "SELECT telework, COUNT(*) AS n FROM d WHERE wave = 2021 GROUP BY telework ORDER BY n DESC;",
      "freq telework where wave = 2021 sort n desc"
    ),
    ("select telework, role, count(*) from d group by 1, 2", "crosstab telework by role show n"),
    ("select role, avg(perception) from d group by role", "group by role show mean(perception)"),
    ("select count(*) from d where wave = 2021", "group where wave = 2021 show n"),
    ("select * from d limit 5", "rows top 5"),
    (
      "select role, size from d where wave <> 2020 limit 5",
      "rows where wave != 2020 show role, size top 5"
    ),
    ("select distinct role from d", "freq role"),
    ("select avg(perception) from d", "group show mean(perception)"),
    (
      "select * from d where role = 'dgs' and telework is not null",
      "rows where role = \"dgs\" and telework is answered"
    ),
    ("DESCRIBE d", "describe"),
    ("show tables", "show datasets"),
    ("crosstab telework role", "crosstab telework by role"),
    ("crosstab telework * role", "crosstab telework by role"),
    ("crosstab telework x role", "crosstab telework by role"),
    ("freq telework role", "freq telework, role"),
    ("freq telework by role", "crosstab telework by role"),
    ("group role show mean(perception)", "group by role show mean(perception)"),
    ("group perception by role", "summarize perception by role"),
    ("group by role mean(perception)", "group by role show mean(perception)"),
    ("group by role show avg(perception)", "group by role show mean(perception)"),
    ("group by role show average(perception)", "group by role show mean(perception)"),
    ("group by role show count(*)", "group by role show n"),
    ("group by role show std(perception)", "group by role show sd(perception)"),
    ("group by role show mean perception", "group by role show mean(perception)"),
    ("freq role where role = 'dgs'", "freq role where role = \"dgs\""),
    ("freq role where wave == 2021 && role = dgs", "freq role where wave = 2021 and role = dgs"),
    ("freq role when wave = 2021", "freq role where wave = 2021"),
    ("freq telework if wave = 2021 limit 2", "freq telework where wave = 2021 top 2"),
    ("freq telework sort by n", "freq telework sort n"),
    ("freq telework order by n desc", "freq telework sort n desc"),
    ("freq telework top10", "freq telework top 10"),
    ("freq role)", "freq role"),
    ("filter wave 2021", "filter wave = 2021"),
    ("filter where wave = 2021", "filter wave = 2021"),
    ("weight = w", "weight w"),
    ("weight by w", "weight w"),
    ("set weight w", "weight w"),
    ("set filter wave = 2021", "filter wave = 2021"),
    ("weighted w", "weight w"),
    ("unweight", "weight off"),
    ("remove filter", "filter off"),
    ("rows role, size", "rows show role, size"),
    ("show freq telework", "freq telework"),
    ("plot telework", "chart telework"),
    ("crosstab telework by role chi2", "crosstab telework by role test independence"),
    ("crosstab telework by role show chi2", "crosstab telework by role test independence"),
    ("crosstab telework by role show col%", "crosstab telework by role show column%"),
    ("crosstab telework by role show percent", "crosstab telework by role show column%"),
    ("crosstab telework by role show colpct", "crosstab telework by role show column%"),
    ("freq telework show pct", "freq telework show percent"),
    ("describe like tele", "describe like \"tele\""),
    ("variables", "show variables"),
    ("set decimal 2", "set decimals 2"),
    ("freq role where telework is null", "freq role where telework is missing"),
    ("rows where 18 < perception < 30", "rows where 18 < perception and perception < 30"),
    ("freq role where role in dgs, head", "freq role where role in (dgs, head)"),
    ("crosstab telework by role show column", "crosstab telework by role show column%"),
    ("chart telework by role as bar", "chart telework by role as bars"),
    ("freq role when wave = 2021 and role = dgs", "freq role where wave = 2021 and role = dgs"),
    ("freq telework wave", "freq telework, wave"),
    ("crosstab telework by role by wave", "crosstab telework by role > wave"),
    ("summarize perception by role show mean, std", "summarize perception by role show mean, sd"),
    ("group by role show mean(perception), count", "group by role show mean(perception), n"),
    ("FREQ TELEWORK BY ROLE", "crosstab TELEWORK BY ROLE"),
    ("summarise perception", "summarize perception"),
    ("average perception by role", "summarize perception by role"),
    ("graph telework by role", "chart telework by role"),
    (
      "crosstab telework by role, size show column%, n tets letters",
      "crosstab telework by role, size show column%, n test letters"
    ),
    (
      "freq telework where role = \"Elu\" and wave = 2012",
      "freq telework where role = \"Elu\" and wave = 2021"
    ),
    ("freq telework weight by w", "freq telework weight w"),
    ("freq telework weighted by w", "freq telework weight w"),
    ("freq telework show n, percent%", "freq telework show n, percent"),
    ("freq \"telework\"", "freq telework"),
    ("filter wave = 2021.", "filter wave = 2021"),
    (
      "recode perception into level 0..4 low, 5.. high",
      "recode perception into level: 0..4 low, 5.. high"
    ),
  ]

  @Test("what is offered is what was meant, and runs", arguments: slips)
  func offered(_ typed: String, _ meant: String) {
    let told = shell.run(typed, isPrompt: true)
    #expect(!told.isEmpty)
    let offer = shell.session.correction(of: SourceText(name: "test", text: typed), told)
    #expect(offer == meant)
    #expect(shell.run(meant).filter { $0.severity == .error }.map(\.message) == [])
  }

  @Test(
    "what no statement is likely to mean gets no offer",
    arguments: [
      "library(survey)", "regress perception population", "tab telework role, gamma", "undo 2",
      "crosstab qqqq by zzzz", "hello", "freq telework show nps", "12", "select", "table()",
      "replace perception = 3 if role == \"dgs\"", "d <- d[d$wave == 2021, ]", "\\", "((((",
      "SORT CASES BY role.", "EXECUTE.", "svyset", "tab", "RECODE a.", "d %>% mutate(x = 1)",
      "select role, rank() over (order by w) from d",
    ])
  func notOffered(_ typed: String) {
    let told = shell.run(typed)
    #expect(!told.isEmpty)
    #expect(shell.session.correction(of: SourceText(name: "test", text: typed), told) == nil)
  }

  @Test("trying leaves nothing behind")
  func nothingStays() {
    let before = (shell.session.nextResultNumber, shell.words("freq h"))
    let typed = "gen hh = perception >= 8\ntab hh"
    let told = shell.run(typed)
    let offer = shell.session.correction(of: SourceText(name: "test", text: typed), told)
    #expect(offer == "derive hh = perception >= 8\nfreq hh")
    #expect(shell.session.nextResultNumber == before.0)
    #expect(shell.words("freq h") == before.1)
    #expect(shell.run("undo").map(\.code) == ["nothing-to-undo"])
  }

  @Test("words of the language forgive capitals")
  func capitals() {
    for text in [
      "FREQ telework", "Crosstab telework By role",
      "freq telework WHERE wave = 2021 And role = dgs",
      "Group By role Show N, Mean(perception)", "FILTER OFF",
    ] {
      #expect(shell.run(text).map(\.message) == [], "\(text)")
    }
    #expect(shell.run("FREQ telewrok").map(\.code) == ["unknown-variable"])
  }

  @Test("the tour runs from its first step to its last")
  func tour() {
    for step in Tour.steps {
      #expect(shell.run(step.statement).map(\.message) == [], "\(step.statement)")
    }
    #expect(Tour.steps.count == 12)
  }
}
