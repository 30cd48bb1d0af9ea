import ResultTables
import Testing

@testable import Rendering
import StatisticNames

/// What stands where on the sheets of tables.
struct TableSheetsTests {
  private func sheets(_ tables: [ResultTable], oneSheet: Bool = false) -> [Sheet] {
    var options = RenderingOptions()
    options.oneSheet = oneSheet
    var names = SheetNames()
    return TableSheets(tables, options).drawn(&names, contents: nil).sheets
  }

  private func texts(_ sheet: Sheet, row: Int) -> [String] {
    sheet.cells.filter { $0.row == row }.map { cell in
      switch cell.content {
      case .text(let text), .link(let text, _, _): text
      case .number(let number): NumberText.machine((number * 10_000).rounded() / 10_000)
      case .blank: ""
      }
    }
  }

  @Test("title, headings over their columns, lines, an empty row, notes")
  func layout() throws {
    let sheet = try #require(sheets([Fixtures.stackedAndNested]).first)
    #expect(sheet.name == "telework")
    #expect(texts(sheet, row: 0) == ["Telework by role, size > wave"])
    let spans = sheet.cells.filter { (1...2).contains($0.row) && $0.columns.count > 1 }
    #expect(spans.map(\.columns) == [4...7, 2...3, 4...5, 6...7])
    let percents = ["0.3", "0.2857", "0.3333", "0.25", "0.2727", "0.3214", "0.3333"]
    #expect(texts(sheet, row: 4) == ["Yes"] + percents)
    #expect(texts(sheet, row: 7).isEmpty)
    #expect(texts(sheet, row: 8)[0].hasPrefix("Base: 1,000 town halls"))
    #expect(sheet.frozen == (4, 1))
    #expect(sheet.printedHead == 0...3)
  }

  @Test("parts of a net stand in from it, a heading of lines is bold")
  func indent() throws {
    let sheet = try #require(sheets([Fixtures.teleworkByRole]).first)
    let labels = sheet.cells.filter { $0.columns == 0...0 && (3...6).contains($0.row) }
    #expect(labels.map(\.style.indent) == [0, 1, 1, 0])
  }

  /// Telework with the letters of a test: B above A in one line.
  private var lettered: ResultTable {
    var table = Fixtures.teleworkByRole
    for column in table.columns.indices.dropFirst() {
      table.columns[column].letter = ["A", "B", "C", "D", "E"][column - 1]
    }
    let place = table.figures.firstIndex {
      $0.row == 0 && $0.column == 2 && $0.statistic == .columnPercent
    }
    if let place { table.figures[place].figure.letters = "A" }
    return table
  }

  @Test("letters stand at the right of numbers, a column's own in its heading; the Total has none")
  func letters() throws {
    let sheet = try #require(sheets([lettered]).first)
    #expect(texts(sheet, row: 2).dropFirst(2).allSatisfy { $0.hasSuffix(")") })
    #expect(texts(sheet, row: 2)[1...2] == ["Total", "Secretary (A)"])
    let first = sheet.cells.filter { $0.row == 3 }
    let letter = try #require(first.first { $0.content == .text("A") })
    #expect(letter.columns == 5...5)
    #expect(first.contains { $0.columns == 4...4 && $0.content == .number(98.0 / 300) })
    #expect(sheet.widths.count == 12)
    #expect(sheet.widths[5] < sheet.widths[4])
  }

  @Test("no narrow columns where no number has a letter")
  func noLetters() throws {
    var table = lettered
    for place in table.figures.indices { table.figures[place].figure.letters = "" }
    let sheet = try #require(sheets([table]).first)
    #expect(sheet.widths.count == 7)
  }

  @Test("details stand beneath their table, whose headings then scroll with it")
  func details() throws {
    var table = Fixtures.teleworkByRole
    table.details = [Fixtures.frequency]
    let sheet = try #require(sheets([table]).first)
    let titles = sheet.cells.filter { $0.style.size == 13 }
    #expect(titles.map(\.content) == [.text("Telework by role"), .text("Telework")])
    #expect(sheet.frozen == (0, 1))
    #expect(sheet.printedHead == nil)
  }

  @Test("hidden and missing numbers are signs, not numbers")
  func signs() throws {
    var table = Fixtures.frequency
    table.figures[0].figure.hiding = .primary
    table.figures[1].figure.value = nil
    let sheet = try #require(sheets([table]).first)
    #expect(texts(sheet, row: 2).prefix(3) == ["Yes, regularly", "×", "–"])
  }

  @Test("several tables are a sheet each, named by number and variable; or stand on one")
  func several() throws {
    let tables = [Fixtures.frequency, Fixtures.teleworkByRole]
    #expect(sheets(tables).map(\.name) == ["1 telework", "2 telework"])
    let one = sheets(tables, oneSheet: true)
    #expect(one.map(\.name) == ["Tables"])
    let titles = one[0].cells.filter { $0.style.size == 13 }
    #expect(titles.map(\.content) == [.text("Telework"), .text("Telework by role")])
    #expect(one[0].frozen == (0, 1))
  }

  @Test("a table without lines says so")
  func empty() throws {
    var table = Fixtures.frequency
    table.screenRows = []
    let sheet = try #require(sheets([table]).first)
    #expect(sheet.cells.contains { $0.content == .text("No rows.") })
  }
}
