import ResultTables
import Testing

@testable import Rendering

/// Whole workbooks; `Tests/Python/workbook_tests.py` reads them back.
struct WorkbookRendererTests {
  private func bytes(_ output: StatementResult.Output) throws -> [UInt8] {
    try ResultRenderer.file(
      StatementResult(number: 1, output: output), format: .workbook, options: .init()
    ).bytes
  }

  private var book: TableBook {
    TableBook(
      title: "", banner: ["Role"], tables: [Fixtures.teleworkByRole, Fixtures.stackedAndNested])
  }

  @Test("every output is a workbook, and always the same")
  func reproducible() throws {
    let outputs: [StatementResult.Output] = [
      .tables([Fixtures.frequency]), .tables([]), .book(book), .listing(Fixtures.listing),
      .claim(Fixtures.claim(holds: true)), .text("a\nb"), .nothing,
      .book(TableBook(title: "", banner: [], tables: [])),
    ]
    for output in outputs {
      let once = try bytes(output)
      #expect(once.starts(with: Array("PK\u{3}\u{4}".utf8)))
      #expect(try bytes(output) == once)
    }
  }

  @Test("the contents lead to every table")
  func contents() throws {
    let text = BookText(book, language: "fr")
    let sheet = ContentsSheet(
      text: text,
      targets: [.init(sheet: "1 telework", row: 0), .init(sheet: "2 telework", row: 0)]
    ).sheet(name: "Sommaire")
    #expect(sheet.cells.first?.content == .text("Tableaux par Role"))
    let links = sheet.cells.compactMap { cell -> String? in
      if case .link(_, let target, _) = cell.content { target } else { nil }
    }
    #expect(links == ["1 telework", "2 telework"])
    #expect(sheet.cells.last?.content == .number(1000))
  }

  @Test("a sheet that is too large is refused in words")
  func tooLarge() {
    var sheet = Sheet(name: "a")
    sheet.add(.number(1), row: 1_048_576, column: 0, CellStyle())
    #expect(throws: WorkbookError.tooLarge(rows: 1_048_577, columns: 1)) {
      try WorkbookFile.bytes([sheet], title: "")
    }
    var wide = Sheet(name: "a")
    wide.add(.blank, row: 0, columns: 0...16_384, CellStyle())
    #expect(throws: WorkbookError.tooLarge(rows: 1, columns: 16_385)) {
      try WorkbookFile.bytes([wide], title: "")
    }
  }

  @Test("a listing's numbers are numbers only in columns of numbers, and codes keep their zeros")
  func listing() {
    let listing = Listing(
      title: "", headings: ["code", "n"], alignments: [.leading, .trailing],
      rows: [["12", "12"], ["012", "012"], ["=1", "(no answer)"]])
    let sheet = ListingSheet(listing, ListingText(language: "en")).sheet(name: "rows")
    #expect(
      sheet.cells.filter { $0.row > 0 }.map(\.content) == [
        .text("12"), .number(12), .text("012"), .text("012"), .text("=1"), .text("(no answer)"),
      ])
  }
}
