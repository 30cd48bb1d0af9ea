import Diagnostics
import ResultTables

/// The sheets of some tables: one each, or all on one; those of a book lead back to its contents.
///
/// What a table shows beneath it, such as its pairs of columns, stands beneath it here too.
struct TableSheets {
  private let tables: [ResultTable]
  /// Each table, then its details.
  private let grids: [[TableGrid]]
  private let options: RenderingOptions
  private let words: Vocabulary

  /// Empty rows between tables.
  private static let gap = 2

  /// The sheets, and where each table's title stands in them.
  typealias Drawn = (sheets: [Sheet], targets: [ContentsSheet.Target])

  init(_ tables: [ResultTable], _ options: RenderingOptions) {
    self.tables = tables
    self.options = options
    grids = tables.map { $0.forPeople.map { TableGrid($0, options) } }
    words = Vocabulary(language: options.language)
  }

  /// Draws the sheets.
  /// - Parameters:
  ///   - names: gives the sheets their names.
  ///   - contents: the sheet that each of these leads back to, if there is one.
  /// - Returns: the sheets in the order of the tables.
  func drawn(_ names: inout SheetNames, contents: String?) -> Drawn {
    if options.oneSheet { return together(&names, contents: contents) }
    var drawn: Drawn = ([], [])
    for position in tables.indices {
      var sheet = Sheet(name: names.name(name(of: position)))
      let heads = draw(grids[position], on: &sheet, contents: contents)
      if heads.count == 1 {
        sheet.frozen.rows = heads[0].upperBound + 1
        sheet.printedHead = heads[0]
      }
      drawn.sheets.append(sheet)
      drawn.targets.append(ContentsSheet.Target(sheet: sheet.name, row: 0))
    }
    return drawn
  }

  private func together(_ names: inout SheetNames, contents: String?) -> Drawn {
    var sheet = Sheet(name: names.name(words[.tables]))
    let heads = draw(grids.flatMap { $0 }, on: &sheet, contents: contents)
    var first = 0
    let targets = grids.map { grids in
      defer { first += grids.count }
      return ContentsSheet.Target(sheet: sheet.name, row: heads[first].lowerBound)
    }
    return ([sheet], targets)
  }

  /// Draws tables one under another, the columns as wide as the widest needs.
  /// - Returns: the rows of each table's title and headings.
  private func draw(
    _ grids: [TableGrid], on sheet: inout Sheet, contents: String?
  ) -> [ClosedRange<Int>] {
    let lettered = Set(grids.flatMap(SheetColumns.lettered))
    let columns = grids.map { SheetColumns($0, lettered: lettered) }
    sheet.widths = columns.map(\.widths).reduce([], Self.widest)
    sheet.frozen.columns = 1
    var row = addWayBack(to: contents, &sheet)
    return zip(grids, columns).map { grid, columns in
      let table = SheetTable(grid: grid, columns: columns, options: options)
      let drawn = table.draw(on: &sheet, at: row)
      row = drawn.bottom + Self.gap
      return drawn.head
    }
  }

  private static func widest(_ first: [Double], _ second: [Double]) -> [Double] {
    (0..<max(first.count, second.count)).map { column in
      max(
        first.indices.contains(column) ? first[column] : 0,
        second.indices.contains(column) ? second[column] : 0)
    }
  }

  /// Leads back to the contents from the first row.
  /// - Returns: the row where the first table begins.
  private func addWayBack(to contents: String?, _ sheet: inout Sheet) -> Int {
    guard let contents else { return 0 }
    sheet.add(
      .link("← " + words[.contents], sheet: contents, row: 0), row: 0, column: 0,
      CellStyle(isLink: true))
    return 1
  }

  /// The name wanted for a table's sheet: `3 telework`, or its variable alone when there is one.
  private func name(of position: Int) -> String {
    let variable = TidyRecords.firstVariable(tables[position].rows)
    let name = variable.isEmpty ? words[.table] : variable
    return tables.count == 1 ? name : "\(position + 1) " + name
  }
}
