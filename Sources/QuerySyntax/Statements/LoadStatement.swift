/// `load "export.csv" delimiter ";" decimal comma encoding "windows-1252" as b`.
package struct LoadStatement: Hashable, Sendable {
  package var path: TextLiteral
  package var alias: Name?
  package var delimiter: TextLiteral?
  package var decimalComma: Bool?
  package var encoding: TextLiteral?
  package var ragged: RaggedWord?

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

/// What is done with lines of unequal width.
package enum RaggedWord: String, Hashable, Sendable, CaseIterable {
  case stop, fill, skip
}

extension LoadStatement: StatementForm {
  static let help = HelpPage(
    word: "load", summary: "reads a data file or a data package",
    usage: [
      "load \"FILE\" [as NAME] [delimiter \";\"] [decimal comma|point] [encoding \"…\"] "
        + "[ragged stop|fill|skip]"
    ],
    text: """
      A data package (its folder or its datapackage.json), delimited text (.csv, .tsv, .tab, .txt)
      or an Arrow file (.arrow, .feather, uncompressed); the ending tells. An Arrow file that baro
      wrote is there at once, whatever its size: a column is read when it is asked. SPSS, Stata and
      Excel files are not available yet. Of text, what is not given is guessed, and the guess is
      said. The last data set that was loaded is the one in use. `delimiter tab` stands for the tab.
      `ragged` says what becomes of lines of unequal width: `stop` is the default.
      SPSS: GET, GET DATA. Stata: use, import delimited.
      """,
    examples: [
      .notRun("load \"Datasets/barometer\" as b"),
      .notRun("load \"export.csv\" delimiter \";\" decimal comma encoding \"windows-1252\""),
    ])

  private static let options = ["as", "delimiter", "decimal", "encoding", "ragged"]

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
    case "delimiter": delimiter = try Self.delimiter(&cursor)
    case "decimal": decimalComma = try cursor.choice("decimal sign") as DecimalSign == .comma
    case "encoding": encoding = try cursor.textLiteral("the encoding, such as \"utf-8\",")
    default: ragged = try cursor.choice("way with uneven lines")
    }
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
    if let delimiter {
      parts.append("delimiter " + (delimiter.text == "\t" ? "tab" : delimiter.quoted))
    }
    if let decimalComma { parts.append(decimalComma ? "decimal comma" : "decimal point") }
    if let encoding { parts.append("encoding " + encoding.quoted) }
    if let ragged { parts.append("ragged " + ragged.rawValue) }
    if let alias { parts.append("as " + alias.written) }
    return StatementLayout("load " + path.quoted, parts)
  }
}
