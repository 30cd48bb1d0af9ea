import Diagnostics
import ResultTables

/// The sheets of some tables: one each, or all on one; those of a book lead back to its contents.
struct TableSheets {
  private let tables: [ResultTable]
  private let grids: [TableGrid]
  private let options: RenderingOptions
  private let words: Vocabulary

  /// The sheets, and where each table's title stands in them.
  typealias Drawn = (sheets: [Sheet], targets: [ContentsSheet.Target])

  init(_ tables: [ResultTable], _ options: RenderingOptions) {
    self.tables = tables
    self.options = options
    grids = tables.map { TableGrid($0, options) }
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
      let name = names.name(self.name(of: position))
      let columns = SheetColumns(
        grids[position], lettered: SheetColumns.lettered(grids[position]))
      var sheet = Sheet(name: name)
      sheet.widths = columns.widths
      let top = addWayBack(to: contents, &sheet)
      let table = SheetTable(grid: grids[position], columns: columns, options: options)
      let head = table.draw(on: &sheet, at: top).head
      sheet.frozen = (head.upperBound + 1, 1)
      sheet.printedHead = head
      drawn.sheets.append(sheet)
      drawn.targets.append(ContentsSheet.Target(sheet: name, row: 0))
    }
    return drawn
  }

  /// All tables on one sheet, their columns as wide as the widest needs.
  private func together(_ names: inout SheetNames, contents: String?) -> Drawn {
    let lettered = Set(grids.flatMap(SheetColumns.lettered))
    let columns = grids.map { SheetColumns($0, lettered: lettered) }
    var sheet = Sheet(name: names.name(words[.tables]))
    sheet.widths = columns.map(\.widths).reduce([], Self.widest)
    sheet.frozen = (0, 1)
    var row = addWayBack(to: contents, &sheet)
    var targets: [ContentsSheet.Target] = []
    for (grid, columns) in zip(grids, columns) {
      targets.append(ContentsSheet.Target(sheet: sheet.name, row: row))
      let table = SheetTable(grid: grid, columns: columns, options: options)
      row = table.draw(on: &sheet, at: row).bottom + 2
    }
    return ([sheet], targets)
  }

  private static func widest(_ first: [Double], _ second: [Double]) -> [Double] {
    (0..<max(first.count, second.count)).map { column in
      max(
        first.indices.contains(column) ? first[column] : 0,
        second.indices.contains(column) ? second[column] : 0)
    }
  }

  /// - Returns: the row where the first table begins.
  private func addWayBack(to contents: String?, _ sheet: inout Sheet) -> Int {
    guard let contents else { return 0 }
    sheet.add(
      .link("← " + words[.contents], sheet: contents, row: 0), row: 0, column: 0,
      CellStyle(isLink: true))
    return 1
  }

  /// `3 telework`; a single table is named by its variable alone.
  private func name(of position: Int) -> String {
    let variable = TidyRecords.firstVariable(tables[position].rows)
    let name = variable.isEmpty ? words[.table] : variable
    return tables.count == 1 ? name : "\(position + 1) " + name
  }
}
