/// Pages about what goes in and out, and about the words of the prompt.
enum FileTopics {
  static let pages = [csv, excel, dates, files, tour]

  /// Other words that lead to these pages.
  static let synonyms = [
    "xlsx": "excel", "workbook": "excel", "spreadsheet": "excel", "date": "dates", "time": "dates",
    "times": "dates", "cd": "files", "pwd": "files", "ls": "files", "dir": "files", "path": "files",
    "paths": "files", "file": "files", "folder": "files", "tsv": "csv", "delimiter": "csv",
    "encoding": "csv",
  ]

  static let csv = HelpPage(
    word: "csv", summary: "delimited text: in and out",
    text: """
      In: `load "survey.csv"`. Delimiter, decimal sign and encoding are found out and said; what is
      said wins: `delimiter ";"`, `decimal comma`, `encoding "windows-1252"`, `ragged fill`. The first
      line names the variables; then `rename`, `label`, `values` and `missing` say what stands in
      them. `baro survey.csv` opens the shell on a file, `baro --data - -c "…"` reads a pipe.
      Out: `export last to "t.csv"` writes a table, `tidy` a line for each number, `export data to
      "clean.csv"` the rows in codes, `labels` in labels. `plain` keeps a spreadsheet from running
      cells, `decimal comma` is for one that expects it.
      """,
    examples: [
      .notRun("load \"survey.csv\" delimiter \";\" decimal comma"),
      .notRun("export last to \"t.csv\" tidy"), .notRun("export data to \"clean.csv\" labels"),
    ])

  static let excel = HelpPage(
    word: "excel", summary: "workbooks",
    text: """
      Any result goes to a workbook that can be sent as it is: `to "t.xlsx"` behind a question,
      `export last to "t.xlsx"`, and `book` for every question by one banner, with a page that lists
      the tables. `one sheet` puts them below each other, `replace` writes over a file.
      In: `load "survey.xlsx" sheet "Data"`; `help load` says which files are read.
      """,
    examples: [
      .notRun("crosstab telework by role to \"t.xlsx\""),
      .notRun("book telework..perception by role, wave to \"tables.xlsx\""),
    ])

  static let dates = HelpPage(
    word: "dates", summary: "years, months and days",
    text: """
      Texts of one form are dates, times or moments: 2024-02-29, 29/02/2024 14:30, 9:05. Whether the
      day or the month stands first, one of them above 12 must tell. They are compared with a date
      in quotes: `where day >= "2024-02-01"`, `in "2024-01-01".."2024-03-31"`, `= "2024-02"`.
      `year`, `quarter`, `month`, `week`, `weekyear`, `weekday`, `day`, `hour` of a date;
      `years(birth, day)` is an age, 29 February having its birthday on 1 March; `months`, `days`,
      `hours`, `minutes`, `seconds` between two. `period(day, week)` makes ordered answers without
      gaps, fit for banners and for `wave`, which `diff` and `delta` then compare. `today` is what
      `param today` or `--set today=2024-06-30` says.
      """,
    examples: [
      "derive visit = date(wave, 3, 15)\nderive quarter = period(visit, quarter)\nfreq quarter",
      "derive visit = date(wave, 3, 15)\nfreq role where visit >= \"2021-01-01\"",
    ])

  static let files = HelpPage(
    word: "files", summary: "where files stand, at the prompt",
    usage: ["cd [FOLDER]", "pwd", "ls [FOLDER]", "FILE"],
    text: """
      `cd` goes to a folder, alone to your own; `pwd` says where the shell stands, `ls` what is there.
      In every statement a path may begin with `~`, your own folder; Tab completes it. A file that is
      dropped on the prompt, or its path alone, is loaded. A name that leads nowhere is told the
      nearest ones, and Up has the statement with the first of them. These words are the prompt's: a
      script has none of them, and its paths start from its own folder.
      """)

  static let tour = HelpPage(
    word: "tour", summary: "twelve steps through the shell, which you type",
    usage: ["tour", "tour 5", "tour off"],
    text: """
      Each step says what it is for and what to type; the next one comes once that has run. Anything
      may be asked in between. `tour` alone goes on with the next step, `tour 5` with that one.
      """)
}
