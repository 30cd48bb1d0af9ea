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
  /// One ASCII character, or `tab`.
  package var delimiter: String?
  /// True: the comma is the decimal sign; false: the point is, and nothing else.
  package var decimalComma: Bool?
  /// A name of `TextEncoding`, as people write it.
  package var encoding: String?
  package var ragged: RaggedRule
  /// Cores that a large file is read with; what is read is the same with any number.
  package var threads: Int

  package init(
    delimiter: String? = nil, decimalComma: Bool? = nil, encoding: String? = nil,
    ragged: RaggedRule = .stop, threads: Int = 1
  ) {
    self.delimiter = delimiter
    self.decimalComma = decimalComma
    self.encoding = encoding
    self.ragged = ragged
    self.threads = threads
  }
}

extension LoadOptions {
  /// The first option given that only delimited text has.
  var firstOfText: String? {
    if delimiter != nil { return "delimiter" }
    if decimalComma != nil { return "decimal" }
    if encoding != nil { return "encoding" }
    return ragged == .stop ? nil : "ragged"
  }
}

/// What a loader tells the person: what was found and what deserves a look.
package struct LoadReport: Sendable {
  /// Lines such as `barometer.csv: 1,298 rows × 48 columns (UTF-8, comma)`.
  package var notices: [String]
  package var warnings: [Diagnostic]
  package var rowCount: Int

  package init(notices: [String] = [], warnings: [Diagnostic] = [], rowCount: Int = 0) {
    self.notices = notices
    self.warnings = warnings
    self.rowCount = rowCount
  }
}
