/// How a result is written.
package enum OutputFormat: String, Sendable, CaseIterable {
  case text, csv, tidy, json, md, html

  /// File endings and what they mean; a new format is one line here.
  private static let endings: [(ending: String, format: OutputFormat)] = [
    ("csv", .csv), ("json", .json), ("md", .md), ("markdown", .md), ("html", .html),
    ("htm", .html), ("txt", .text),
  ]

  /// The format that a file's name asks for.
  /// - Parameters:
  ///   - name: a file name or path: `tables/t.csv`.
  ///   - tidy: whether the statement says `tidy`, which only a CSV file can be.
  /// - Returns: nothing for an ending that no format has, or `tidy` without CSV.
  package static func forFile(_ name: String, tidy: Bool) -> OutputFormat? {
    guard let dot = name.lastIndex(of: ".") else { return nil }
    let ending = name[name.index(after: dot)...].lowercased()
    guard let format = endings.first(where: { $0.ending == ending })?.format else { return nil }
    if tidy { return format == .csv ? .tidy : nil }
    return format
  }

  /// Endings of files that results can be written to, each with its dot.
  package static var fileEndings: [String] { endings.map { "." + $0.ending } }
}
