/// How a result is written as text.
package enum OutputFormat: String, Sendable, CaseIterable {
  case text, csv, tidy, json, md, html

  /// Whether programs read it, to whom no line beneath tells what is left out.
  package var isForPrograms: Bool {
    switch self {
    case .csv, .tidy, .json: true
    case .text, .md, .html: false
    }
  }
}

/// What a file of results holds.
package enum ResultForm: Hashable, Sendable {
  /// A text; one of fields has this sign between them, by default a comma or what `decimal comma` asks.
  case text(OutputFormat, delimiter: Character? = nil)
  /// An Office Open XML workbook.
  case workbook
  /// A picture of a chart.
  case svg
  /// The same picture in points, which another program makes of the `svg`.
  case png
  /// A Vega-Lite specification of a chart.
  case vegaLite

  /// Whether only a chart can be written so.
  package var isPicture: Bool {
    switch self {
    case .svg, .png, .vegaLite: true
    case .text, .workbook: false
    }
  }

  /// Whether it is rows of fields, which may be tidy, plain or have a decimal comma.
  package var hasFields: Bool {
    switch self {
    case .text(.csv, _), .text(.tidy, _): true
    case .text, .workbook, .svg, .png, .vegaLite: false
    }
  }

  /// The tidy form of rows of fields; nothing of another.
  package var tidy: ResultForm? {
    guard hasFields, case .text(_, let delimiter) = self else { return nil }
    return .text(.tidy, delimiter: delimiter)
  }
}
