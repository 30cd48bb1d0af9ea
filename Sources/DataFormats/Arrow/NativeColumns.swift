internal import Codebook
internal import Microdata

/// The variables of a file that baro wrote: their codes stay in the file, and are checked when they
/// are first touched.
struct NativeColumns {
  let bytes: MappedBytes
  let layout: ArrowLayout
  let rowCount: Int
  let log: DamageLog
  /// Columns whose answers were others in another composition of accents.
  private(set) var composed: [ComposedColumn] = []

  init(bytes: MappedBytes, layout: ArrowLayout, rowCount: Int, log: DamageLog) {
    self.bytes = bytes
    self.layout = layout
    self.rowCount = rowCount
    self.log = log
  }

  /// - Throws: `ArrowFault` where codebook and columns do not fit together.
  mutating func variables() throws -> [Column] {
    var variables: [Column] = []
    var next = 0
    while next < layout.schema.fields.count {
      let field = layout.schema.fields[next]
      let pairs = CodebookPairs(field.metadata)
      next += 1
      let values: Column.Values
      switch pairs["kind"] {
      case "answers": values = .categorical(try answers(next - 1, pairs))
      case "numbers": values = .numeric(try numbers(&next, pairs))
      case "decimals": values = .numeric(try decimals(next - 1, pairs))
      case "set": values = .multiple(try set(&next, pairs))
      default: throw damage(field)
      }
      variables.append(
        Column(
          name: field.name, label: pairs.text("label"), question: pairs.text("question"),
          missingReasons: pairs.reasons, values: values, inference: pairs["inference"]))
    }
    guard Set(variables.map(\.name)).count == variables.count else {
      throw ArrowFault.damaged(part: "schema", offset: 0)
    }
    return variables
  }

  private func damage(_ field: ArrowField) -> ArrowFault {
    .damaged(part: "column `\(field.name)`", offset: 0)
  }

  private mutating func answers(
    _ index: Int, _ pairs: CodebookPairs
  ) throws -> CategoricalColumn {
    let field = layout.schema.fields[index]
    let texts = try entries(field)
    let count = texts.count - pairs.reasons.count
    guard count >= 0 else { throw damage(field) }
    let categories = texts.dropFirst().prefix(count).enumerated().map { place, code in
      let key = "answer.\(place + 1)"
      var category = Category(
        code: code, label: pairs.text(key + ".label"), score: pairs.number(key + ".score"))
      category.isLast = pairs[key + ".last"] == "yes"
      return category
    }
    var column = CategoricalColumn(
      codes: try codes(index, slotCount: texts.count), categories: categories,
      nets: pairs.nets(answerCount: count), isOrdered: field.dictionary?.isOrdered ?? false,
      isText: pairs["text"] == "yes")
    column.answers.isArranged = pairs["arranged"] == "yes"
    column.answers.scaleNumbers = (pairs["scale"] ?? "").split(separator: " ")
      .compactMap { Double($0) }.filter(\.isFinite)
    let same = column.composeAnswers(reasonCount: pairs.reasons.count)
    if same > 0 { composed.append(ComposedColumn(name: field.name, count: same)) }
    return column
  }

  /// Numbers by dictionary: those of the column are for others, the codes behind it are read.
  private func numbers(_ next: inout Int, _ pairs: CodebookPairs) throws -> NumericColumn {
    let field = layout.schema.fields[next - 1]
    let values = (pairs["values"] ?? "").split(separator: " ").map { Double($0) ?? .nan }
    let isWhole = pairs["whole"] == "yes"
    guard next < layout.schema.fields.count,
      CodebookPairs(layout.schema.fields[next].metadata)["kind"] == "codes",
      !values.contains(where: \.isNaN), zip(values, values.dropFirst()).allSatisfy({ $0 < $1 }),
      !isWhole || NumericColumn.areWhole(values)
    else { throw damage(field) }
    next += 1
    return NumericColumn(
      storage: .dictionary(
        codes: try codes(next - 1, slotCount: values.count + pairs.reasons.count), values: values),
      isWhole: isWhole)
  }

  private func decimals(_ index: Int, _ pairs: CodebookPairs) throws -> NumericColumn {
    let field = layout.schema.fields[index]
    let (low, high) = (pairs["lowest"].flatMap(Double.init), pairs["highest"].flatMap(Double.init))
    let range = low.flatMap { low in high.flatMap { low <= $0 ? low...$0 : nil } }
    let (hasMissing, isWhole) = (pairs["missing"] != "no", pairs["whole"] == "yes")
    let check = RowCheck(
      numbersIn: range, missingReasons: hasMissing ? pairs.reasons.count : 0, areWhole: isWhole,
      column: field.name, log: log)
    guard field.type == .float(bits: 64),
      let rows: StoredRows<Double> = try rows(index, check)
    else { throw damage(field) }
    return NumericColumn(
      storage: .plain(PlainNumbers(rows, hasMissing: hasMissing, range: range)), isWhole: isWhole)
  }

  /// A set: its state, then the bytes of who chose and who answered its items.
  private func set(_ next: inout Int, _ pairs: CodebookPairs) throws -> MultipleColumn {
    let state = next - 1
    let items = (0..<pairs.count("items")).map { item in
      let key = "item.\(item + 1)"
      return MultipleResponse.Item(
        code: pairs[key + ".code"] ?? "", label: pairs.text(key + ".label"))
    }
    let size = MultipleColumn.itemsPerByte
    let groups = (items.count + size - 1) / size
    guard groups > 0, next + 2 * groups <= layout.schema.fields.count else {
      throw damage(layout.schema.fields[state])
    }
    let chosen = try (0..<groups).map { try marks(next + $0, "choices", items.count - $0 * size) }
    next += groups
    let answered = try (0..<groups).map { try marks(next + $0, "answers", items.count - $0 * size) }
    next += groups
    return MultipleColumn(
      items: items, chosen: chosen, answered: answered,
      state: try codes(state, slotCount: 2 + pairs.reasons.count))
  }

  private func marks(_ index: Int, _ kind: String, _ items: Int) throws -> StoredRows<UInt8> {
    let field = layout.schema.fields[index]
    let highest = UInt8(truncatingIfNeeded: (1 << min(items, MultipleColumn.itemsPerByte)) - 1)
    guard CodebookPairs(field.metadata)["kind"] == kind, field.type.width == 1,
      let rows: StoredRows<UInt8> = try rows(
        index, RowCheck(highest: highest, missing: 0, column: field.name, log: log))
    else { throw damage(field) }
    return rows
  }

  // MARK: Buffers

  private func codes(_ index: Int, slotCount: Int) throws -> CodeStorage {
    let field = layout.schema.fields[index]
    let highest = max(0, slotCount - 1)
    switch field.type.width {
    case 1:
      let check = RowCheck(
        highest: UInt8(clamping: highest), missing: 0, column: field.name, log: log)
      if let rows: StoredRows<UInt8> = try rows(index, check) { return .bytes(rows) }
    case 2:
      let check = RowCheck(
        highest: UInt16(clamping: highest), missing: 0, column: field.name, log: log)
      if let rows: StoredRows<UInt16> = try rows(index, check) { return .words(rows) }
    case 4:
      let check = RowCheck(
        highest: UInt32(clamping: highest), missing: 0, column: field.name, log: log)
      if let rows: StoredRows<UInt32> = try rows(index, check) { return .longs(rows) }
    default: break
    }
    throw damage(field)
  }

  /// The values of a column where they stand in the file.
  private func rows<Element: BitwiseCopyable & Comparable & Sendable>(
    _ index: Int, _ check: RowCheck<Element>? = nil
  ) throws -> StoredRows<Element>? {
    let column = layout.batches[0].columns[index]
    guard layout.schema.fields[index].type.width == MemoryLayout<Element>.stride else { return nil }
    return StoredRows(
      bytes, offset: column.buffers[1].lowerBound, count: rowCount, check: check)
  }

  /// The texts of a column's dictionary.
  private func entries(_ field: ArrowField) throws -> [String] {
    guard let dictionary = field.dictionary, dictionary.type == .text(isLarge: false),
      let column = layout.dictionaries[dictionary.id]?.first
    else { throw damage(field) }
    return try ArrowValues(file: bytes, name: field.name).texts(column, isLarge: false)
      .map { $0 ?? "" }
  }
}
