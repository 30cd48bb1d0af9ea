/// `load "export.csv" delimiter ";" decimal comma encoding "windows-1252" as b`.
package struct LoadStatement: Hashable, Sendable {
  package var path: TextLiteral
  package var alias: Name?
  package var form: FormWord?
  /// Rows that are headings.
  package var header: NumberLiteral?
  /// Lines before them that are no data.
  package var skip: NumberLiteral?
  package var names: NamesWord?
  package var codebook: CodebookSource?
  /// Texts that are no answers, in every column.
  package var missing: [Literal] = []
  package var thousands: ThousandsWord?
  package var delimiter: TextLiteral?
  package var decimalComma: Bool?
  package var encoding: TextLiteral?
  package var ragged: RaggedWord?
  /// `sheet "Data"`, `sheet 2`: as written.
  package var sheet: TextLiteral?
  /// `range "A3:K200"`.
  package var range: TextLiteral?

  package init(
    path: TextLiteral, alias: Name? = nil, delimiter: TextLiteral? = nil,
    decimalComma: Bool? = nil, encoding: TextLiteral? = nil, ragged: RaggedWord? = nil
  ) {
    self.path = path
    self.alias = alias
    self.delimiter = delimiter
    self.decimalComma = decimalComma
    self.encoding = encoding
    self.ragged = ragged
  }
}

/// The program whose export a file is; `plain` for a file with headings and rows, and nothing else.
package enum FormWord: String, Hashable, Sendable, CaseIterable {
  case qualtrics, surveymonkey, google, msforms, limesurvey, kobo, plain
}

/// Whether variables are called `q1`, `q2` … or as the file heads its columns.
package enum NamesWord: String, Hashable, Sendable, CaseIterable { case short, file }

/// What stands between thousands.
package enum ThousandsWord: String, Hashable, Sendable, CaseIterable {
  case space, point, comma, apostrophe
}

/// What is done with lines of unequal width.
package enum RaggedWord: String, Hashable, Sendable, CaseIterable {
  case stop, fill, skip
}

extension LoadStatement: StatementForm {
  static let verb = Verb.load
  static let group = VerbGroup.data
  static let effect = StatementEffect.opensData
  var asStatement: Statement { .load(self) }

  static let help = HelpPage(
    word: "load", summary: "reads a data file or a data package",
    usage: [
      "load \"FILE\" [as NAME] [form FORM] [header N] [skip N] [names short|file]",
      "     [codebook \"FILE\" [columns (…)]]",
      "     [missing (\"NA\", \"n/a\")] [thousands space|point|comma|apostrophe] [delimiter \";\"]",
      "     [decimal comma|point] [encoding \"…\"] [ragged stop|fill|skip]",
      "load \"FILE.xlsx\" [as NAME] [sheet \"NAME\"|N] [header N] [range \"A3:K200\"]",
    ],
    text: """
      A data package (its folder or its datapackage.json), delimited text (.csv, .tsv, .tab,
      .txt), an Arrow file (.arrow, .feather, uncompressed), a file of SPSS (.sav, .zsav,
      .por), Stata (.dta) or SAS (.sas7bdat, .xpt), or a sheet of a workbook (.xlsx, .xlsm,
      .ods); the content decides, then the ending. An Arrow file that baro wrote is there at
      once, whatever its size: a column is read when it is asked. Labels, missing codes, sets
      and dates come along; `encoding` reads texts otherwise than the file says. Of a workbook
      the first visible sheet is read, or `sheet`; `range` names the cells, heading first. Of
      text, what is not given is guessed, and the guess is said. `delimiter tab` stands for
      the tab. `ragged` says what becomes of lines of unequal width: `stop` is the default.
      The last data set that was loaded is the one in use.
      Exports of Qualtrics, SurveyMonkey, Google Forms, Microsoft Forms, LimeSurvey and
      KoboToolbox are known by their shape: their heading rows, questions, items and columns
      of the platform are taken as what they are, and said; `form plain` reads every row
      behind the first as a respondent. `header 2` joins two heading rows, `header 0` is for a
      file without any, `skip 3` passes over lines before them. `names short` calls variables
      q1, q2 … with the heading as label. `missing ("NA")` names texts that are no answers in
      any column, `thousands space` what stands between thousands. `codebook "FILE"`, or `codebook
      sheet "NAME"` of the same workbook, brings labels and answers, and its names for columns
      whose heading is one of its labels (`help codebook`).
      SPSS: GET, GET DATA. Stata: use, import delimited.
      """,
    examples: [
      .notRun("load \"Datasets/barometer\" as b"),
      .notRun("load \"export.csv\" delimiter \";\" decimal comma encoding \"windows-1252\""),
      .notRun("load \"answers.csv\" header 2 names short missing (\"NA\", \"n/a\")"),
      .notRun("load \"survey.sav\" as s"),
    ])

  private static let options = [
    "as", "form", "header", "skip", "names", "codebook", "columns", "missing", "thousands",
    "delimiter",
    "decimal", "encoding", "ragged", "sheet", "range",
  ]

  /// `load PATH` and options in any order, each at most once.
  static func parse(_ cursor: inout Cursor) throws(SyntaxError) -> LoadStatement {
    var load = LoadStatement(path: try cursor.textLiteral("the file to load", .file))
    var seen: Set<String> = []
    cursor.note(.keyword(options))
    while let word = cursor.word, options.contains(word) {
      guard seen.insert(word).inserted else {
        throw .duplicateOption(word, at: cursor.current.range)
      }
      cursor.takeWords(1)
      try load.take(word, &cursor)
      cursor.note(.keyword(options.filter { !seen.contains($0) }))
    }
    try cursor.finish(options)
    return load
  }

  private mutating func take(_ option: String, _ cursor: inout Cursor) throws(SyntaxError) {
    switch option {
    case "as": alias = try cursor.name("a name for the data set", .newName)
    case "form": form = try cursor.choice("form of an export")
    case "header": header = try cursor.wholeNumber("how many rows are headings")
    case "skip": skip = try cursor.wholeNumber("how many lines to pass over")
    case "names": names = try cursor.choice("way to name variables")
    case "codebook": try takeCodebook(&cursor)
    case "columns":
      guard var source = codebook else { throw cursor.unexpected("`codebook` before `columns`") }
      try source.takeColumns(&cursor)
      codebook = source
    case "missing":
      missing =
        cursor.isAt(.openRound)
        ? try cursor.literals(.text) : [try cursor.literal("a text that is no answer", .text)]
    case "thousands": thousands = try cursor.choice("sign between thousands")
    case "delimiter": delimiter = try Self.delimiter(&cursor)
    case "decimal": decimalComma = try cursor.choice("decimal sign") as DecimalSign == .comma
    case "encoding": encoding = try cursor.textLiteral("the encoding, such as \"utf-8\",")
    case "sheet": sheet = try cursor.sheetLiteral()
    case "range": range = try cursor.textLiteral("cells such as \"A3:K200\"")
    default: ragged = try cursor.choice("way with uneven lines")
    }
  }

  /// A file, or a sheet of the workbook that is loaded.
  private mutating func takeCodebook(_ cursor: inout Cursor) throws(SyntaxError) {
    guard cursor.accept("sheet") else {
      codebook = CodebookSource(path: try cursor.textLiteral("the codebook", .file))
      return
    }
    codebook = CodebookSource(path: nil, sheet: try cursor.sheetLiteral())
  }

  private enum DecimalSign: String, CaseIterable { case comma, point }

  /// A text of one sign, or the word `tab`.
  private static func delimiter(_ cursor: inout Cursor) throws(SyntaxError) -> TextLiteral {
    let range = cursor.current.range
    if cursor.accept("tab") { return TextLiteral("\t", place: Place(range)) }
    return try cursor.textLiteral("the delimiter")
  }

  var layout: StatementLayout {
    var parts: [String] = []
    if let form { parts.append("form " + form.rawValue) }
    if let header { parts.append("header " + header.text) }
    if let skip { parts.append("skip " + skip.text) }
    if let names { parts.append("names " + names.rawValue) }
    if let codebook {
      parts.append(
        (["codebook"] + [codebook.path?.quoted].compactMap { $0 } + codebook.parts).joined(
          separator: " "))
    }
    if !missing.isEmpty {
      parts.append("missing (" + missing.map(\.written).joined(separator: ", ") + ")")
    }
    if let thousands { parts.append("thousands " + thousands.rawValue) }
    if let delimiter {
      parts.append("delimiter " + (delimiter.text == "\t" ? "tab" : delimiter.quoted))
    }
    if let decimalComma { parts.append(decimalComma ? "decimal comma" : "decimal point") }
    if let encoding { parts.append("encoding " + encoding.quoted) }
    if let ragged { parts.append("ragged " + ragged.rawValue) }
    if let sheet {
      parts.append("sheet " + (Int(sheet.text) == nil ? sheet.quoted : sheet.text))
    }
    if let range { parts.append("range " + range.quoted) }
    if let alias { parts.append("as " + alias.written) }
    return StatementLayout("load " + path.quoted, parts)
  }

  mutating func moveFiles(_ moved: (TextLiteral) -> TextLiteral) {
    path = moved(path)
    if let file = codebook?.path { codebook?.path = moved(file) }
  }
}
