/// One name and value of a JSON object.
package struct JSONMember: Equatable, Sendable {
  package let name: String
  package let node: JSONNode

  package init(_ name: String, _ node: JSONNode) {
    self.name = name
    self.node = node
  }
}

extension JSONMember {
  /// A member whose value is a text.
  package init(_ name: String, _ text: String) { self.init(name, JSONNode(.string(text))) }

  /// A member whose value is a whole number.
  package init(_ name: String, _ number: Int) { self.init(name, JSONNode(.number(String(number)))) }

  /// A member whose value is true or false.
  package init(_ name: String, _ flag: Bool) { self.init(name, JSONNode(.bool(flag))) }

  /// A member whose value is an object.
  package init(_ name: String, _ members: [JSONMember]) {
    self.init(name, JSONNode(.object(members)))
  }

  /// A member whose value is a list.
  package init(_ name: String, _ elements: [JSONNode]) {
    self.init(name, JSONNode(.array(elements)))
  }
}
