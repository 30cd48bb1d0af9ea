package import Threading
package import Diagnostics
package import Microdata

/// Turns data sets into files' bytes; `AtomicFile` writes them.
package enum DatasetWriter {
  /// How a data set is written as delimited text.
  package struct Options: Sendable {
    /// Labels of answers in place of their codes.
    package var labels: Bool
    package var delimiter: UInt8
    /// Whether numbers have a comma as their decimal sign.
    package var decimalComma: Bool
    /// Whether cells that a spreadsheet would run get an apostrophe in front.
    package var plain: Bool
    /// The language of labels.
    package var language: String

    /// - Parameters:
    ///   - labels: labels of answers in place of their codes.
    ///   - delimiter: between columns; by default a comma, or a semicolon with a decimal comma.
    ///   - decimalComma: a comma in numbers.
    ///   - plain: an apostrophe in front of what a spreadsheet would run.
    ///   - language: of labels.
    package init(
      labels: Bool = false, delimiter: UInt8? = nil, decimalComma: Bool = false,
      plain: Bool = false, language: String = "en"
    ) {
      self.labels = labels
      self.delimiter = delimiter ?? (decimalComma ? 0x3B : 0x2C)
      self.decimalComma = decimalComma
      self.plain = plain
      self.language = language
    }
  }

  /// A text ready to be written, and what deserves a warning.
  package struct Output: Sendable {
    package let bytes: [UInt8]
    package let warnings: [Diagnostic]
  }

  /// A data set as CSV: UTF-8, LF, a header, one row a case.
  ///
  /// Text stays as it was read to the byte. A missing answer is written as its reason's code, also
  /// with labels. A multiple-response variable is its items' columns, 1 and 0, unless these stand in
  /// the data set already.
  ///
  /// A reader that knows nothing of the file finds columns and numbers again: with a decimal comma
  /// texts that hold a comma stand in quotes, and so do numbers where they are the only column.
  ///
  /// - Throws: `Cancelled`.
  /// - Complexity: O(rows · variables).
  package static func csv(
    _ dataset: Dataset, options: Options = Options(), control: WorkControl = WorkControl()
  ) throws -> Output {
    let columns = columns(dataset, options)
    var bytes: [UInt8] = []
    bytes.reserveCapacity((dataset.rowCount + 1) * columns.count * 4)
    for (index, column) in columns.enumerated() {
      if index > 0 { bytes.append(options.delimiter) }
      bytes.append(contentsOf: column.header)
    }
    bytes.append(0x0A)
    for row in 0..<dataset.rowCount {
      if row & 0xFFF == 0 {
        let share = Double(row) / Double(dataset.rowCount)
        try control.advance(
          Progress(activity: "writing", rowsDone: row, fractionDone: share))
      }
      appendRow(row, columns, options.delimiter, to: &bytes)
    }
    return Output(bytes: bytes, warnings: warnings(columns, options))
  }

  private static func columns(_ dataset: Dataset, _ options: Options) -> [CSVColumn] {
    var cell = CSVCell(
      delimiter: options.delimiter, decimalComma: options.decimalComma, isPlain: options.plain)
    let columns = { (cell: CSVCell) in
      dataset.columns.flatMap { CSVColumn.columns(of: $0, in: dataset, cell, options) }
    }
    let found = columns(cell)
    guard options.decimalComma, found.count == 1 else { return found }
    cell.quotesNumbers = true
    return columns(cell)
  }

  private static func appendRow(
    _ row: Int, _ columns: [CSVColumn], _ delimiter: UInt8, to bytes: inout [UInt8]
  ) {
    let start = bytes.count
    for (index, column) in columns.enumerated() {
      if index > 0 { bytes.append(delimiter) }
      column.append(row, to: &bytes)
    }
    // A lone empty cell would be a blank line, which readers pass over.
    if bytes.count == start { bytes.append(contentsOf: [0x22, 0x22]) }
    bytes.append(0x0A)
  }

  private static func warnings(_ columns: [CSVColumn], _ options: Options) -> [Diagnostic] {
    let count = columns.reduce(0) { $0 + $1.runnableCount }
    guard count > 0, !options.plain else { return [] }
    let cells = Wording.count(count, "cell begins", "cells begin")
    return [
      Diagnostic(
        severity: .warning, code: "spreadsheet-formula",
        message: "\(cells) with = + - @ or a tab; a spreadsheet may run such text",
        hint: "`plain` puts an apostrophe in front")
    ]
  }
}
