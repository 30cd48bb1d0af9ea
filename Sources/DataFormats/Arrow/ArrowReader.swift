import Threading

internal import Codebook
internal import Microdata

/// Reads Apache Arrow IPC files: those that baro wrote without looking at their rows, others column
/// by column.
struct ArrowReader {
  private let path: String
  private let bytes: MappedBytes
  private let layout: ArrowLayout
  private let rowCount: Int
  /// What every column of nulls is: they take no bytes of the file, and share theirs here.
  private let blank: ForeignColumn.Found

  /// Reads a file; options of delimited text are refused.
  static func load(_ request: LoadRequest) throws -> (Dataset, LoadReport) {
    if let option = request.options.firstOfText {
      throw LoadError(file: request.path, cause: .notForArrow(option: option))
    }
    return try read(request.path, name: request.name, control: request.control)
  }

  /// - Throws: `LoadError`, `Cancelled`.
  /// - Complexity: O(columns) for a file of baro's; O(rows · columns) for others.
  static func read(
    _ path: String, name: String?, control: WorkControl
  ) throws -> (Dataset, LoadReport) {
    try faults(of: path) {
      try ArrowReader(path, try MappedFile.map(path)).dataset(name, control)
    }
  }

  /// Reads what another process of the program wrote.
  static func read(
    _ bytes: MappedBytes, path: String, name: String, control: WorkControl
  ) throws -> Dataset {
    try faults(of: path) { try ArrowReader(path, bytes).dataset(name, control).0 }
  }

  /// Does something with a file; what is wrong with it becomes an error of loading.
  private static func faults<Found>(of path: String, _ body: () throws -> Found) throws -> Found {
    do {
      return try body()
    } catch let fault as ArrowFault {
      throw LoadError(file: path, cause: fault.cause)
    } catch let damage as FlatBufferReader.Damage {
      throw LoadError(file: path, cause: .damaged(part: "metadata", offset: damage.offset))
    }
  }

  private init(_ path: String, _ bytes: MappedBytes) throws {
    self.path = path
    self.bytes = bytes
    layout = try bytes.withBytes { try ArrowLayout($0) }
    rowCount = layout.batches.reduce(0) { $0 + $1.rowCount }
    let hasBlanks = layout.schema.fields.contains { $0.type == .null }
    blank = ForeignColumn.blank(rowCount: hasBlanks ? rowCount : 0)
  }

  private func dataset(
    _ name: String?, _ control: WorkControl
  ) throws -> (Dataset, LoadReport) {
    let pairs = CodebookPairs(layout.schema.metadata)
    let isNative = pairs["version"] == ArrowWriter.version && layout.batches.count == 1
    let log = DamageLog()
    var names = HeaderNames(layout.schema.fields.map(\.name)).names
    var variables: [Column] = []
    var composed: [ComposedColumn] = []
    var ordered: [OrderedText] = []
    if isNative {
      var columns = NativeColumns(bytes: bytes, layout: layout, rowCount: rowCount, log: log)
      variables = try columns.variables()
      names = variables.map(\.name)
      composed = columns.composed
    } else {
      for (index, field) in layout.schema.fields.enumerated() {
        try control.checkCancelled()
        let columns = layout.batches.map { $0.columns[index] }
        let found = try values(field, names[index], columns)
        if found.composed > 0 {
          composed.append(ComposedColumn(name: names[index], count: found.composed))
        }
        variables.append(
          Column(name: names[index], values: found.values, inference: found.words))
      }
      ordered = variables.orderTexts()
    }
    let dataset = Self.dataset(
      name ?? pairs["name"] ?? FilePath.stem(path), pairs, path, rowCount, variables,
      isNative ? log : nil)
    var report = report(rowCount, names.count, composed)
    report.notices += OrderedText.notices(ordered)
    return (dataset, report)
  }

  private static func dataset(
    _ name: String, _ pairs: CodebookPairs, _ path: String, _ rowCount: Int,
    _ variables: [Column], _ log: DamageLog?
  ) -> Dataset {
    let names = Set(variables.map(\.name))
    let weights = (pairs["weights"] ?? "").split(separator: "\n").map(String.init)
    var codebook = Codebook(
      name: name, title: pairs.text("title"), source: pairs.text("source"),
      waveVariable: pairs["wave"].flatMap { names.contains($0) ? $0 : nil },
      suggestedWeights: weights.filter(names.contains))
    codebook.notes = (pairs["notes"] ?? "").split(separator: "\n").map(String.init)
    if pairs["unit"] != nil { codebook.unit = pairs.text("unit") }
    var dataset = Dataset(
      codebook: codebook, path: path, rowCount: rowCount, columns: variables)
    for index in 0..<pairs.count("grids") {
      let key = "grid.\(index + 1)"
      let items = (pairs[key + ".items"] ?? "").split(separator: "\n").map(String.init)
      guard let name = pairs[key + ".name"], !items.isEmpty, items.allSatisfy(names.contains) else {
        continue
      }
      dataset.codebook.set(Grid(name: name, label: pairs.text(key + ".label"), items: items))
    }
    dataset.damage = log
    return dataset
  }

  private func report(
    _ rowCount: Int, _ columnCount: Int, _ composed: [ComposedColumn]
  ) -> LoadReport {
    let rows = Wording.count(rowCount, "row", "rows")
    let columns = Wording.count(columnCount, "column", "columns")
    var report = LoadReport(rowCount: rowCount)
    report.notices = ["\(FilePath.lastPart(path)): \(rows) × \(columns) (Arrow)"]
    report.notices += ComposedColumn.notices(composed)
    return report
  }

  // MARK: Columns of other programs

  private func values(
    _ field: ArrowField, _ name: String, _ columns: [ArrowLayout.ColumnBuffers]
  ) throws -> ForeignColumn.Found {
    let values = ArrowValues(file: bytes, name: name)
    return try field.dictionary.map { try coded(field.type, $0, columns, values) }
      ?? plain(field.type, columns, values)
  }

  private func plain(
    _ type: ArrowType, _ columns: [ArrowLayout.ColumnBuffers], _ values: ArrowValues
  ) throws -> ForeignColumn.Found {
    switch type {
    case .null: return blank
    case .int(let bits, let isSigned):
      return ForeignColumn.wholes(
        try columns.flatMap { try values.wholes($0, bits: bits, isSigned: isSigned) })
    case .float(let bits):
      let numbers = try columns.flatMap { try values.decimals($0, bits: bits) }
      return (.numeric(NumericColumn(numbers: numbers, reasonCount: 1)), "decimals", 0)
    case .bool: return ForeignColumn.truths(try columns.flatMap { try values.truths($0) })
    case .text(let isLarge):
      return ForeignColumn.texts(try columns.flatMap { try values.texts($0, isLarge: isLarge) })
    case .textView: return ForeignColumn.texts(try columns.flatMap { try values.viewedTexts($0) })
    case .other(let type): throw ArrowFault.column(name: values.name, type: type)
    }
  }

  private func coded(
    _ index: ArrowType, _ dictionary: ArrowField.Dictionary, _ columns: [ArrowLayout.ColumnBuffers],
    _ values: ArrowValues
  ) throws -> ForeignColumn.Found {
    // Without rows there need be no dictionary.
    let parts = layout.dictionaries[dictionary.id] ?? []
    guard case .int(let bits, let isSigned) = index, !parts.isEmpty || columns.isEmpty else {
      throw ArrowFault.damaged(part: "column `\(values.name)`", offset: 0)
    }
    let indices = try columns.flatMap { try values.wholes($0, bits: bits, isSigned: isSigned) }
    let entries = try plainEntries(dictionary.type, parts, values)
    guard indices.allSatisfy({ $0.map { entries.indices.contains(Int($0)) } ?? true }) else {
      throw ArrowFault.damaged(part: "column `\(values.name)`", offset: 0)
    }
    if [.text(isLarge: false), .text(isLarge: true), .textView].contains(dictionary.type) {
      return ForeignColumn.categories(indices, of: entries, isOrdered: dictionary.isOrdered)
    }
    let numbers = entries.map { $0.flatMap { Double($0) } ?? NumericColumn.missing(reason: 0) }
    let rows = indices.map { $0.map { numbers[Int($0)] } ?? NumericColumn.missing(reason: 0) }
    return (.numeric(NumericColumn(numbers: rows, reasonCount: 1)), "numbers by dictionary", 0)
  }

  /// The values of a dictionary as text.
  private func plainEntries(
    _ type: ArrowType, _ parts: [ArrowLayout.ColumnBuffers], _ values: ArrowValues
  ) throws -> [String?] {
    switch type {
    case .text(let isLarge): try parts.flatMap { try values.texts($0, isLarge: isLarge) }
    case .textView: try parts.flatMap { try values.viewedTexts($0) }
    case .int(let bits, let isSigned):
      try parts.flatMap { try values.wholes($0, bits: bits, isSigned: isSigned) }
        .map { $0.map(String.init) }
    case .float(let bits):
      try parts.flatMap { try values.decimals($0, bits: bits) }.map { $0.isNaN ? nil : "\($0)" }
    case .null, .bool, .other:
      throw ArrowFault.column(name: values.name, type: "dictionary of values that are no text")
    }
  }
}

extension ArrowFault {
  /// The same as an error of loading.
  fileprivate var cause: LoadError.Cause {
    switch self {
    case .damaged(let part, let offset): .damaged(part: part, offset: offset)
    case .refused(let what): .refusedArrow(what)
    case .column(let name, let type): .columnType(column: name, type: type)
    }
  }
}
