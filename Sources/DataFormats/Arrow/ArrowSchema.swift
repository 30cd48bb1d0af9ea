/// The types of Arrow columns that are read, and written.
enum ArrowType: Equatable {
  case null
  case int(bits: Int, isSigned: Bool)
  /// 32 or 64 bits.
  case float(bits: Int)
  case bool
  /// Text with offsets of 32 or 64 bits.
  case text(isLarge: Bool)
  /// Short texts in place, longer ones by where they stand in several buffers.
  case textView
  /// A type that is not read, by its name.
  case other(String)

  /// The number of the type in the format's union `Type`.
  var code: UInt8 {
    switch self {
    case .null, .other: 1
    case .int: 2
    case .float: 3
    case .text(let isLarge): isLarge ? 20 : 5
    case .bool: 6
    case .textView: 24
    }
  }

  /// Bytes of one value; 0 for types that have no fixed width.
  var width: Int {
    switch self {
    case .int(let bits, _), .float(let bits): bits / 8
    case .null, .bool, .text, .textView, .other: 0
    }
  }

  private static let names: [UInt8: String] = [
    4: "binary", 7: "decimal", 8: "date", 9: "time", 10: "timestamp", 11: "interval", 12: "list",
    13: "struct", 14: "union", 15: "fixed-size binary", 16: "fixed-size list", 17: "map",
    18: "duration", 19: "large binary", 21: "large list", 22: "run-end encoded column",
    23: "binary view",
  ]

  static func name(_ code: UInt8) -> String { names[code] ?? "unknown type \(code)" }
}

/// One column of an Arrow schema.
struct ArrowField {
  var name: String
  /// The type of the values, or of a dictionary's indices.
  var type: ArrowType
  var dictionary: Dictionary?
  var metadata: [String: String] = [:]

  /// A column of indices into values that stand elsewhere in the file.
  struct Dictionary {
    var id: Int64
    /// The type of the values.
    var type: ArrowType
    var isOrdered = false
  }
}

/// The columns of an Arrow file and what is said of all of them.
struct ArrowSchema {
  var fields: [ArrowField] = []
  var metadata: [String: String] = [:]
}

extension ArrowSchema {
  /// The schema that a flatbuffer table holds.
  init(_ table: FlatBufferReader.Table) throws {
    if try table.number(0, default: Int16(0)) != 0 { throw ArrowFault.refused("big-endian data") }
    metadata = try Self.pairs(table.tables(2))
    for field in try table.tables(1) { fields.append(try Self.field(field)) }
  }

  private static func pairs(
    _ tables: [FlatBufferReader.Table]
  ) throws(FlatBufferReader.Damage) -> [String: String] {
    var pairs: [String: String] = [:]
    for pair in tables { pairs[try pair.text(0) ?? ""] = try pair.text(1) ?? "" }
    return pairs
  }

  private static func field(_ table: FlatBufferReader.Table) throws -> ArrowField {
    let type = try type(table.number(2, default: UInt8(0)), table.table(3))
    var field = ArrowField(
      name: try table.text(0) ?? "", type: type, metadata: try pairs(table.tables(6)))
    if let encoding = try table.table(4) {
      let index = try encoding.table(1)
      let bits = try index?.number(0, default: Int32(32)) ?? 32
      let isSigned = try index?.number(1, default: UInt8(0)) ?? 1
      field.dictionary = ArrowField.Dictionary(
        id: try encoding.number(0), type: type,
        isOrdered: try encoding.number(2, default: UInt8(0)) != 0)
      field.type = try whole(bits, isSigned)
    }
    return field
  }

  private static func type(
    _ code: UInt8, _ details: FlatBufferReader.Table?
  ) throws -> ArrowType {
    switch code {
    case 1: return .null
    case 2:
      return try whole(
        details?.number(0, default: Int32(0)) ?? 0, details?.number(1, default: UInt8(0)) ?? 0)
    case 3:
      switch try details?.number(0, default: Int16(0)) ?? 0 {
      case 1: return .float(bits: 32)
      case 2: return .float(bits: 64)
      default: return .other("half-precision number")
      }
    case 5: return .text(isLarge: false)
    case 6: return .bool
    case 20: return .text(isLarge: true)
    case 24: return .textView
    default: return .other(ArrowType.name(code))
    }
  }

  private static func whole(_ bits: Int32, _ isSigned: UInt8) throws(ArrowFault) -> ArrowType {
    guard [8, 16, 32, 64].contains(bits) else { throw .damaged(part: "schema", offset: 0) }
    return .int(bits: Int(bits), isSigned: isSigned != 0)
  }

  /// The schema as a flatbuffer table.
  func write(to buffer: inout FlatBufferWriter) -> Int {
    let fields = fields.map { Self.write($0, to: &buffer) }
    let pairs = Self.write(metadata, to: &buffer)
    let list = buffer.vector(fields)
    return buffer.table([1: .reference(list), 2: .reference(pairs)])
  }

  private static func write(
    _ pairs: [String: String], to buffer: inout FlatBufferWriter
  ) -> Int {
    let tables = pairs.sorted { $0.key < $1.key }.map { key, value in
      let (key, value) = (buffer.string(key), buffer.string(value))
      return buffer.table([0: .reference(key), 1: .reference(value)])
    }
    return buffer.vector(tables)
  }

  private static func write(_ field: ArrowField, to buffer: inout FlatBufferWriter) -> Int {
    let name = buffer.string(field.name)
    let metadata = write(field.metadata, to: &buffer)
    let children = buffer.vector([Int]())
    let type = write(field.dictionary?.type ?? field.type, to: &buffer)
    var values: [Int: FlatBufferWriter.FieldValue] = [
      0: .reference(name), 1: .byte(1), 2: .byte((field.dictionary?.type ?? field.type).code),
      3: .reference(type), 5: .reference(children), 6: .reference(metadata),
    ]
    if let dictionary = field.dictionary {
      let index = write(field.type, to: &buffer)
      values[4] = .reference(
        buffer.table([
          0: .long(dictionary.id), 1: .reference(index), 2: .byte(dictionary.isOrdered ? 1 : 0),
        ]))
    }
    return buffer.table(values)
  }

  private static func write(_ type: ArrowType, to buffer: inout FlatBufferWriter) -> Int {
    switch type {
    case .int(let bits, let isSigned):
      buffer.table([0: .int(Int32(bits)), 1: .byte(isSigned ? 1 : 0)])
    case .float(let bits): buffer.table([0: .short(bits == 64 ? 2 : 1)])
    case .null, .bool, .text, .textView, .other: buffer.table([:])
    }
  }
}

/// Why an Arrow file cannot be read; `ArrowReader` adds the file.
enum ArrowFault: Error, Equatable {
  /// The file does not hold what it says, in a part of it, near an offset of the file.
  case damaged(part: String, offset: Int)
  /// Something that Arrow has and that is not read.
  case refused(String)
  /// A column of a type that is not read.
  case column(name: String, type: String)
}
