import Diagnostics
import ResultTables

/// Results as workbooks: a sheet for each table, a book with its contents first.
enum WorkbookRenderer {
  /// A result as an Office Open XML workbook.
  static func bytes(
    _ result: StatementResult, options: RenderingOptions
  ) throws(WorkbookError) -> [UInt8] {
    switch result.output {
    case .tables(let tables): return try self.tables(tables, options)
    case .book(let book): return try self.book(book, options)
    case .charts(let charts): return try self.tables(charts.map(\.table), options)
    case .listing(let listing): return try self.listing(listing, options)
    case .claim(let claim): return try bytes([claim])
    case .text(let text):
      return try lines(text, options)
    case .sentence(let notice):
      return try lines(NoticeText(language: options.language).text(notice), options)
    case .nothing: return try WorkbookFile.bytes([Sheet(name: "1")], title: "")
    }
  }

  /// Claims on one sheet.
  static func bytes(_ claims: [ClaimResult]) throws(WorkbookError) -> [UInt8] {
    try WorkbookFile.bytes([ListingSheet(claims).sheet(name: "claims")], title: "claims")
  }

  private static func tables(
    _ tables: [ResultTable], _ options: RenderingOptions
  ) throws(WorkbookError) -> [UInt8] {
    var names = SheetNames()
    let drawn = TableSheets(tables, options).drawn(&names, contents: nil)
    return try WorkbookFile.bytes(drawn.sheets, title: tables.first?.title ?? "")
  }

  private static func book(
    _ book: TableBook, _ options: RenderingOptions
  ) throws(WorkbookError) -> [UInt8] {
    let text = BookText(book, language: options.language)
    var names = SheetNames()
    let first = names.name(text.contents)
    let drawn = TableSheets(book.tables, options).drawn(&names, contents: first)
    let contents = ContentsSheet(text: text, targets: drawn.targets).sheet(name: first)
    return try WorkbookFile.bytes([contents] + drawn.sheets, title: text.title)
  }

  /// A finished text, a line a row.
  private static func lines(
    _ text: String, _ options: RenderingOptions
  ) throws(WorkbookError) -> [UInt8] {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let rows = lines.map { [Listing.Text.text(String($0))] }
    return try listing(Listing(title: "", headings: [""], rows: rows), options)
  }

  private static func listing(
    _ listing: Listing, _ options: RenderingOptions
  ) throws(WorkbookError) -> [UInt8] {
    let words = ListingText(language: options.language)
    let title = words.text(listing.title)
    var names = SheetNames()
    let name = names.name(title.isEmpty ? words.text(.rows) : title)
    return try WorkbookFile.bytes(
      [ListingSheet(listing, words).sheet(name: name)], title: title)
  }
}
