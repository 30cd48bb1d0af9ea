internal import Codebook
internal import Microdata
private import TextLayout

/// One column of a data set on its way to a file: its distinct cells are made once.
struct CSVColumn {
  /// Where a row's cell comes from.
  private enum Source {
    case slots(CodeStorage, cells: [[UInt8]])
    case numbers(StoredRows<Double>, CSVCell, isPadded: Bool, missing: [[UInt8]])
  }

  let header: [UInt8]
  /// Cells that a spreadsheet would run, over all rows.
  let runnableCount: Int
  private let source: Source

  /// The columns that a variable is written as.
  static func columns(
    of variable: Column, in dataset: Dataset, _ cell: CSVCell, _ options: DatasetWriter.Options
  ) -> [CSVColumn] {
    switch variable.values {
    case .categorical(let column):
      let texts = column.categories.map { options.labels ? $0.title(options.language) : $0.code }
      return [coded(variable, column.codes, texts, cell)]
    case .numeric(let column): return [numeric(variable, column, cell)]
    case .multiple(let multiple): return items(variable, multiple, dataset, cell)
    }
  }

  private static func coded(
    _ variable: Column, _ codes: CodeStorage, _ answers: [String], _ cell: CSVCell
  ) -> CSVColumn {
    let reasons = variable.missingReasons.map(\.code)
    let texts = [reasons.first ?? ""] + answers + reasons.dropFirst()
    let runnable = texts.map { SpreadsheetFormula.isFormula($0) ? 1 : 0 }
    return CSVColumn(
      header: cell.bytes(variable.name),
      runnableCount: runnable.contains(1) ? codes.lookUp(runnable).reduce(0, +) : 0,
      source: .slots(codes, cells: texts.map { cell.bytes($0) }))
  }

  private static func numeric(
    _ variable: Column, _ column: NumericColumn, _ cell: CSVCell
  ) -> CSVColumn {
    let reasons = variable.missingReasons.map { cell.bytes($0.code) }
    let header = cell.bytes(variable.name)
    let source: Source
    switch column.storage {
    case .plain(let numbers): source = rows(numbers.rows, cell, reasons)
    case .decimals(let numbers): source = rows(StoredRows(numbers.numbers), cell, reasons)
    case .dictionary(let codes, let values):
      let isPadded = cell.isDoubtful(values)
      let numbers = values.map { cell.number($0, isPadded: isPadded) }
      let cells = reasons.prefix(1) + numbers + reasons.dropFirst()
      source = .slots(codes, cells: Array(cells))
    }
    return CSVColumn(header: header, runnableCount: 0, source: source)
  }

  private static func rows(
    _ numbers: StoredRows<Double>, _ cell: CSVCell, _ missing: [[UInt8]]
  ) -> Source {
    let isPadded = cell.isDoubtful((0..<numbers.count).lazy.map { numbers[$0] })
    return .numbers(numbers, cell, isPadded: isPadded, missing: missing)
  }

  private static func items(
    _ variable: Column, _ multiple: MultipleColumn, _ dataset: Dataset, _ cell: CSVCell
  ) -> [CSVColumn] {
    let names = multiple.items.map { "\(variable.name)_\($0.code)" }
    if names.allSatisfy({ dataset.codebook[$0] != nil }) { return [] }
    let cells: [[UInt8]] = [[], [0x31], [0x30]]
    return names.enumerated().compactMap { item, name in
      if dataset.codebook[name] != nil { return nil }
      return CSVColumn(
        header: cell.bytes(name), runnableCount: 0,
        source: .slots(.bytes(StoredRows(multiple.plane(item))), cells: cells))
    }
  }

  /// Adds the cell of a row.
  func append(_ row: Int, to bytes: inout [UInt8]) {
    switch source {
    case .slots(let codes, let cells):
      let slot = codes[row]
      if cells.indices.contains(slot) { bytes.append(contentsOf: cells[slot]) }
    case .numbers(let numbers, let cell, let isPadded, let missing):
      let number = numbers[row]
      if !number.isNaN {
        if cell.decimalComma {
          bytes.append(contentsOf: cell.number(number, isPadded: isPadded))
        } else {
          bytes.append(contentsOf: PlainNumber.text(number).utf8)
        }
        return
      }
      let reason = NumericColumn.missingReason(of: number)
      if missing.indices.contains(reason) { bytes.append(contentsOf: missing[reason]) }
    }
  }
}
