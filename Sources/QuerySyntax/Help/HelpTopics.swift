/// Pages that are not about one verb.
enum HelpTopics {
  static let clauses = HelpPage(
    word: "clauses", summary: "what a question may add behind its subject",
    usage: ["VERB SUBJECT [by BANNER] clause clause …"],
    text: """
      In any order, each at most once:
        where CONDITION          only these rows: see `help conditions`
        weight w | weight off    another weight for this question
        base answered|asked|all  what percents divide by: answers, also no-answers, all rows
        missing show|hide        the missing as rows of the table
        show STATISTICS          what the cells hold: see `help statistics`
        test TESTS               see `help test`
        sort KEY [asc|desc]      by label, code, a statistic, or a column's "label"
        top N, only ANSWERS      the first N rows; the rows of these answers
        title "…", note "…"      a title of its own; a line of one's own beneath
        decimals 1, total off, confidence 90 % …   what `set` sets for tables, this once
        as NAME                  a name for the result, to export it or ask for its rows
        to "FILE" [tidy] [plain] [one sheet] [replace]   writes the result; .xlsx is a workbook
      In a banner `,` puts columns side by side and `>` nests: `by role, size > wave`.
      A statement ends with its line; it goes on after a comma, an operator, an open bracket, and
      on lines that are indented. `;` ends one too, `#` starts a comment.
      """,
    examples: [
      "crosstab telework by role, size > wave\n    where website = yes\n    show column%, n",
      "freq role base asked missing show", "freq telework sort n desc title \"Telework\" as t1",
    ])

  static let conditions = HelpPage(
    word: "conditions", summary: "which rows count",
    text: """
      Compare    = != < <= > >=   role = elected, role = "Élu" (a code, or a label in quotes;
                 case and accents are forgiven where one fits, a label of several codes means all)
      List       role in (dgs, head), role not in (dgs, head)
      Range      perception in 7..10, population in ..999, population in 3500..
      Missing    role is missing, role is answered
      Several    media has website, media has any (website, app), media has all (website, app)
      Text       comment like "*cyber*"   (* any signs, ? one sign; capitals count)
      Join       not, and, or; brackets are needed where `and` meets `or`
      A condition that is unknown, because an answer is missing, keeps no row: neither `x != 1`
      nor `not x = 1` keeps the missing. What was left out is counted under the table.
      """,
    examples: [
      "freq role where wave = 2021 and telework in (regular, occasional)",
      "freq role where perception in 7..10 and role is answered",
      "freq role where (size = under_1000 or website = no) and not media has website",
      "rows where comment like \"*cyber*\" show comment top 5",
    ])

  static let functions = HelpPage(
    word: "functions", summary: "what is computed for each row",
    usage: ["FUNCTION(ARGUMENTS)"],
    text: """
      In `derive`, and in conditions. A function of something missing is missing, and so is what
      cannot be computed, such as sqrt(-1); `derive` counts it.
      Choices    if(CONDITION, a, b), coalesce(a, b, …): the first that is not missing
      Numbers    round(x, digits), halves away from zero; floor, ceiling, abs, sqrt, log, log10,
                 exp(x), mod(x, divisor), min(a, b), max(a, b)
      Across     rowmean, rowsum, rowmin, rowmax, rowsd(VARIABLES): of the answered ones;
                 rowcount(VARIABLES, (VALUES)): how many have one of the values;
                 rowmissing(VARIABLES); each with `, at least N` that must be answered
                 count(SET): chosen items of a multiple response
      Text       trim, lower, upper, length(t); substring(t, start, count); before(t, "-"),
                 after(t, "-"); replace(t, "old", "new"); concat(t, u); number(t); text(x)
      Dates      year, quarter, month, week, weekyear, weekday, day(d); hour(m); years(a, b): whole
                 years, an age; months, days, hours, minutes, seconds(a, b);
                 date(year, month, day); period(d, year|quarter|month|week): see `help dates`
      A condition in brackets counts 1 where it is true and 0 where it is false.
      """,
    examples: [
      "derive level = round(perception / 2, 1)",
      "derive told = if(comment is missing, \"no\", \"yes\")",
      "derive place = concat(upper(role), \" \", text(wave))",
      "derive age = years(\"1990-02-28\", \"2021-03-01\")",
      "derive used = rowcount(website, has_project, yes, at least 1)",
    ])

  static let statistics = HelpPage(
    word: "statistics", summary: "what tables show and groups measure",
    text: """
      In tables, behind `show`:
        n, weighted n, effective n       rows; Σw; the n that the weights leave
        column%, row%, total%            of a crosstab; row% by one banner with each row's base
        percent, valid%, cumulative%     of a freq
        respondents%, cases%, responses% of multiple response
        index                            column % where that of the Total is 100
        expected, residual               under independence
        mean, sd, median, q10 … q90, sum, min, max   of the question's numbers, in each column
        top2, bottom2                    the share of the two answers with the highest numbers,
        top1, top3, bottom1, bottom3     and of the two with the lowest, whatever their labels;
                                         known scales have numbers, `score` gives others theirs
        nps                              on a scale from 0 to 10: 9–10 less 0–6, in percent
        se, ci                           the error of a percent and its interval; without a
                                         percent, of the mean, else of nps, top2, bottom2
        deff                             the design effect of a percent: its variance over that
                                         of a simple random sample of as many rows
      As measures, in `group` and `claim`:
        n, base(M), share(CONDITION), mean(x), median(x), sd(x), sum(x), min(x), max(x),
        quantile(x, 0.9), total(x), top2(x), nps(x), correlation(x, y), arithmetic of these,
        delta(CONDITION or M, WAVE, WAVE), se(M), ci(M)
      n counts rows, never weights. Percents divide by the valid answers unless `base` says more.
      """,
    examples: [
      "freq telework show n, valid%, ci", "summarize perception by role show mean, median, q90",
      "crosstab perception by role show mean, se, top2, nps",
      "group by wave show base(mean(perception)), mean(perception), se(mean(perception))",
    ])

  static let test = HelpPage(
    word: "test", summary: "whether groups differ",
    usage: ["test [TESTS] [mode MODE] [adjust METHOD] [level 5 %, 1 %]"],
    text: """
      `independence`, the default, is Pearson's chi-square, or Rao-Scott's when weighted or designed;
      `fisher` is exact, for rows that count alike; `none` leaves tests out.
      `letters` put under a number the letters of the columns that are smaller; `columns` lists every
      pair with its figures. `total`, `rest` and `previous` mark columns above or below all columns
      together, the other ones, or the wave before. Bases under `set base test` are not compared.
      `mode linearised|z|spss|quantum|dimensions` is how columns are compared, `adjust
      bonferroni|holm|bh|none` how many comparisons are allowed for, `level 5 %, 1 %` when a
      difference is marked: a small letter at the first, a capital at the second.
      """,
    examples: [
      "crosstab telework by role where wave = 2021 test independence",
      "crosstab telework by role test none", "crosstab telework by role test letters, fisher",
      "crosstab telework by size test columns mode z adjust holm level 5 %, 1 %",
      "crosstab perception by role show mean test letters, total",
    ])

  static let settings = HelpPage(
    word: "settings", summary: "what `set` changes",
    usage: ["set SETTING VALUE"],
    text: Setting.allCases.map { setting in
      let name = setting.rawValue
      return "  " + name + String(repeating: " ", count: max(1, 12 - name.count)) + setting.summary
    }.joined(separator: "\n"),
    examples: ["set decimals 1", "set interval wilson", "set total off"])

  static let names = HelpPage(
    word: "names", summary: "how variables, texts and numbers are written",
    text: """
      A name is letters, digits, `_` and single dots: telework, q12.a, rôle. Anything else, and a
      word of the language, stands in backticks: `Q12 – autre`. Case and accents are forgiven
      where one variable fits. `media_1..media_6` is a stretch of the file's order, `media_*` all
      names that begin so, `all` every variable; `LIST but a, b` leaves some of a list out.
      A text stands in double quotes; `""` is a quote inside it. It may go on over several lines.
      A number's decimal sign is a dot. `40 %` is a share, `1 pt` a difference of shares.
      `$wave` stands for a parameter: see `help param`.
      """,
    examples: ["freq media_website..media_app", "freq media_* but media_app", "freq `role`"])

  static let keys = HelpPage(
    word: "keys", summary: "what the keyboard does",
    text: """
      Tab         completes the word, or lists what fits: names, labels and question texts count;
                  typing narrows the list, Tab and arrows go through it, Ctrl-G closes it
      Enter       runs a complete statement, otherwise opens the next line
      Alt-Enter   opens a new line always
      → or End    takes the grey suggestion, Alt-→ or Alt-F its first word
      Up, Down    move in the entry, then through earlier entries that begin alike; after an error
                  that offers a correction, Up shows the corrected statement
      Ctrl-R      lists earlier entries that hold the words typed; Ctrl-G gives the search up
      Ctrl-C      drops the entry; stops what runs, a whole script too
      Ctrl-Z      puts the shell to sleep, `fg` wakes it
      Ctrl-D      leaves, on an empty line
      Ctrl-L      empties the screen
      Ctrl-A, Ctrl-E, Alt-B, Alt-F        to the ends of the line, by words
      Ctrl-W, Ctrl-U, Ctrl-K, Ctrl-Y      cut a word, to the start, to the end; put it back
      Ctrl-_      takes the last change of the entry back
      Alt-.       the last word of the entry before, again of the one before that
      Ctrl-X Ctrl-E   the entry in the program that VISUAL or EDITOR names
      A long table is looked through, `view 7` any: arrows, Tab for more columns, Enter for the
      respondents behind a cell, e to export, q to leave.
      What is pasted waits for Enter. An entry that begins with a space is not kept in the history.
      """)

  static let environment = HelpPage(
    word: "environment", summary: "files and variables that the shell heeds",
    text: """
      ~/.config/baro/init.bq        runs when the shell starts; scripts never read it, `--no-init`
                                    skips it
      ~/.local/state/baro/history   what was typed, one entry a line, readable by you alone

      BARO_INIT        another script in place of init.bq; empty: none
      BARO_HISTORY     another file in place of the history; empty: none
      BARO_PAGER       the pager for what is longer than the screen, tables too; empty: none
      BARO_PALETTE     colours for a `dark` or a `light` background
      PAGER            the pager where BARO_PAGER is not set; failing both, less or more, and tables
                       are looked through
      VISUAL, EDITOR   the program that Ctrl-X Ctrl-E writes an entry in
      XDG_CONFIG_HOME, XDG_STATE_HOME     folders in place of ~/.config and ~/.local/state
      COLORFGBG        the background, as some terminals tell it
      NO_COLOR         set: no colour. TERM=dumb: no escape at all, and no editing
      LC_ALL, LC_CTYPE, LANG              a UTF-8 locale is taken as it is, else C.UTF-8
      `set color`, `set palette`, `set pager` and `set width` change these while the shell runs.
      """)
}
