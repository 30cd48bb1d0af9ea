/// Reads JSON strictly, by RFC 8259, with a place for every error.
///
/// Our own and not Foundation's: a data package is read on the way to the first table, and loading
/// Foundation takes longer than everything else on that way. Nesting is limited, a name may stand
/// once in an object, nothing is forgiven.
package struct JSONReader {
  /// Arrays and objects within each other.
  static let deepest = 256

  private let bytes: [UInt8]
  private let end: Int
  private var offset: Int
  private var depth = 0

  /// Reads one value that fills the text.
  /// - Parameters:
  ///   - bytes: well-formed UTF-8.
  ///   - range: the part that holds the value.
  /// - Returns: the value with the places of its parts.
  /// - Throws: `JSONError` at the first fault.
  /// - Complexity: O(bytes).
  package static func read(
    _ bytes: [UInt8], in range: Range<Int>? = nil
  ) throws(JSONError) -> JSONNode {
    var reader = JSONReader(bytes, range ?? bytes.indices)
    let node = try reader.value()
    reader.skipBlanks()
    if reader.offset < reader.end { throw reader.error("text after the end of the value") }
    return node
  }

  private init(_ bytes: [UInt8], _ range: Range<Int>) {
    self.bytes = bytes
    end = range.upperBound
    offset = range.lowerBound
  }

  private func error(_ message: String) -> JSONError { JSONError(message: message, offset: offset) }

  private var byte: UInt8? { offset < end ? bytes[offset] : nil }

  private mutating func skipBlanks() {
    while let byte, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { offset += 1 }
  }

  private mutating func value() throws(JSONError) -> JSONNode {
    skipBlanks()
    let start = offset
    guard let byte else { throw error("the text ends where a value is expected") }
    let value: JSONNode.JSONValue
    switch byte {
    case UInt8(ascii: "{"): value = try nested { reader throws(JSONError) in try reader.object() }
    case UInt8(ascii: "["): value = try nested { reader throws(JSONError) in try reader.array() }
    case UInt8(ascii: "\""): value = .string(try string())
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): value = .number(try number())
    default: value = try word()
    }
    return JSONNode(value, offset: start)
  }

  private mutating func nested(
    _ body: (inout JSONReader) throws(JSONError) -> JSONNode.JSONValue
  ) throws(JSONError) -> JSONNode.JSONValue {
    depth += 1
    if depth > Self.deepest { throw error("nested more than \(Self.deepest) deep") }
    offset += 1
    let value = try body(&self)
    depth -= 1
    return value
  }

  private mutating func array() throws(JSONError) -> JSONNode.JSONValue {
    var elements: [JSONNode] = []
    if closes("]") { return .array([]) }
    while true {
      elements.append(try value())
      if closes("]") { return .array(elements) }
      try expect(",", or: "]")
    }
  }

  private mutating func object() throws(JSONError) -> JSONNode.JSONValue {
    var members: [JSONMember] = []
    var names = MemberNames()
    if closes("}") { return .object([]) }
    while true {
      skipBlanks()
      guard byte == UInt8(ascii: "\"") else { throw error("expected a name in double quotes") }
      let start = offset
      let name = try string()
      guard names.insert(name, members) else {
        throw JSONError(message: "the name `\(name)` stands twice in one object", offset: start)
      }
      try expect(":", or: nil)
      members.append(JSONMember(name, try value()))
      if closes("}") { return .object(members) }
      try expect(",", or: "}")
    }
  }

  /// Steps over a closing bracket, if one is next.
  private mutating func closes(_ bracket: Unicode.Scalar) -> Bool {
    skipBlanks()
    guard byte == UInt8(ascii: bracket) else { return false }
    offset += 1
    return true
  }

  private mutating func expect(
    _ sign: Unicode.Scalar, or other: Unicode.Scalar?
  ) throws(JSONError) {
    skipBlanks()
    guard byte == UInt8(ascii: sign) else {
      throw error("expected `\(sign)`" + (other.map { " or `\($0)`" } ?? ""))
    }
    offset += 1
  }

  private mutating func word() throws(JSONError) -> JSONNode.JSONValue {
    let words: [(String, JSONNode.JSONValue)] = [
      ("true", .bool(true)), ("false", .bool(false)), ("null", .null),
    ]
    for (word, value) in words where bytes[offset..<end].starts(with: word.utf8) {
      offset += word.utf8.count
      return value
    }
    throw error("expected a value")
  }

  private mutating func digits() throws(JSONError) {
    let start = offset
    while let byte, (0x30...0x39).contains(byte) { offset += 1 }
    if offset == start { throw error("expected a digit") }
  }

  private mutating func number() throws(JSONError) -> String {
    let start = offset
    if byte == UInt8(ascii: "-") { offset += 1 }
    let first = offset
    try digits()
    if bytes[first] == 0x30, offset > first + 1 {
      throw JSONError(message: "a number may not begin with 0", offset: first)
    }
    if byte == UInt8(ascii: ".") {
      offset += 1
      try digits()
    }
    if byte == UInt8(ascii: "e") || byte == UInt8(ascii: "E") {
      offset += 1
      if byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") { offset += 1 }
      try digits()
    }
    return String(decoding: bytes[start..<offset], as: UTF8.self)
  }

  private mutating func string() throws(JSONError) -> String {
    let start = offset
    offset += 1
    var content: [UInt8] = []
    while let byte {
      switch byte {
      case UInt8(ascii: "\""):
        offset += 1
        return String(decoding: content, as: UTF8.self)
      case UInt8(ascii: "\\"): content.append(contentsOf: String(try escape()).utf8)
      case ..<0x20: throw error("a control character in a text")
      default:
        content.append(byte)
        offset += 1
      }
    }
    throw JSONError(message: "the text that opens here is never closed", offset: start)
  }

  private static let escapes: [UInt8: Unicode.Scalar] = [
    0x22: "\"", 0x5C: "\\", 0x2F: "/", 0x62: "\u{8}", 0x66: "\u{C}", 0x6E: "\n", 0x72: "\r",
    0x74: "\t",
  ]

  private mutating func escape() throws(JSONError) -> Unicode.Scalar {
    let start = offset
    offset += 1
    guard let byte else { throw error("the text ends within an escape") }
    if let scalar = Self.escapes[byte] {
      offset += 1
      return scalar
    }
    guard byte == UInt8(ascii: "u") else {
      throw JSONError(message: "no such escape", offset: start)
    }
    let first = try unit()
    if let scalar = Unicode.Scalar(first) { return scalar }
    guard first < 0xDC00, byteIs("\\"), let second = try lowSurrogate() else {
      throw JSONError(message: "half of a surrogate pair", offset: start)
    }
    return Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)) ?? "\u{FFFD}"
  }

  private func byteIs(_ sign: Unicode.Scalar) -> Bool { byte == UInt8(ascii: sign) }

  private mutating func lowSurrogate() throws(JSONError) -> UInt32? {
    offset += 1
    guard byteIs("u") else { return nil }
    let value = try unit()
    return (0xDC00...0xDFFF).contains(value) ? value : nil
  }

  /// The four digits after `u`.
  private mutating func unit() throws(JSONError) -> UInt32 {
    offset += 1
    guard offset + 4 <= end else { throw error("expected four hexadecimal digits") }
    let digits = bytes[offset..<offset + 4]
    guard digits.allSatisfy({ Unicode.Scalar($0).properties.isASCIIHexDigit }),
      let value = UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
    else { throw error("expected four hexadecimal digits") }
    offset += 4
    return value
  }
}

/// Tells names that stand twice in one object; most objects are small and need no set.
private struct MemberNames {
  private var names: Set<String> = []
  private static let few = 16

  /// Takes a name after the members so far.
  /// - Returns: false when it is there already.
  mutating func insert(_ name: String, _ members: [JSONMember]) -> Bool {
    if members.count < Self.few { return !members.contains { $0.name == name } }
    if names.isEmpty { names = Set(members.map(\.name)) }
    return names.insert(name).inserted
  }
}
