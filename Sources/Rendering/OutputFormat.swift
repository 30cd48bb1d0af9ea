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

/// What a file holds, as its ending says.
package enum FileFormat: Hashable, Sendable {
  case text(OutputFormat)
  /// An Office Open XML workbook.
  case workbook
  /// A picture of a chart.
  case svg
  /// The same picture in points, which another program makes of the `svg`.
  case png
  /// A Vega-Lite specification of a chart.
  case vegaLite

  /// File endings and what they mean; a new format is one line here.
  private static let endings: [(ending: String, format: FileFormat)] = [
    ("csv", .text(.csv)), ("xlsx", .workbook), ("json", .text(.json)), ("md", .text(.md)),
    ("markdown", .text(.md)), ("html", .text(.html)), ("htm", .text(.html)), ("txt", .text(.text)),
    ("svg", .svg), ("png", .png), ("vl.json", .vegaLite),
  ]

  /// The format that a file's name asks for.
  /// - Parameters:
  ///   - name: a file name or path: `tables/t.csv`.
  ///   - tidy: whether the statement says `tidy`, which only a CSV file can be.
  /// - Returns: nothing for an ending that no format has, or `tidy` without CSV.
  package static func forFile(_ name: String, tidy: Bool) -> FileFormat? {
    let lower = name.lowercased()
    let fitting = endings.filter { lower.hasSuffix("." + $0.ending) }
    guard let format = fitting.max(by: { $0.ending.count < $1.ending.count })?.format else {
      return nil
    }
    if tidy { return format == .text(.csv) ? .text(.tidy) : nil }
    return format
  }

  /// Whether only a chart can be written so.
  package var isPicture: Bool { [.svg, .png, .vegaLite].contains(self) }

  /// Endings of files that results can be written to, each with its dot.
  package static var fileEndings: [String] { endings.map { "." + $0.ending } }
}
