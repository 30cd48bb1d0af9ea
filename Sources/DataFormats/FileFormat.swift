internal import Codebook
package import Microdata
package import ResultTables
package import Threading

/// Kinds of files by the ending of their name: what is read of them, and what is written to them.
///
/// This is the only list of endings; a new one stands here and in files of its own.
package enum FileFormat: Sendable, CaseIterable {
  case commas, tabs, plainText, arrow, json, workbook, markdown, page, pdf, svg, png, vegaLite
  case codebook, questionnaire
  case spss, compressedSPSS, spssPortable, stata, sas, sasTransport, macroWorkbook, oldWorkbook,
    openDocument, tripleS, parquet,
    compressed

  /// What is known of a kind of files.
  private var row: FormatRow {
    switch self {
    case .commas:
      FormatRow(
        "csv", name: "CSV files", reads: .by(CSVReader.load), writes: .text(delimiter: nil),
        results: .text(.csv))
    case .tabs:
      FormatRow(
        "tsv", "tab", name: "files of fields parted by tabs", reads: .by(CSVReader.loadTabs),
        writes: .text(delimiter: 0x09), results: .text(.csv, delimiter: "\t"))
    case .plainText:
      FormatRow(
        "txt", name: "texts", reads: .by(CSVReader.load), writes: .text(delimiter: 0x09),
        results: .text(.text))
    case .arrow:
      FormatRow(
        "arrow", "feather", name: "Arrow files", reads: .by(ArrowReader.load),
        writes: .whole { dataset, _, control in
          DatasetWriter.Output(
            bytes: try ArrowWriter.bytes(dataset, control: control), warnings: [])
        })
    case .json:
      FormatRow(
        "json", name: "data packages", reads: .by(DataPackageReader.load), results: .text(.json))
    case .workbook:
      FormatRow(
        "xlsx", name: "Excel workbooks", reads: .by(ImportedFile.load(.workbook, .workbook)),
        writes: .whole(DataSheets.output), results: .workbook)
    case .codebook: FormatRow("xml", name: "DDI codebooks")
    case .questionnaire: FormatRow("qsf", name: "Qualtrics surveys")
    case .markdown:
      FormatRow("md", "markdown", name: "Markdown", results: .text(.md), isReport: true)
    case .page: FormatRow("html", "htm", name: "pages", results: .text(.html), isReport: true)
    case .pdf: FormatRow("pdf", name: "PDF pages", isReport: true)
    case .svg: FormatRow("svg", name: "pictures", results: .svg)
    case .png: FormatRow("png", name: "pictures in points", results: .png)
    case .vegaLite: FormatRow("vl.json", name: "Vega-Lite", results: .vegaLite)
    case .spss:
      FormatRow(
        "sav", name: "SPSS files", reads: .by(ImportedFile.load(.spss, .spss)),
        writes: .whole {
          try SPSSWriter.output($0, language: $1, isCompressed: false, control: $2)
        })
    case .compressedSPSS:
      FormatRow(
        "zsav", name: "SPSS files", reads: .by(ImportedFile.load(.spss, .compressedSPSS)),
        writes: .whole { try SPSSWriter.output($0, language: $1, isCompressed: true, control: $2) })
    case .spssPortable:
      FormatRow(
        "por", name: "SPSS portable files",
        reads: .by(ImportedFile.load(.spssPortable, .spssPortable)))
    case .stata:
      FormatRow(
        "dta", name: "Stata files", reads: .by(ImportedFile.load(.stata, .stata)), writes: .planned)
    case .sas: FormatRow("sas7bdat", name: "SAS files", reads: .by(ImportedFile.load(.sas, .sas)))
    case .sasTransport:
      FormatRow(
        "xpt", name: "SAS transport files",
        reads: .by(ImportedFile.load(.sasTransport, .sasTransport)))
    case .macroWorkbook:
      FormatRow(
        "xlsm", name: "Excel workbooks with macros",
        reads: .by(ImportedFile.load(.workbook, .macroWorkbook)))
    case .oldWorkbook: FormatRow("xls", name: "old Excel workbooks", reads: .planned)
    case .openDocument:
      FormatRow(
        "ods", name: "OpenDocument spreadsheets",
        reads: .by(ImportedFile.load(.openDocument, .openDocument)))
    case .tripleS: FormatRow("sss", name: "Triple-S files", reads: .planned, writes: .planned)
    case .parquet: FormatRow("parquet", name: "Parquet files", reads: .planned, writes: .planned)
    case .compressed: FormatRow("gz", "zip", name: "compressed files", reads: .planned)
    }
  }

  private struct FormatRow {
    let endings: [String]
    let name: String
    let reads: Reading
    let writes: Writing
    let results: ResultForm?
    let isReport: Bool

    init(
      _ endings: String..., name: String, reads: Reading = .never, writes: Writing = .never,
      results: ResultForm? = nil, isReport: Bool = false
    ) {
      self.endings = endings
      self.name = name
      self.reads = reads
      self.writes = writes
      self.results = results
      self.isReport = isReport
    }
  }

  /// How data are read.
  enum Reading {
    case never
    /// Not available yet.
    case planned
    case by(@Sendable (LoadRequest) throws -> (Dataset, LoadReport))
  }

  /// How data are written.
  package enum Writing: Sendable {
    case never
    /// Not available yet.
    case planned
    /// Rows of fields parted by a sign; nothing: a comma, or `;` with a decimal comma.
    case text(delimiter: UInt8?)
    /// With labels, in a language, and definitions; without options.
    case whole(@Sendable (Dataset, String, WorkControl) throws -> DatasetWriter.Output)
  }
}

extension FileFormat {
  /// The format that a file's name asks for, whatever its case; the longest ending wins.
  /// - Returns: nothing for an ending that no format has.
  package init?(path: String) {
    let name = FilePath.lastPart(path).lowercased()
    let fitting = Self.allCases.flatMap { format in format.endings.map { ($0, format) } }
      .filter { name.hasSuffix($0.0) && name != $0.0 }
    guard let longest = fitting.max(by: { $0.0.count < $1.0.count }) else { return nil }
    self = longest.1
  }

  /// In lower case, each with its dot; the first is the usual one.
  package var endings: [String] { row.endings.map { "." + $0 } }

  /// What such files are called, in the plural.
  package var name: String { row.name }

  var reading: Reading { row.reads }

  /// How data go to such a file.
  package var writing: Writing { row.writes }

  /// What a result is in such a file; nothing where none goes there.
  package var results: ResultForm? { row.results }

  /// Whether a document is made such a page by `baro report`.
  package var isReport: Bool { row.isReport }

  /// Whether such a file is data and nothing else, if only of a format that is not read yet.
  package var isData: Bool {
    if case .never = reading { return false }
    return self != .plainText
  }

  /// Whether it holds sheets, of which one is read.
  var hasSheets: Bool { [.workbook, .macroWorkbook, .openDocument].contains(self) }

  /// Whether data can be read of it.
  package var isRead: Bool {
    if case .by = reading { true } else { false }
  }

  /// Whether data can be written to it.
  package var isWritten: Bool {
    switch writing {
    case .never, .planned: false
    case .text, .whole: true
    }
  }

  /// Endings of the formats that something is true of, each with its dot.
  package static func endings(where holds: (FileFormat) -> Bool) -> [String] {
    allCases.filter(holds).flatMap(\.endings)
  }

  /// What is said of a format that is not built, the same everywhere; the work is `reading` or
  /// `writing`.
  package func notAvailable(_ work: String) -> String { "\(work) \(name) is not available yet" }
}

/// A data set to be read: where it stands and what the person says of it.
struct LoadRequest {
  /// As the person named it; messages repeat it.
  let path: String
  /// The name that the data set gets; the package's or the file's without it.
  let name: String?
  /// What the person says; the rest is found out.
  let options: LoadOptions
  let control: WorkControl
}
