/// A JSON value and where it stands in its text.
package struct JSONNode: Equatable, Sendable {
  /// What JSON knows; members keep their order, numbers their digits.
  package enum JSONValue: Equatable, Sendable {
    case null
    case bool(Bool)
    /// As written: `1`, `2.50`, `1e3`.
    case number(String)
    case string(String)
    case array([JSONNode])
    case object([JSONMember])
  }

  package let value: JSONValue
  /// UTF-8 offset of its first byte.
  package let offset: Int

  package init(_ value: JSONValue, offset: Int = 0) {
    self.value = value
    self.offset = offset
  }

  /// The member of a name, of an object; nil otherwise.
  package subscript(name: String) -> JSONNode? {
    guard case .object(let members) = value else { return nil }
    return members.first { $0.name == name }?.node
  }

  package var string: String? {
    if case .string(let text) = value { return text }
    return nil
  }

  package var bool: Bool? {
    if case .bool(let bool) = value { return bool }
    return nil
  }

  package var elements: [JSONNode]? {
    if case .array(let elements) = value { return elements }
    return nil
  }

  package var members: [JSONMember]? {
    if case .object(let members) = value { return members }
    return nil
  }

  /// The text of a string or of a number as written: codes may be either.
  package var codeText: String? {
    switch value {
    case .string(let text), .number(let text): text
    case .bool(let bool): bool ? "true" : "false"
    default: nil
    }
  }
}

/// Why a text is not JSON, and where.
package struct JSONError: Error, Equatable {
  package let message: String
  /// UTF-8 offset.
  package let offset: Int

  package init(message: String, offset: Int) {
    self.message = message
    self.offset = offset
  }
}
