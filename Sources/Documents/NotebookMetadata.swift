import JSONSyntax

/// What a notebook says of its language, and how it stands at the top of other files.
enum NotebookMetadata {
  /// The members that every notebook of this program has.
  static let own: [JSONMember] = [
    JSONMember(
      "kernelspec",
      [
        JSONMember("display_name", "baro"), JSONMember("language", "bq"),
        JSONMember("name", "baro"),
      ]),
    JSONMember(
      "language_info",
      [
        JSONMember("file_extension", ".bq"), JSONMember("mimetype", "text/x-bq"),
        JSONMember("name", "bq"),
      ]),
  ]

  /// Members that speak of something else than this program and its language, of which Jupyter adds
  /// what it heard from the kernel.
  static func foreign(_ members: [JSONMember]) -> [JSONMember] {
    members.filter { member in
      !own.contains {
        $0.name == member.name && $0.node["name"]?.string == member.node["name"]?.string
      }
    }
  }

  /// All members, the foreign ones in place of its own.
  static func all(_ foreign: [JSONMember]) -> [JSONMember] {
    own.filter { member in !foreign.contains { $0.name == member.name } } + foreign
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
