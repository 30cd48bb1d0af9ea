import JSONSyntax

/// What a notebook says of its language, and how it stands at the top of other files.
enum NotebookMetadata {
  /// The members that every notebook of this program has.
  static let own: [JSONMember] = [
    JSONMember(
      "kernelspec",
      JSONNode(
        .object([
          JSONMember("display_name", JSONNode(.string("baro"))),
          JSONMember("language", JSONNode(.string("bq"))),
          JSONMember("name", JSONNode(.string("baro"))),
        ]))),
    JSONMember(
      "language_info",
      JSONNode(
        .object([
          JSONMember("file_extension", JSONNode(.string(".bq"))),
          JSONMember("mimetype", JSONNode(.string("text/x-bq"))),
          JSONMember("name", JSONNode(.string("bq"))),
        ]))),
  ]

  /// Members that differ from this program's own.
  static func foreign(_ members: [JSONMember]) -> [JSONMember] {
    members.filter { member in
      !own.contains { $0.name == member.name && same($0.node, member.node) }
    }
  }

  /// All members, the foreign ones in place of its own.
  static func all(_ foreign: [JSONMember]) -> [JSONMember] {
    own.filter { member in !foreign.contains { $0.name == member.name } } + foreign
  }

  /// Whether two values are the same, wherever they stand.
  static func same(_ first: JSONNode, _ second: JSONNode) -> Bool {
    JSONWriter.compact(first) == JSONWriter.compact(second)
  }

  /// The line between `---` lines at the top of a text file.
  static func line(_ members: [JSONMember]) -> String {
    "jupyter: " + JSONWriter.compact(JSONNode(.object(members)))
  }

  /// The members of such a line.
  static func members(_ line: String) -> [JSONMember]? {
    guard line.hasPrefix("jupyter: {"),
      let node = try? JSONReader.read(Array(line.dropFirst("jupyter: ".count).utf8))
    else { return nil }
    return node.members
  }
}
