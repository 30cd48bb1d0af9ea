internal import Codebook
package import Microdata
package import Threading
import Diagnostics

/// Writes a data set as an Apache Arrow IPC file that baro reads without looking at its rows.
///
/// Answers are a dictionary of their codes and bytes that point into it, in the form that tables count
/// them; missing answers are null to other programs. Numbers are numbers, those of few different values
/// with codes behind them. The codebook stands beside schema and columns.
package struct ArrowWriter {
  private var bytes: [UInt8] = []
  private var schema = ArrowSchema()
  private var dictionaries: [(id: Int64, column: ArrowColumn)] = []
  private var columns: [ArrowColumn] = []
  private let rowCount: Int

  /// The form of the codebook's pairs.
  static let version = "1"
  private static let alignment = 64

  /// The bytes of a data set's file.
  ///
  /// - Throws: `Cancelled`.
  /// - Complexity: O(rows · variables).
  package static func bytes(_ dataset: Dataset, control: WorkControl) throws -> [UInt8] {
    var writer = ArrowWriter(dataset)
    for (index, variable) in dataset.columns.enumerated() {
      let share = Double(index) / Double(dataset.columns.count)
      let rows = Int(Double(dataset.rowCount) * share)
      try control.advance(
        Progress(activity: "writing", rowsDone: rows, fractionDone: share))
      writer.add(variable)
    }
    return writer.finished()
  }

  private init(_ dataset: Dataset) {
    rowCount = dataset.rowCount
    let codebook = dataset.codebook
    var pairs = CodebookPairs()
    pairs["version"] = Self.version
    pairs["name"] = codebook.name
    pairs.set("title", codebook.title)
    pairs.set("unit", codebook.unit)
    pairs.set("source", codebook.source)
    pairs["wave"] = codebook.waveVariable
    pairs["weights"] = codebook.suggestedWeights.joined(separator: "\n")
    if !codebook.notes.isEmpty { pairs["notes"] = codebook.notes.joined(separator: "\n") }
    pairs["grids"] = String(codebook.grids.count)
    for (index, grid) in codebook.grids.enumerated() {
      let key = "grid.\(index + 1)"
      pairs[key + ".name"] = grid.name
      pairs.set(key + ".label", grid.label)
      pairs[key + ".items"] = grid.items.joined(separator: "\n")
    }
    schema.metadata = pairs.pairs
  }

  // MARK: Columns

  private mutating func add(_ variable: Column) {
    var pairs = CodebookPairs()
    pairs.set("label", variable.label)
    pairs.set("question", variable.question)
    pairs.set(variable.missingReasons)
    pairs["inference"] = variable.inference
    switch variable.values {
    case .categorical(let column): add(column, variable, pairs)
    case .numeric(let column): add(column, variable, pairs)
    case .multiple(let multiple): add(multiple, variable, pairs)
    }
  }

  private mutating func add(
    _ column: CategoricalColumn, _ variable: Column, _ pairs: CodebookPairs
  ) {
    var pairs = pairs
    pairs["kind"] = "answers"
    if column.answers.isText { pairs["text"] = "yes" }
    for (index, category) in column.categories.enumerated() {
      pairs.set("answer.\(index + 1).label", category.label)
      if let score = category.score { pairs["answer.\(index + 1).score"] = "\(score)" }
      if category.isLast { pairs["answer.\(index + 1).last"] = "yes" }
    }
    if column.answers.isArranged { pairs["arranged"] = "yes" }
    if !column.answers.scaleNumbers.isEmpty {
      pairs["scale"] = column.answers.scaleNumbers.map { "\($0)" }.joined(separator: " ")
    }
    pairs.set(column.nets)
    addCodes(
      column.codes, answerCount: column.categories.count, isOrdered: column.answers.isOrdered,
      values: texts(column.categories.map(\.code), variable), variable.name, pairs)
  }

  private mutating func add(
    _ column: NumericColumn, _ variable: Column, _ pairs: CodebookPairs
  ) {
    var pairs = pairs
    if column.isWhole { pairs["whole"] = "yes" }
    switch column.storage {
    case .dictionary(let codes, let values):
      pairs["kind"] = "numbers"
      pairs["values"] = values.map { "\($0)" }.joined(separator: " ")
      let numbers = NumberRows(codes, values, reasonCount: variable.missingReasons.count)
      addPlain(numbers.column, numbers.type, variable.name, pairs)
      addNumberCodes(codes, variable.name)
    case .plain(let numbers): add(numbers, variable, pairs)
    case .decimals(let numbers): add(PlainNumbers(numbers.numbers), variable, pairs)
    }
  }

  private mutating func add(
    _ numbers: PlainNumbers, _ variable: Column, _ pairs: CodebookPairs
  ) {
    var pairs = pairs
    pairs["kind"] = "decimals"
    pairs["missing"] = numbers.hasMissing ? "yes" : "no"
    pairs["lowest"] = numbers.range.map { "\($0.lowerBound)" }
    pairs["highest"] = numbers.range.map { "\($0.upperBound)" }
    addPlain(ArrowColumn(numbers), .float(bits: 64), variable.name, pairs)
  }

  private mutating func addPlain(
    _ column: ArrowColumn, _ type: ArrowType, _ name: String, _ pairs: CodebookPairs
  ) {
    schema.fields.append(ArrowField(name: name, type: type, metadata: pairs.pairs))
    columns.append(column)
  }

  /// Behind the numbers that others read, the codes that tables count.
  private mutating func addNumberCodes(_ codes: CodeStorage, _ name: String) {
    var pairs = CodebookPairs()
    pairs["kind"] = "codes"
    let (column, type) = ArrowColumn.bareCodes(codes)
    addPlain(column, type, "\(name).codes", pairs)
  }

  /// The state of a set under its name, then the bytes of who chose and who answered its items.
  private mutating func add(
    _ multiple: MultipleColumn, _ variable: Column, _ pairs: CodebookPairs
  ) {
    var pairs = pairs
    pairs["kind"] = "set"
    pairs["items"] = String(multiple.items.count)
    for (index, item) in multiple.items.enumerated() {
      pairs["item.\(index + 1).code"] = item.code
      pairs.set("item.\(index + 1).label", item.label)
    }
    addCodes(
      multiple.state, answerCount: 2, isOrdered: false,
      values: texts(["chosen", "none"], variable), variable.name, pairs)
    addMarks(multiple.chosenItems, variable.name, "choices")
    addMarks(multiple.answers, variable.name, "answers")
  }

  private mutating func addMarks(_ marks: [StoredRows<UInt8>], _ name: String, _ kind: String) {
    for (index, rows) in marks.enumerated() {
      var pairs = CodebookPairs()
      pairs["kind"] = kind
      addPlain(
        ArrowColumn(rows), .int(bits: 8, isSigned: false), "\(name).\(kind).\(index + 1)", pairs)
    }
  }

  /// Codes of answers between those of missing reasons, as slots have them.
  private func texts(_ codes: [String], _ variable: Column) -> [String] {
    let reasons = variable.missingReasons.map(\.code)
    return [reasons[0]] + codes + reasons.dropFirst()
  }

  private mutating func addCodes(
    _ codes: CodeStorage, answerCount: Int, isOrdered: Bool, values: [String],
    _ name: String, _ pairs: CodebookPairs
  ) {
    let (column, type) = ArrowColumn.codes(codes, slotCount: values.count, answerCount)
    let id = Int64(dictionaries.count)
    var field = ArrowField(name: name, type: type, metadata: pairs.pairs)
    field.dictionary = ArrowField.Dictionary(
      id: id, type: .text(isLarge: false), isOrdered: isOrdered)
    schema.fields.append(field)
    columns.append(column)
    dictionaries.append((id, ArrowColumn(values)))
  }

  // MARK: The file

  private mutating func finished() -> [UInt8] {
    let size = (columns + dictionaries.map(\.column)).reduce(0) { $0 + $1.byteCount }
    bytes.reserveCapacity(size + 1 << 16)
    bytes += ArrowLayout.magic + [0, 0]
    var buffer = FlatBufferWriter()
    let header = schema.write(to: &buffer)
    _ = addMessage(&buffer, kind: 1, header, body: [])
    let dictionaryBlocks = dictionaries.map { addDictionary($0.id, $0.column) }
    let batchBlock = addBatch()
    bytes += [0xFF, 0xFF, 0xFF, 0xFF, 0, 0, 0, 0]
    addFooter(dictionaryBlocks, [batchBlock])
    return bytes
  }

  private mutating func addDictionary(_ id: Int64, _ column: ArrowColumn) -> [Int64] {
    var buffer = FlatBufferWriter()
    let data = Self.batch([column], rowCount: column.rowCount, &buffer)
    let header = buffer.table([0: .long(id), 1: .reference(data)])
    return addMessage(&buffer, kind: 2, header, body: column.buffers)
  }

  private mutating func addBatch() -> [Int64] {
    var buffer = FlatBufferWriter()
    let header = Self.batch(columns, rowCount: rowCount, &buffer)
    return addMessage(&buffer, kind: 3, header, body: columns.flatMap(\.buffers))
  }

  /// What a batch says of its columns: their rows, and where in its body their buffers stand.
  private static func batch(
    _ columns: [ArrowColumn], rowCount: Int, _ buffer: inout FlatBufferWriter
  ) -> Int {
    var offset = 0
    var places: [[Int64]] = []
    for part in columns.flatMap(\.buffers) {
      places.append([Int64(offset), Int64(part.byteCount)])
      offset += aligned(part.byteCount)
    }
    let buffers = buffer.vector(places)
    let nodes = buffer.vector(columns.map { [Int64($0.rowCount), Int64($0.nullCount)] })
    return buffer.table([
      0: .long(Int64(rowCount)), 1: .reference(nodes), 2: .reference(buffers),
    ])
  }

  /// Adds a message and its body.
  /// - Returns: its block: where it begins, the length of its metadata, that of its body.
  private mutating func addMessage(
    _ buffer: inout FlatBufferWriter, kind: UInt8, _ header: Int, body: [ArrowColumn.Buffer]
  ) -> [Int64] {
    let bodySize = body.reduce(0) { $0 + Self.aligned($1.byteCount) }
    let version = Int16(4)
    let root = buffer.table([
      0: .short(version), 1: .byte(kind), 2: .reference(header), 3: .long(Int64(bodySize)),
    ])
    let metadata = buffer.finish(root)
    let start = bytes.count
    let end = Self.aligned(start + 8 + metadata.count)
    addWord(ArrowLayout.continuation)
    addWord(UInt32(end - start - 8))
    bytes += metadata
    addZeros(upTo: end)
    for part in body {
      part.append(to: &bytes)
      addZeros(upTo: Self.aligned(bytes.count))
    }
    return [Int64(start), Int64(end - start), Int64(bodySize)]
  }

  private mutating func addFooter(_ dictionaries: [[Int64]], _ batches: [[Int64]]) {
    var buffer = FlatBufferWriter()
    let schema = schema.write(to: &buffer)
    let (first, second) = (buffer.vector(dictionaries), buffer.vector(batches))
    let root = buffer.table([
      0: .short(4), 1: .reference(schema), 2: .reference(first), 3: .reference(second),
    ])
    let footer = buffer.finish(root)
    bytes += footer
    addWord(UInt32(footer.count))
    bytes += ArrowLayout.magic
  }

  private mutating func addWord(_ word: UInt32) {
    withUnsafeBytes(of: word.littleEndian) { bytes.append(contentsOf: $0) }
  }

  private mutating func addZeros(upTo end: Int) {
    bytes.append(contentsOf: repeatElement(0, count: end - bytes.count))
  }

  private static func aligned(_ size: Int) -> Int { (size + alignment - 1) / alignment * alignment }
}
