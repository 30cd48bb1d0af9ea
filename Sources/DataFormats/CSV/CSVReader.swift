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
        path, delimiter: delimiter, encoding: options.encoding, trust: trust, control: control)
      return try read(opened, path, name, options, control)
    }
  }

  private static func read(
    _ opened: DelimitedText, _ path: String, _ name: String, _ options: LoadOptions,
    _ control: WorkControl
  ) throws -> (Dataset, LoadReport) {
    let layout = opened.layout
    var warnings = WarningList(file: path)
    let names = HeaderNames(layout.header)
    remark(names, opened, &warnings)
    let rules = InferenceRules(options, delimiter: layout.delimiter)
    let specifications = [ColumnSpecification](
      repeating: .inferred(rules), count: names.names.count)
    let (columns, tally) = try opened.read(
      specifications, options: options, control: control)
    let maker = InferredVariable(text: opened.text, rules: rules, control: control)
    var variables: [Column] = []
    for (index, column) in columns.enumerated() {
      try control.checkCancelled()
      let header = layout.header[index]
      let label = names.names[index] == header ? "" : header
      let name = names.names[index]
      variables.append(try maker.make(name: name, label: label, column, &warnings))
    }
    remarkEmptyRows(variables, tally.rowCount, &warnings)
    let dataset = Dataset(
      codebook: Codebook(name: name), path: path, rowCount: tally.rowCount, columns: variables)
    var report = opened.report(tally, columnCount: variables.count, &warnings)
    if let notice = decimalComma(variables) { report.notices.append(notice) }
    return (dataset, report)
  }

  /// Says which columns were read with a decimal comma, at most a few by name.
  private static func decimalComma(_ variables: [Column]) -> String? {
    let names = variables.filter { $0.inference?.hasSuffix("with comma") == true }.map(\.name)
    guard !names.isEmpty else { return nil }
    let rest = names.count > 5 ? " and \((names.count - 5).grouped) more" : ""
    return "decimal comma in " + names.prefix(5).joined(separator: ", ") + rest
  }

  private static func remark(
    _ names: HeaderNames, _ opened: DelimitedText, _ warnings: inout WarningList
  ) {
    guard !names.changes.isEmpty else { return }
    let count = Wording.count(names.changes.count, "column name", "column names")
    let shown = names.changes.prefix(5).joined(separator: ", ")
    let rest = names.changes.count > 5 ? " and \((names.changes.count - 5).grouped) more" : ""
    warnings.add(
      "header-names", "\(count) changed: \(shown)\(rest)",
      line: opened.text.line(of: opened.layout.headerStart))
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
