/// Writes JSON over several lines, one blank a level, as notebooks are kept: members in the order
/// of their names, characters as they are, no blank at a line's end.
package enum JSONWriter {
  /// The text of a value, ending in a newline.
  ///
  /// - Complexity: O(characters).
  package static func indented(_ node: JSONNode) -> String {
    var text = ""
    write(node, depth: 0, into: &text)
    return text + "\n"
  }

  /// The text of a value on one line.
  package static func compact(_ node: JSONNode) -> String {
    switch node.value {
    case .array(let elements): "[" + elements.map(compact).joined(separator: ", ") + "]"
    case .object(let members):
      "{"
        + sorted(members).map { quoted($0.name) + ": " + compact($0.node) }
        .joined(separator: ", ") + "}"
    default: scalar(node)
    }
  }

  private static func write(_ node: JSONNode, depth: Int, into text: inout String) {
    switch node.value {
    case .array(let elements) where !elements.isEmpty:
      enclose("[", "]", count: elements.count, depth, &text) { index, text in
        write(elements[index], depth: depth + 1, into: &text)
      }
    case .object(let members) where !members.isEmpty:
      let members = sorted(members)
      enclose("{", "}", count: members.count, depth, &text) { index, text in
        text += quoted(members[index].name) + ": "
        write(members[index].node, depth: depth + 1, into: &text)
      }
    case .array: text += "[]"
    case .object: text += "{}"
    default: text += scalar(node)
    }
  }

  private static func enclose(
    _ open: String, _ close: String, count: Int, _ depth: Int, _ text: inout String,
    _ element: (Int, inout String) -> Void
  ) {
    text += open + "\n"
    for index in 0..<count {
      text += String(repeating: " ", count: depth + 1)
      element(index, &text)
      text += index < count - 1 ? ",\n" : "\n"
    }
    text += String(repeating: " ", count: depth) + close
  }

  private static func scalar(_ node: JSONNode) -> String {
    switch node.value {
    case .null: "null"
    case .bool(let bool): bool ? "true" : "false"
    case .number(let number): number
    case .string(let string): quoted(string)
    case .array, .object: ""
    }
  }

  private static func sorted(_ members: [JSONMember]) -> [JSONMember] {
    members.sorted { $0.name.unicodeScalars.lexicographicallyPrecedes($1.name.unicodeScalars) }
  }

  private static let escapes: [Unicode.Scalar: String] = [
    "\"": "\\\"", "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\u{8}": "\\b",
    "\u{C}": "\\f",
  ]

  /// A text in quotes; control characters are escaped.
  package static func quoted(_ string: String) -> String {
    var text = "\""
    for scalar in string.unicodeScalars {
      if let escape = escapes[scalar] {
        text += escape
      } else if scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) {
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      } else {
        text.unicodeScalars.append(scalar)
      }
    }
    return text + "\""
  }
}
