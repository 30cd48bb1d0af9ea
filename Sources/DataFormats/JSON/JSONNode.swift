/// A JSON value and where it stands in its text.
struct JSONNode: Equatable, Sendable {
  /// What JSON knows; members keep their order, numbers their digits.
  enum Value: Equatable, Sendable {
    case null
    case bool(Bool)
    /// As written: `1`, `2.50`, `1e3`.
    case number(String)
    case string(String)
    case array([JSONNode])
    case object([JSONMember])
  }

  let value: Value
  /// UTF-8 offset of its first byte.
  let offset: Int

  /// The member of a name, of an object; nil otherwise.
  subscript(name: String) -> JSONNode? {
    guard case .object(let members) = value else { return nil }
    return members.first { $0.name == name }?.node
  }

  var string: String? {
    if case .string(let text) = value { return text }
    return nil
  }

  var bool: Bool? {
    if case .bool(let bool) = value { return bool }
    return nil
  }

  var elements: [JSONNode]? {
    if case .array(let elements) = value { return elements }
    return nil
  }

  var members: [JSONMember]? {
    if case .object(let members) = value { return members }
    return nil
  }

  /// The text of a string or of a number as written: codes may be either.
  var codeText: String? {
    switch value {
    case .string(let text), .number(let text): text
    case .bool(let bool): bool ? "true" : "false"
    default: nil
    }
  }
}

/// One name and value of a JSON object.
struct JSONMember: Equatable, Sendable {
  let name: String
  let node: JSONNode
}

/// Why a text is not JSON, and where.
struct JSONError: Error, Equatable {
  let message: String
  /// UTF-8 offset.
  let offset: Int
}
