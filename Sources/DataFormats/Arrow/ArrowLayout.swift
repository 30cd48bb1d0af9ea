internal import Codebook
internal import Microdata

/// Where an Arrow IPC file keeps what: its schema, its dictionaries, its batches of rows.
///
/// Every number that the file states of them is checked against its bytes here: what a column says of
/// its rows and buffers holds once a layout is made.
///
/// - Source: Apache Arrow documentation, *Columnar format*, section *IPC file format*.
struct ArrowLayout {
  /// The buffers of one column in one batch, as ranges of the file; they hold its rows.
  struct ColumnBuffers {
    let rowCount: Int
    /// At most `rowCount`.
    let nullCount: Int
    /// Validity, then offsets or values, then text.
    let buffers: [Range<Int>]
  }

  /// Some rows of all columns.
  struct Batch {
    let rowCount: Int
    let columns: [ColumnBuffers]
  }

  let schema: ArrowSchema
  private(set) var batches: [Batch] = []
  /// The batches of each dictionary's values, in the order they are put together.
  private(set) var dictionaries: [Int64: [ColumnBuffers]] = [:]

  static let magic = Array("ARROW1".utf8)
  /// Mark before the length of a message.
  static let continuation: UInt32 = 0xFFFF_FFFF

  private enum MessageKind { static let dictionary: UInt8 = 2, batch: UInt8 = 3 }

  /// Rows for which a byte has room at most: of a column of true and false.
  private static let rowsPerByte = 8

  /// Finds the parts of a file.
  /// - Throws: `ArrowFault`, `FlatBufferReader.Damage`.
  init(_ file: RawSpan) throws {
    let footer = try Self.footer(file)
    guard let schema = try footer.table(1) else {
      throw ArrowFault.damaged(part: "footer", offset: 0)
    }
    self.schema = try ArrowSchema(schema)
    let (dictionaries, batches) = (try footer.rows(2, of: 3), try footer.rows(3, of: 3))
    try Self.checkApart(dictionaries + batches, file)
    for block in dictionaries { try addDictionary(Message(file, block)) }
    let columns = self.schema.fields.map { (name: $0.name, type: $0.type) }
    for block in batches {
      let message = try Message(file, block)
      guard message.kind == MessageKind.batch else { throw message.damage }
      self.batches.append(try batch(message.header, message, columns))
    }
  }

  /// Refuses blocks that cannot stand one behind the other: together they would be read many times.
  private static func checkApart(_ blocks: [[Int64]], _ file: RawSpan) throws(ArrowFault) {
    var left = file.byteCount
    for block in blocks {
      let length = Int(Int32(truncatingIfNeeded: block[1]))
      guard length >= 0, block[2] >= 0, length <= left, block[2] <= left - length else {
        throw .damaged(part: "list of blocks", offset: file.byteCount)
      }
      left -= length + Int(block[2])
    }
  }

  private static func footer(_ file: RawSpan) throws -> FlatBufferReader.Table {
    let end = file.byteCount
    guard end >= 2 * magic.count + 6, file.bytes(0..<magic.count) == magic else {
      throw ArrowFault.damaged(part: "beginning", offset: 0)
    }
    guard file.bytes(end - magic.count..<end) == magic else {
      throw ArrowFault.damaged(part: "end", offset: end - magic.count)
    }
    let length = Int(file.word(end - magic.count - 4))
    let start = end - magic.count - 4 - length
    guard length > 0, start >= magic.count else {
      throw ArrowFault.damaged(part: "footer", offset: end - magic.count - 4)
    }
    return try FlatBufferReader(file.bytes(start..<start + length)[...]).root()
  }

  private mutating func addDictionary(_ message: Message) throws {
    guard message.kind == MessageKind.dictionary, let data = try message.header.table(1) else {
      throw message.damage
    }
    let id: Int64 = try message.header.number(0)
    let isDelta = try message.header.number(2, default: UInt8(0)) != 0
    let fields = schema.fields.filter { $0.dictionary?.id == id }
    guard let first = fields.first, let type = first.dictionary?.type else { throw message.damage }
    if let other = fields.first(where: { $0.dictionary?.type != type }) {
      throw ArrowFault.damaged(part: "column `\(other.name)`", offset: 0)
    }
    let column = try batch(data, message, [(first.name, type)]).columns[0]
    if dictionaries[id] != nil, !isDelta { throw ArrowFault.refused("a dictionary given twice") }
    dictionaries[id, default: []].append(column)
  }

  private func batch(
    _ header: FlatBufferReader.Table, _ message: Message,
    _ fields: [(name: String, type: ArrowType)]
  ) throws -> Batch {
    if try header.table(3) != nil { throw ArrowFault.refused("compressed data") }
    let nodes = try header.rows(1, of: 2)
    var buffers = try message.ranges(header.rows(2, of: 2))[...]
    guard nodes.count == fields.count else { throw message.damage }
    let rowCount = try message.count(header.number(0))
    var more = try header.rows(4, of: 1).map { try message.count($0[0]) }.makeIterator()
    let columns = try zip(nodes, fields).map { node, field in
      let own = field.type.bufferCount + (field.type == .textView ? more.next() ?? 0 : 0)
      let column = ColumnBuffers(
        rowCount: rowCount, nullCount: Int(clamping: node[1]),
        buffers: Array(buffers.prefix(own)))
      guard node[0] == rowCount, (0...rowCount).contains(column.nullCount),
        column.buffers.count == own, column.holdsItsRows(field.type)
      else { throw ArrowFault.damaged(part: "column `\(field.name)`", offset: 0) }
      buffers = buffers.dropFirst(own)
      return column
    }
    return Batch(rowCount: rowCount, columns: columns)
  }

  /// One message of the file: its metadata, and where its data begin.
  private struct Message {
    let kind: UInt8
    let header: FlatBufferReader.Table
    private let offset: Int
    private let body: Range<Int>
    /// More rows than the file has room for.
    private let tooManyRows: Int

    init(_ file: RawSpan, _ block: [Int64]) throws {
      let damage = ArrowFault.damaged(part: "list of blocks", offset: file.byteCount)
      guard let offset = Int(exactly: block[0]), let body = Int(exactly: block[2]) else {
        throw damage
      }
      let length = Int(Int32(truncatingIfNeeded: block[1]))
      guard offset >= 0, length >= 8, body >= 0, length <= file.byteCount,
        body <= file.byteCount - length, offset <= file.byteCount - length - body
      else { throw damage }
      self.offset = offset
      let prefix = file.word(offset) == ArrowLayout.continuation ? 8 : 4
      let size = Int(file.word(offset + prefix - 4))
      guard size <= length - prefix else { throw damage }
      let table = try FlatBufferReader(
        file.bytes(offset + prefix..<offset + prefix + size)[...]
      ).root()
      guard let header = try table.table(2) else { throw damage }
      kind = try table.number(1)
      self.header = header
      self.body = offset + length..<offset + length + body
      tooManyRows = file.byteCount * ArrowLayout.rowsPerByte + 1
    }

    var damage: ArrowFault { .damaged(part: "batch", offset: offset) }

    /// A number of rows, or of buffers.
    func count(_ number: Int64) throws(ArrowFault) -> Int {
      guard let count = Int(exactly: number), count >= 0, count < tooManyRows else { throw damage }
      return count
    }

    /// The parts of the file that buffers are; together they are no longer than the body.
    func ranges(_ buffers: [[Int64]]) throws(ArrowFault) -> [Range<Int>] {
      var left = body.count
      var ranges: [Range<Int>] = []
      for buffer in buffers {
        guard let start = Int(exactly: buffer[0]), let count = Int(exactly: buffer[1]), start >= 0,
          count >= 0, count <= left, start <= body.count - count
        else { throw damage }
        left -= count
        ranges.append(body.lowerBound + start..<body.lowerBound + start + count)
      }
      return ranges
    }
  }
}

extension ArrowType {
  /// Buffers that a column of the type has.
  fileprivate var bufferCount: Int {
    switch self {
    case .null: 0
    case .int, .float, .bool, .textView: 2
    case .text: 3
    case .other: 0
    }
  }
}

extension ArrowLayout.ColumnBuffers {
  /// Whether the buffers are as long as the rows need: bits, values, one offset more than rows.
  fileprivate func holdsItsRows(_ type: ArrowType) -> Bool {
    let bits = (rowCount + 7) / 8
    if let validity = buffers.first {
      guard validity.count >= bits || validity.isEmpty && nullCount == 0 else { return false }
    }
    return switch type {
    case .null, .other: true
    case .int, .float: buffers[1].count / type.width >= rowCount
    case .bool: buffers[1].count >= bits
    case .text(let isLarge): rowCount == 0 || buffers[1].count / (isLarge ? 8 : 4) > rowCount
    case .textView: buffers[1].count / ArrowValues.viewSize >= rowCount
    }
  }
}

extension RawSpan {
  /// A copy of some bytes.
  func bytes(_ range: Range<Int>) -> [UInt8] {
    [UInt8](capacity: range.count) { room in
      for offset in range { room.append(unsafeLoad(fromByteOffset: offset, as: UInt8.self)) }
    }
  }

  /// Four bytes as a number, the first of them lowest.
  func word(_ offset: Int) -> UInt32 {
    // SAFETY: checked against the span; a UInt32 takes every bit pattern.
    UInt32(littleEndian: unsafeLoadUnaligned(fromByteOffset: offset, as: UInt32.self))
  }
}
