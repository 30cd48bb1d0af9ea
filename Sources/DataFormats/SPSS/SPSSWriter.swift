import Diagnostics
import Threading

internal import Codebook
internal import Microdata

/// Writes a data set as an SPSS system file: labels, missing codes, sets, weight, measures, in UTF-8.
///
/// - Source: *PSPP Developers Guide*, "System File Format".
struct SPSSWriter {
  private var bytes: [UInt8] = []
  private var names = SPSSNames()
  private var variables: [SPSSVariable] = []
  /// Short names of each variable's pieces, one but for very long texts.
  private var pieces: [[String]] = []
  private var sets: [String] = []
  private let dataset: Dataset
  private let language: String

  private static let (mostLabel, mostValueLabel) = (255, 120)
  private static let (longText, pieceText, pieceStep) = (255, 255, 252)
  private static let bias = 100.0
  private static let systemMissing = -Double.greatestFiniteMagnitude

  /// The bytes of a data set's file, and what it cannot hold.
  ///
  /// - Parameters:
  ///   - dataset: what is written.
  ///   - language: of labels.
  ///   - isCompressed: whether the rows stand in blocks of zlib, as in a `.zsav`.
  ///   - control: cancel in.
  /// - Returns: the bytes, and a warning for each loss.
  /// - Throws: `Cancelled`.
  /// - Complexity: O(rows · variables).
  static func output(
    _ dataset: Dataset, language: String, isCompressed: Bool, control: WorkControl
  ) throws -> DatasetWriter.Output {
    var writer = SPSSWriter(dataset, language)
    for column in dataset.columns { writer.add(column) }
    writer.addHeader(isCompressed: isCompressed)
    writer.addVariables()
    writer.addLabels()
    writer.addExtensions()
    var rows: [UInt8] = []
    var block = SPSSRowWriter()
    for row in 0..<dataset.rowCount {
      if row & 0xFFF == 0 { try control.checkCancelled() }
      for variable in writer.variables {
        block.append(variable.value(row), width: variable.width, to: &rows)
      }
    }
    block.finish(&rows)
    if isCompressed { writer.addBlocks(rows) } else { writer.bytes += rows }
    return DatasetWriter.Output(bytes: writer.bytes, warnings: writer.warnings)
  }

  private init(_ dataset: Dataset, _ language: String) {
    self.dataset = dataset
    self.language = language
  }

  private var warnings: [Diagnostic] {
    let changes = names.changes.isEmpty ? [] : ["names are changed: \(Self.listed(names.changes))"]
    var order: [String] = []
    var holders: [String: [String]] = [:]
    for variable in variables {
      for loss in variable.losses {
        if holders[loss] == nil { order.append(loss) }
        holders[loss, default: []].append(variable.name)
      }
    }
    let losses = order.map { "\(Wording.list(holders[$0] ?? [])): \($0)" }
    let grids = dataset.codebook.grids.map(\.name)
    let gridLosses = grids.isEmpty ? [] : ["\(Wording.list(grids)): SPSS holds no grids"]
    return (changes + losses + gridLosses).map {
      Diagnostic(severity: .warning, code: "not-kept", message: $0)
    }
  }

  private static func listed(_ texts: [String]) -> String {
    let rest = texts.count > 5 ? " and \((texts.count - 5).grouped) more" : ""
    return texts.prefix(5).joined(separator: ", ") + rest
  }

  // MARK: Variables

  private mutating func add(_ column: Column) {
    switch column.values {
    case .categorical(let values):
      add(SPSSVariable(column, values.codes, values.answers, language))
    case .numeric(let numbers): add(SPSSVariable(column, numbers, language))
    case .multiple(let multiple): add(multiple, column)
    }
  }

  private mutating func add(_ variable: SPSSVariable) {
    var variable = variable
    variable.name = names.longName(variable.name)
    let label = ClippedText.clipped(variable.label, to: Self.mostLabel)
    if label != variable.label {
      variable.losses.append("the label is cut to 255 bytes")
    }
    variable.label = label
    var cut = 0
    variable.labels = variable.labels.map { value, label in
      let kept = ClippedText.clipped(label, to: Self.mostValueLabel)
      if kept != label { cut += 1 }
      return (value, kept)
    }
    if cut > 0 {
      variable.losses.append(
        "\(Wording.count(cut, "label of a value is", "labels of values are")) cut to 120 bytes"
      )
    }
    let count =
      variable.width > Self.longText ? (variable.width + Self.pieceStep - 1) / Self.pieceStep : 1
    pieces.append((0..<count).map { _ in names.shortName(variable.name) })
    variables.append(variable)
  }

  /// A set as the columns of its items, and as a set over them.
  private mutating func add(_ multiple: MultipleColumn, _ column: Column) {
    var short: [String] = []
    let wanted = multiple.items.map { "\(column.name)_\($0.code)" }
    let areThere = wanted.allSatisfy { dataset.codebook[$0] != nil }
    for (index, item) in multiple.items.enumerated() {
      let name = areThere ? wanted[index] + "_chosen" : wanted[index]
      var variable = SPSSVariable(
        name: name, label: item.title(language),
        cells: .slots(
          .bytes(StoredRows(multiple.plane(index))), [.systemMissing, .number(1), .number(0)]),
        measure: .nominal)
      variable.labels = [(.number(0), "No"), (.number(1), "Yes")]
      add(variable)
      short.append(pieces.last?.first ?? "")
    }
    let label = ClippedText.clipped(column.label.inLanguage(language), to: Self.mostLabel)
    let set = ClippedText.clipped(names.longName(column.name), to: 60)
    sets.append("$\(set)=D1 1 \(label.utf8.count) \(label) \(short.joined(separator: " "))")
  }

  private func elements(_ width: Int) -> Int { width == 0 ? 1 : (width + 7) / 8 }

  /// Widths of the pieces of a variable.
  private func widths(_ variable: SPSSVariable) -> [Int] {
    guard variable.width > Self.longText else { return [variable.width] }
    let count = (variable.width + Self.pieceStep - 1) / Self.pieceStep
    return [Int](repeating: Self.pieceText, count: count - 1)
      + [variable.width - (count - 1) * Self.pieceStep]
  }

  /// The first element of each variable, from 1.
  private var places: [Int] {
    var next = 1
    return variables.map { variable in
      defer { next += widths(variable).reduce(0) { $0 + elements($1) } }
      return next
    }
  }

  // MARK: Records

  private mutating func addHeader(isCompressed: Bool) {
    add("$FL\(isCompressed ? 3 : 2)")
    add("@(#) SPSS DATA FILE baro", width: 60)
    add(2)
    add(variables.flatMap(widths).reduce(0) { $0 + elements($1) })
    add(isCompressed ? 2 : 1)
    add(weightPlace ?? 0)
    add(dataset.rowCount)
    add(Self.bias)
    add("01 Jan 0000:00:00", width: 17)
    add(ClippedText.clipped(dataset.codebook.title.inLanguage(language), to: 64), width: 64)
    add("", width: 3)
  }

  /// The place of the variable that weights, where the data set offers one only.
  private var weightPlace: Int? {
    let offered = dataset.codebook.suggestedWeights
    guard offered.count == 1 else { return nil }
    return zip(variables, places).first { $0.0.name == offered[0] && $0.0.width == 0 }?.1
  }

  private mutating func addVariables() {
    for (variable, short) in zip(variables, pieces) {
      for (piece, width) in widths(variable).enumerated() {
        let isFirst = piece == 0
        let label = isFirst ? variable.label : ""
        add(2)
        add(width)
        add(label.isEmpty ? 0 : 1)
        let codes = isFirst && width <= 8 ? variable.missing : []
        let range = isFirst ? variable.missingRange : nil
        add(range == nil ? codes.count : -2 - codes.count)
        let shown = min(40, max(variable.decimals + 8, 8))
        let format = width == 0 ? 5 << 16 | shown << 8 | variable.decimals : 1 << 16 | width << 8
        add(format)
        add(format)
        add(short[piece], width: 8)
        if !label.isEmpty {
          add(label.utf8.count)
          add(label, width: (label.utf8.count + 3) / 4 * 4)
        }
        if let range {
          add(range.lowerBound)
          add(range.upperBound)
        }
        for code in codes { add(code) }
        for _ in 1..<max(1, elements(width)) {
          for number in [2, -1, 0, 0, 0, 0] { add(number) }; add("", width: 8)
        }
      }
    }
  }

  private mutating func addLabels() {
    for (variable, place) in zip(variables, places)
    where variable.width <= 8 && !variable.labels.isEmpty {
      add(3)
      add(variable.labels.count)
      for (value, label) in variable.labels {
        add(value)
        bytes.append(UInt8(truncatingIfNeeded: label.utf8.count))
        add(label, width: (label.utf8.count + 8) / 8 * 8 - 1)
      }
      for number in [4, 1, place] { add(number) }
    }
  }

  private mutating func addExtensions() {
    for number in [7, 3, 4, 8, 1, 0, 0, -1, 1, 1, 2, 65_001] { add(number) }
    for number in [7, 4, 8, 3] { add(number) }
    for number in [
      Self.systemMissing, Double.greatestFiniteMagnitude, -Double.greatestFiniteMagnitude.nextDown,
    ] { add(number) }
    if !sets.isEmpty { addExtension(7, sets.map { $0 + "\n" }.joined()) }
    for number in [7, 11, 4, 3 * pieces.reduce(0) { $0 + $1.count }] { add(number) }
    for variable in variables {
      for width in widths(variable) {
        add(variable.measure.rawValue)
        add(width == 0 ? 8 : min(32, width))
        add(width == 0 ? 1 : 0)
      }
    }
    addExtension(13, zip(pieces, variables).map { "\($0[0])=\($1.name)" }.joined(separator: "\t"))
    let long = zip(pieces, variables).filter { $1.width > Self.longText }
    if !long.isEmpty {
      addExtension(
        14,
        long.map { short, variable in
          let width = String(variable.width)
          return "\(short[0])=" + String(repeating: "0", count: 5 - width.utf8.count) + width
            + "\0\t"
        }.joined())
    }
    for number in [7, 16, 8, 2, 1, 0, dataset.rowCount, 0] { add(number) }
    addExtension(20, "UTF-8")
    addLongTexts()
    add(999)
    add(0)
  }

  /// Labels and missing codes of texts of more than eight bytes.
  private mutating func addLongTexts() {
    var (labels, missing): ([UInt8], [UInt8]) = ([], [])
    swap(&bytes, &labels)
    for variable in variables where variable.width > 8 && !variable.labels.isEmpty {
      add(variable.name.utf8.count)
      add(variable.name)
      add(variable.width)
      add(variable.labels.count)
      for case (.text(let value), let label) in variable.labels {
        add(variable.width)
        bytes += value + [UInt8](repeating: 0x20, count: max(0, variable.width - value.count))
        add(label.utf8.count)
        add(label)
      }
    }
    swap(&bytes, &labels)
    swap(&bytes, &missing)
    for variable in variables where variable.width > 8 && !variable.missing.isEmpty {
      add(variable.name.utf8.count)
      add(variable.name)
      bytes.append(UInt8(truncatingIfNeeded: variable.missing.count))
      add(8)
      for value in variable.missing { add(value) }
    }
    swap(&bytes, &missing)
    if !labels.isEmpty { addExtension(21, labels) }
    if !missing.isEmpty { addExtension(22, missing) }
  }

  private mutating func addExtension(_ kind: Int, _ text: String) {
    addExtension(kind, Array(text.utf8))
  }

  private mutating func addExtension(_ kind: Int, _ content: [UInt8]) {
    for number in [7, kind, 1, content.count] { add(number) }
    bytes += content
  }

  // MARK: Bytes

  private mutating func add(_ number: Int) {
    withUnsafeBytes(of: Int32(truncatingIfNeeded: number).littleEndian) { bytes += $0 }
  }

  private mutating func add(_ number: Double) {
    withUnsafeBytes(of: number.bitPattern.littleEndian) { bytes += $0 }
  }

  private mutating func add(_ text: String) { bytes += text.utf8 }

  private mutating func add(_ text: String, width: Int) {
    bytes += text.utf8.prefix(width)
    bytes += repeatElement(0x20, count: max(0, width - text.utf8.count))
  }

  private mutating func add(_ value: SPSSVariable.SPSSValue) {
    switch value {
    case .number(let number): add(number)
    case .systemMissing: add(Self.systemMissing)
    case .text(let text):
      bytes += text.prefix(8)
      bytes += repeatElement(0x20, count: max(0, 8 - text.count))
    }
  }

  // MARK: zlib

  private static let (blockSize, storedSize) = (0x3F_F000, 0xFFFF)

  /// The rows in blocks of zlib, which hold them as they are, with the header and the trailer around.
  private mutating func addBlocks(_ rows: [UInt8]) {
    let start = bytes.count
    let headerSize = 24
    var blocks: [(plain: Int, content: [UInt8])] = []
    var offset = 0
    while offset < rows.count {
      let end = min(rows.count, offset + Self.blockSize)
      blocks.append((end - offset, Self.stored(rows[offset..<end])))
      offset = end
    }
    let size = blocks.reduce(0) { $0 + $1.content.count }
    add(long: start)
    add(long: start + headerSize + size)
    add(long: 24 + 24 * blocks.count)
    for block in blocks { bytes += block.content }
    add(long: -Int(Self.bias))
    add(long: 0)
    add(Self.blockSize)
    add(blocks.count)
    var (plain, packed) = (start, start + headerSize)
    for block in blocks {
      add(long: plain)
      add(long: packed)
      add(block.plain)
      add(block.content.count)
      plain += block.plain
      packed += block.content.count
    }
  }

  private mutating func add(long number: Int) {
    withUnsafeBytes(of: Int64(number).littleEndian) { bytes += $0 }
  }

  /// A zlib stream that holds bytes as they are.
  private static func stored(_ content: ArraySlice<UInt8>) -> [UInt8] {
    var stream: [UInt8] = [0x78, 0x01]
    var start = content.startIndex
    repeat {
      let end = min(content.endIndex, start + storedSize)
      let count = UInt16(truncatingIfNeeded: end - start)
      stream.append(end == content.endIndex ? 1 : 0)
      for part in [count, ~count] {
        stream.append(UInt8(truncatingIfNeeded: part))
        stream.append(UInt8(truncatingIfNeeded: part >> 8))
      }
      stream += content[start..<end]
      start = end
    } while start < content.endIndex
    var (low, high): (UInt32, UInt32) = (1, 0)
    for byte in content {
      low = (low + UInt32(byte)) % 65_521
      high = (high + low) % 65_521
    }
    for byte in [high >> 8, high, low >> 8, low] { stream.append(UInt8(truncatingIfNeeded: byte)) }
    return stream
  }
}

/// Rows in eight-byte elements, each with a byte that tells what it is: eight such bytes, then what they
/// leave to be told.
struct SPSSRowWriter {
  private var codes: [UInt8] = []
  private var content: [UInt8] = []

  private enum Code {
    static let end: UInt8 = 0, plain: UInt8 = 253, blanks: UInt8 = 254, missing: UInt8 = 255
  }

  mutating func append(_ value: SPSSVariable.SPSSValue, width: Int, to rows: inout [UInt8]) {
    switch value {
    case .systemMissing where width == 0: add(Code.missing, nil, &rows)
    case .number(let number):
      if number == number.rounded(), (-99...151).contains(number) {
        add(UInt8(truncatingIfNeeded: Int(number) + 100), nil, &rows)
      } else {
        add(Code.plain, withUnsafeBytes(of: number.bitPattern.littleEndian) { Array($0) }, &rows)
      }
    case .text(let text): append(text, width, &rows)
    case .systemMissing: append([], width, &rows)
    }
  }

  private mutating func append(_ text: [UInt8], _ width: Int, _ rows: inout [UInt8]) {
    if width <= 255 { return appendPiece(text[...], width, &rows) }
    let count = (width + 251) / 252
    for piece in 0..<count {
      let start = min(text.count, piece * 255)
      let own = piece == count - 1 ? width - piece * 252 : 255
      appendPiece(text[start..<min(text.count, start + min(own, 255))], own, &rows)
    }
  }

  private mutating func appendPiece(_ text: ArraySlice<UInt8>, _ width: Int, _ rows: inout [UInt8])
  {
    for element in 0..<(width + 7) / 8 {
      let start = min(text.endIndex, text.startIndex + element * 8)
      let part = text[start..<min(text.endIndex, start + 8)]
      if part.allSatisfy({ $0 == 0x20 }) {
        add(Code.blanks, nil, &rows)
      } else {
        add(Code.plain, Array(part) + [UInt8](repeating: 0x20, count: 8 - part.count), &rows)
      }
    }
  }

  private mutating func add(_ code: UInt8, _ element: [UInt8]?, _ rows: inout [UInt8]) {
    codes.append(code)
    if let element { content += element }
    if codes.count == 8 { flush(&rows) }
  }

  mutating func finish(_ rows: inout [UInt8]) {
    guard !codes.isEmpty else { return }
    codes += [UInt8](repeating: Code.end, count: 8 - codes.count)
    flush(&rows)
  }

  private mutating func flush(_ rows: inout [UInt8]) {
    rows += codes
    rows += content
    codes.removeAll(keepingCapacity: true)
    content.removeAll(keepingCapacity: true)
  }
}
