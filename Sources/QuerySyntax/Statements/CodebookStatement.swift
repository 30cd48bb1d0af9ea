import Diagnostics

/// `codebook "codes.csv"`: labels, answers and missing reasons for the data set in use.
package struct CodebookStatement: Hashable, Sendable {
  package var source: CodebookSource

  package init(source: CodebookSource) { self.source = source }
}

/// Where a codebook stands, and which of its columns are what.
package struct CodebookSource: Hashable, Sendable {
  /// Nothing: the workbook that is loaded.
  package var path: TextLiteral?
  /// The name of a sheet, or its number from 1.
  package var sheet: TextLiteral?
  /// What columns are, where their headings do not tell it.
  package var columns: [CodebookColumn]

  /// `variable "A"`.
  package struct CodebookColumn: Hashable, Sendable {
    package var meaning: CodebookColumnWord
    package var heading: TextLiteral
  }

  package init(path: TextLiteral?, sheet: TextLiteral? = nil, columns: [CodebookColumn] = []) {
    self.path = path
    self.sheet = sheet
    self.columns = columns
  }
}

/// What a column of a codebook holds; `value` is the label of a code.
package enum CodebookColumnWord: String, Hashable, Sendable, CaseIterable {
  case variable, label, question, code, value, missing
}

extension CodebookSource {
  /// `columns` and what they are, in brackets.
  mutating func takeColumns(_ cursor: inout Cursor) throws(SyntaxError) {
    let opening = cursor.index
    try cursor.expect(.openRound, "`(` and the columns")
    columns = try cursor.list { (cursor) throws(SyntaxError) in
      let meaning: CodebookColumnWord = try cursor.choice("column of a codebook")
      return CodebookColumn(meaning: meaning, heading: try cursor.textLiteral("a column's heading"))
    }
    try cursor.close(opening, "`,` or `)`")
  }

  var parts: [String] {
    var parts: [String] = []
    if let sheet {
      parts.append("sheet " + (Int(sheet.text) == nil ? sheet.quoted : sheet.text))
    }
    if !columns.isEmpty {
      let all = columns.map { $0.meaning.rawValue + " " + $0.heading.quoted }
      parts.append("columns (" + all.joined(separator: ", ") + ")")
    }
    return parts
  }
}

extension CodebookStatement: StatementForm {
  static let verb = Verb.codebook
  static let group = VerbGroup.data
  static let effect = StatementEffect.changesSession
  var asStatement: Statement { .codebook(self) }

  static let help = HelpPage(
    word: "codebook", summary: "brings labels and answers from a codebook to the data in use",
    usage: [
      "codebook \"FILE\" [sheet \"NAME\"|N]",
      "         [columns (variable \"A\", label \"B\", code \"C\", value \"D\", missing \"E\")]",
      "codebook sheet \"NAME\"|N [columns (…)]",
    ],
    text: """
      A codebook is a table (CSV or a sheet) with a row a code, whose headings are known in
      English and French, else named by `columns`; a form of XLSForm (sheets survey and
      choices); a survey of Qualtrics (.qsf); a DDI codebook (.xml); a `datapackage.json`; the
      dictionary of a file of SPSS or Stata. Without a file the sheet is one of the workbook
      that is loaded. Variables are found by name, heading or label; labels, questions, answers
      in their order and missing reasons come with it, and sets whose items it names. What is
      left over on both sides and codes that it does not know are counted and named. `load …
      codebook "FILE"` does the same at once, and gives the names of the codebook to columns
      whose heading is one of its labels. `?role` tells of one variable, `describe` of all.
      """,
    examples: [
      .notRun("codebook \"codes.csv\""),
      .notRun("codebook \"codes.csv\" columns (variable \"Var\", code \"No\", value \"Text\")"),
      .notRun("codebook sheet \"Codes\""),
    ])

  private static let options = ["sheet", "columns"]

  /// `codebook ["FILE"] [sheet NAME|N] [columns (…)]`.
  static func parse(_ cursor: inout Cursor) throws(SyntaxError) -> CodebookStatement {
    cursor.note(.keyword(["sheet"]))
    var source = CodebookSource(path: nil)
    if !cursor.isAt("sheet") || cursor.peek().kind == .end {
      if let name = cursor.nameHere {
        let verb = cursor.previous?.range ?? cursor.current.range
        throw .codebookOfName(
          name.written, fixing: verb.union(cursor.current.range), at: cursor.current.range)
      }
      source.path = try cursor.textLiteral("the codebook", .file)
    }
    var seen: Set<String> = []
    cursor.note(.keyword(options))
    while let word = cursor.word, options.contains(word) {
      guard seen.insert(word).inserted else {
        throw .duplicateOption(word, at: cursor.current.range)
      }
      cursor.takeWords(1)
      if word == "sheet" {
        source.sheet = try cursor.sheetLiteral()
      } else {
        try source.takeColumns(&cursor)
      }
      cursor.note(.keyword(options.filter { !seen.contains($0) }))
    }
    try cursor.finish(options)
    return CodebookStatement(source: source)
  }

  var layout: StatementLayout {
    StatementLayout("codebook" + (source.path.map { " " + $0.quoted } ?? ""), source.parts)
  }

  mutating func moveFiles(_ moved: (TextLiteral) -> TextLiteral) {
    source.path = source.path.map(moved)
  }
}
