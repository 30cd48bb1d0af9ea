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
      A year is a number: `where year in 2019..2023`. A day written as a text is compared with a
      pattern, which also makes its month or year: `where day like "2024-01-*"`. Text that begins
      with the year sorts as dates do. Which variable tells the waves apart says `wave year`; `diff`
      and `delta` then compare them.
      """,
    examples: ["freq role where wave = 2021", "rows where comment like \"2021-*\" top 5"])

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
