package import Codebook
import Microdata
package import Threading

internal import JSONSyntax

/// What a person says of a codebook.
package struct CodebookOptions: Sendable {
  /// The name of a sheet, or its number from 1.
  package var sheet: String?
  /// What columns hold, by heading.
  package var columns: [(meaning: String, heading: String)] = []
  /// The program that reads files which a library touches (see `LoadOptions.importer`).
  package var importer: String?

  package init() {}
}

/// Reads codebooks: what a file says of variables, without rows.
package enum CodebookReader {
  /// Reads a codebook; its content decides what it is, then its ending.
  ///
  /// - Throws: `LoadError`, `Cancelled`.
  package static func read(
    path: String, options: CodebookOptions, control: WorkControl
  ) throws -> (codebook: Codebook, warnings: LoadReport) {
    let kind = try kind(of: path)
    if !kind.isTable, !options.columns.isEmpty {
      throw LoadError(file: path, cause: .notForCodebook(option: "columns"))
    }
    if options.sheet != nil, !kind.hasSheets {
      throw LoadError(file: path, cause: .noSheets(option: "sheet"))
    }
    switch kind {
    case .table:
      let table = try TextTable(path: path, control: control)
      let reader = try CodebookTable(header: table.header, named: options.columns, file: path)
      return (
        reader.draft(table.rows.lazy.map(\.fields)).dataset(name: path).codebook, LoadReport()
      )
    case .json: return (try json(path, control).dataset(name: path).codebook, LoadReport())
    case .imported(let kind, let format):
      let (dataset, report) = try ImportedFile.read(
        path, kind, format, importer: options.importer, control: control
      ) { size in
        ImportJob(
          kind: kind, path: path, name: FilePath.stem(path), encoding: nil,
          choice: SheetChoice(sheet: options.sheet), columns: options.columns, size: size)
      }
      return (dataset.codebook, report)
    case .data:
      let load = LoadOptions(importer: options.importer)
      let (dataset, _) = try DatasetReader.read(
        path: path, name: nil, options: load, control: control)
      return (dataset.codebook, LoadReport())
    }
  }

  private enum CodebookKind {
    case table, json, data
    case imported(ImportKind, FileFormat)

    var isTable: Bool {
      switch self {
      case .table, .imported(.codebookSheets, _), .imported(.codebookOpenDocument, _): true
      case .json, .data, .imported: false
      }
    }

    var hasSheets: Bool {
      if case .table = self { false } else { isTable }
    }
  }

  private static func kind(of path: String) throws(LoadError) -> CodebookKind {
    if FilePath.isFolder(path) { return .data }
    let format = FileBeginning.format(of: path) ?? FileFormat(path: path)
    switch format {
    case .spss, .compressedSPSS, .spssPortable, .stata, .sas, .sasTransport, .arrow: return .data
    case .workbook?, .macroWorkbook?: return .imported(.codebookSheets, .workbook)
    case .openDocument?: return .imported(.codebookOpenDocument, .openDocument)
    case .json?: return .json
    case .codebook?: return .imported(.codebookXML, .codebook)
    case .questionnaire?: return .json
    case .commas?, .tabs?, .plainText?: return .table
    case .markdown, .page, .pdf, .svg, .png, .vegaLite, .oldWorkbook, .tripleS, .parquet,
      .compressed, nil:
      throw LoadError(file: path, cause: .unknownCodebook(FilePath.ending(path)))
    }
  }

  /// A data package, or a survey of Qualtrics.
  private static func json(_ path: String, _ control: WorkControl) throws -> CodebookDraft {
    let raw = try FileBytes.read(path, control: control)
    let text = try TextDecoder(file: path, control: control).decode(raw, named: "utf-8").text
    let root: JSONNode
    do throws(JSONError) {
      root = try JSONReader.read(text.bytes(0, text.end), in: text.start..<text.end)
    } catch {
      throw LoadError(
        file: path, position: text.position(of: error.offset), cause: .json(error.message))
    }
    if let survey = QualtricsSurvey(root) { return survey.draft }
    return try DescriptorReader.read(path, control: control).0.draft
  }
}

extension TableDescription {
  /// What it says of the variables.
  fileprivate var draft: CodebookDraft {
    var draft = CodebookDraft()
    for field in fields {
      var entry = CodebookDraft.DraftVariable(
        name: field.name, label: field.label, question: field.question)
      if case .categorical(let categories, _) = field.kind {
        entry.answers = categories.map { .init(code: $0.code, label: $0.label) }
      }
      entry.answers += field.missing.dropFirst().map {
        .init(code: $0.code, label: $0.label, isMissing: true, isAsked: $0.isAsked)
      }
      draft.add(entry)
    }
    for set in multiples { draft.add(Grid(name: set.name, label: set.title, items: set.items)) }
    return draft
  }
}

/// The sheets of a workbook, of which one or two are a codebook.
struct CodebookSheets {
  let file: String
  let choice: SheetChoice
  let columns: [(meaning: String, heading: String)]
  let control: WorkControl

  /// The codebook of an Excel workbook.
  func readExcel(_ bytes: [UInt8]) throws -> CodebookDraft {
    let parts = try WorkbookParts(ZIPArchive(bytes, file: file), file: file)
    return try draft(parts.sheets.map(\.name)) { index in
      let cells = SheetCells(parts, headingCount: 1, range: nil, file: file, step: step)
      guard try parts.read(parts.sheets[index].part, cells) else {
        return SheetRows(headingCount: 1)
      }
      return cells.rows
    }
  }

  /// The codebook of an OpenDocument spreadsheet.
  func readOpenDocument(_ bytes: [UInt8]) throws -> CodebookDraft {
    let archive = try ZIPArchive(bytes, file: file)
    guard let content = archive.parts["content.xml"] else {
      throw LoadError(file: file, cause: .damagedFile(reason: "it has no content in it"))
    }
    func cells(_ wanted: @escaping (Int) -> Bool) throws -> OpenDocumentCells {
      let cells = OpenDocumentCells(
        headingCount: 1, range: nil, file: file, wanted: wanted, step: step)
      try XMLEvents.read(content, named: "content.xml", of: archive, file: file, cells)
      return cells
    }
    return try draft(cells { _ in false }.sheets) { index in try cells { $0 == index }.rows }
  }

  private var step: (Int) throws -> Void {
    { [control] rows in
      try control.advance(Progress(activity: "reading", rowsDone: rows, fractionDone: nil))
    }
  }

  /// The form of a questionnaire, else the sheet that is named or the first whose headings are known.
  private func draft(
    _ names: [String], _ rows: (Int) throws -> SheetRows
  ) throws -> CodebookDraft {
    if let wanted = choice.sheet {
      let index =
        names.firstIndex(of: wanted) ?? Int(wanted).map { $0 - 1 }
        ?? names.firstIndex { $0.lowercased() == wanted.lowercased() }
      guard let index, names.indices.contains(index) else {
        throw LoadError(file: file, cause: .noSheet(wanted, known: names))
      }
      return try draft(of: try HeadedRows(rows(index)))
    }
    let lower = names.map { $0.lowercased() }
    if let survey = lower.firstIndex(of: "survey"), let choices = lower.firstIndex(of: "choices") {
      let questions = try HeadedRows(rows(survey))
      if XLSForm.isSurvey(questions) {
        let settings = try lower.firstIndex(of: "settings").map { try HeadedRows(rows($0)) }
        return try XLSForm(
          survey: questions, choices: HeadedRows(rows(choices)), settings: settings
        ).draft
      }
    }
    var first: LoadError?
    for index in names.indices {
      do { return try draft(of: try HeadedRows(rows(index))) } catch let error as LoadError {
        first = first ?? error
      }
    }
    throw first ?? LoadError(file: file, cause: .noCodebook(headings: []))
  }

  private func draft(of rows: HeadedRows) throws(LoadError) -> CodebookDraft {
    try CodebookTable(header: rows.header, named: columns, file: file).draft(rows.rows)
  }
}

extension HeadedRows {
  /// The texts of a sheet's cells.
  init(_ rows: SheetRows) {
    let heading = rows.headings.first ?? [:]
    let width = (Set(heading.keys).union(rows.columns.keys).max() ?? -1) + 1
    let text = { (cell: [UInt8]) in String(decoding: cell.dropFirst(), as: UTF8.self) }
    header = (0..<width).map { heading[$0].map(text) ?? "" }
    self.rows = Array(repeating: Array(repeating: "", count: width), count: rows.count)
    for (place, cells) in rows.columns {
      let texts = cells.distinct.map(text)
      for (row, code) in cells.codes.enumerated() { self.rows[row][place] = texts[Int(code)] }
    }
  }
}
