package import Codebook
package import Diagnostics

/// What to do with a row that has more or fewer fields than the header.
package enum RaggedRule: String, Sendable, CaseIterable {
  /// An error that names the line, what was found and what was expected.
  case stop
  /// Short rows are filled with empty fields, fields too many are left out; both are counted.
  case fill
  /// Such rows are left out and counted.
  case skip
}

/// How to read a text file; what is nil is found out and said.
package struct LoadOptions: Sendable {
  /// The form of export that the person names; `plain` for none.
  package var form: String?
  /// Rows that are headings.
  package var headerRows: Int?
  /// Lines before the headings that are no data.
  package var skippedLines: Int?
  /// Whether variables are called `q1`, `q2` … rather than as the file heads its columns.
  package var hasShortNames: Bool?
  /// Texts that are no answers, in every column.
  package var missing: [String] = []
  /// What stands between thousands.
  package var thousands: WrittenNumbers.Thousands?
  /// One ASCII character, or `tab`.
  package var delimiter: String?
  /// True: the comma is the decimal sign; false: the point is, and nothing else.
  package var decimalComma: Bool?
  /// A name of `TextEncoding`, as people write it.
  package var encoding: String?
  package var ragged: RaggedRule
  /// Which part of a workbook is read.
  package var choice = SheetChoice()
  /// The program that reads files which a library touches, as a process of its own (`ImportWorker`);
  /// nothing: this process reads them.
  package var importer: String?
  /// Cores that a large file is read with; what is read is the same with any number.
  package var threads: Int

  package init(
    delimiter: String? = nil, decimalComma: Bool? = nil, encoding: String? = nil,
    ragged: RaggedRule = .stop, importer: String? = nil, threads: Int = 1
  ) {
    self.delimiter = delimiter
    self.decimalComma = decimalComma
    self.encoding = encoding
    self.ragged = ragged
    self.importer = importer
    self.threads = threads
  }
}

extension LoadOptions {
  /// The first option given that only workbooks have.
  var firstOfSheets: String? {
    if choice.sheet != nil { return "sheet" }
    return choice.range != nil ? "range" : nil
  }

  /// The first option given that only rows of delimited text have.
  var firstOfRows: String? {
    var options = self
    options.encoding = nil
    return options.firstOfText
  }

  /// The first option given that sheets of workbooks do not have: rows of headings they have too.
  var firstNotOfSheets: String? {
    var options = self
    options.headerRows = nil
    return options.firstOfText
  }

  /// The first option given that files which describe themselves do not have.
  var firstOfText: String? {
    let given: [(String, Bool)] = [
      ("delimiter", delimiter != nil), ("decimal", decimalComma != nil),
      ("encoding", encoding != nil), ("ragged", ragged != .stop),
    ]
    return firstOfUndescribed ?? given.first(where: \.1)?.0
  }

  /// The first option given that only text without a codebook of its own has.
  var firstOfUndescribed: String? {
    let given: [(String, Bool)] = [
      ("form", form != nil), ("header", headerRows != nil), ("skip", skippedLines != nil),
      ("names", hasShortNames != nil), ("missing", !missing.isEmpty),
      ("thousands", thousands != nil),
    ]
    return given.first(where: \.1)?.0
  }
}

/// What a loader tells the person: what was found and what deserves a look.
package struct LoadReport: Sendable {
  /// Lines such as `barometer.csv: 1,298 rows × 48 columns (UTF-8, comma)`.
  package var notices: [String]
  package var warnings: [Diagnostic]
  package var rowCount: Int
  /// Variables that are called by their place in the file, having no name there.
  package var numberedNames: Set<String> = []

  package init(notices: [String] = [], warnings: [Diagnostic] = [], rowCount: Int = 0) {
    self.notices = notices
    self.warnings = warnings
    self.rowCount = rowCount
  }
}
