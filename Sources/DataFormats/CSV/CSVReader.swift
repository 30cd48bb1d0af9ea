import Threading

internal import Codebook
internal import Microdata

/// Reads delimited text about which nothing is known.
enum CSVReader {
  /// Reads a file whose delimiter is found out where the person does not name it.
  static func load(_ request: LoadRequest) throws -> (Dataset, LoadReport) {
    try load(request, delimiter: nil)
  }

  /// Reads a file whose name promises tabs.
  static func loadTabs(_ request: LoadRequest) throws -> (Dataset, LoadReport) {
    try load(request, delimiter: 0x09)
  }

  private static func load(
    _ request: LoadRequest, delimiter: UInt8?
  ) throws -> (Dataset, LoadReport) {
    let (path, options) = (request.path, request.options)
    let named = try options.delimiter.map { name throws(LoadError) in
      try DelimiterName.byte(name, file: path)
    }
    return try read(
      path, name: request.name ?? FilePath.stem(path), delimiter: named ?? delimiter,
      options: options, control: request.control)
  }

  static func read(
    _ path: String, name: String, delimiter: UInt8?, options: LoadOptions, control: WorkControl
  ) throws -> (Dataset, LoadReport) {
    try EncodingTrust.first { trust in
      let opened = try DelimitedText.open(
        path, delimiter: delimiter, encoding: options.encoding, skippedLines: options.skippedLines,
        hasHeadingFirst: options.headerRows != nil, trust: trust, control: control)
      return try read(opened, path, name, options, control)
    }
  }

  private static func read(
    _ opened: DelimitedText, _ path: String, _ name: String, _ options: LoadOptions,
    _ control: WorkControl
  ) throws -> (Dataset, LoadReport) {
    var opened = opened
    var warnings = WarningList(file: path)
    let plan = try HeadingRows(file: path, options: options).take(&opened, &warnings)
    let rules = InferenceRules(options, delimiter: opened.layout.delimiter)
    let specifications = [ColumnSpecification](
      repeating: .inferred(rules), count: plan.names.count)
    let (columns, tally) = try opened.read(
      specifications, options: options, control: control)
    let maker = InferredVariable(text: opened.text, rules: rules, control: control)
    var variables: [Column] = []
    for (index, column) in columns.enumerated() {
      try control.checkCancelled()
      var variable = try maker.make(
        name: plan.names[index], label: plan.labels[index], column, &warnings)
      plan.mark(&variable, at: index)
      variables.append(variable)
    }
    remarkEmptyRows(variables, tally.rowCount, &warnings)
    let sets = ExportSets(variables, plan)
    var found = sets.columns
    let ordered = found.orderTexts()
    var dataset = Dataset(
      codebook: Codebook(name: name), path: path, rowCount: tally.rowCount, columns: found)
    for grid in sets.grids { dataset.codebook.set(grid) }
    var report = opened.report(tally, columnCount: variables.count, &warnings)
    report.notices += plan.notices(sets, tally.rowCount)
    if let notice = decimalComma(variables) { report.notices.append(notice) }
    report.notices += OrderedText.notices(ordered)
    report.notices += joinedCells(variables, plan)
    report.numberedNames = Set(plan.numbered.map { plan.names[$0] })
    return (dataset, report)
  }

  /// Tells columns whose cells hold several answers that are counted as one.
  private static func joinedCells(_ variables: [Column], _ plan: ExportPlan) -> [String] {
    let found = variables.indices.compactMap { place -> String? in
      guard plan.roles[place] == .question, plan.separators.isEmpty,
        case .categorical(let cells) = variables[place].values,
        let joined = JoinedCells(cells, [";", ", ", "|"])
      else { return nil }
      let name = Wording.written(variables[place].name)
      return "`\(variables[place].name)` looks like several answers in one cell: "
        + "`multi … = split(\(name), \"\(joined.separator)\")` makes a set of them"
    }
    let rest = found.count > 5 ? ["and \((found.count - 5).grouped) more columns of that kind"] : []
    return found.prefix(5) + rest
  }

  /// Says which columns were read with a decimal comma, at most a few by name.
  private static func decimalComma(_ variables: [Column]) -> String? {
    let names = variables.filter { $0.inference?.hasSuffix("with comma") == true }.map(\.name)
    guard !names.isEmpty else { return nil }
    let rest = names.count > 5 ? " and \((names.count - 5).grouped) more" : ""
    return "decimal comma in " + names.prefix(5).joined(separator: ", ") + rest
  }

  /// Rows at the end without any value: spreadsheets leave them behind.
  static func remarkEmptyRows(
    _ variables: [Column], _ rowCount: Int, _ warnings: inout WarningList
  ) {
    var empty = 0
    while empty < rowCount, variables.allSatisfy({ $0.isEmpty(row: rowCount - 1 - empty) }) {
      empty += 1
    }
    guard empty > 0, variables.count > 1 else { return }
    let rows = empty == 1 ? "row has" : "\(empty.grouped) rows have"
    let cases = empty == 1 ? "counts as a case" : "count as cases"
    warnings.add("empty-rows", "the last \(rows) no value at all and \(cases)")
  }
}

extension Column {
  /// Whether a row's field was empty.
  fileprivate func isEmpty(row: Int) -> Bool {
    switch values {
    case .categorical(let column): return column.codes[row] == 0
    case .numeric(let column):
      switch column.storage {
      case .dictionary(let codes, _): return codes[row] == 0
      case .plain(let numbers):
        return numbers.rows[row].isNaN && NumericColumn.missingReason(of: numbers.rows[row]) == 0
      case .decimals: return false
      }
    case .multiple(let multiple): return multiple.state[row] == 0
    }
  }
}
