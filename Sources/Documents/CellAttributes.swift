import JSONSyntax

/// What a cell's mark says behind its title: `Telework id="x" tags=["parameters"]`.
struct CellAttributes: Equatable {
  var title = ""
  var id: String?
  var metadata: [JSONMember] = []

  init(title: String = "", id: String? = nil, metadata: [JSONMember] = []) {
    self.title = title
    self.id = id
    self.metadata = metadata
  }

  init(_ cell: Cell) { self.init(title: cell.title, id: cell.id, metadata: cell.metadata) }

  /// Reads a mark; what cannot be read as attributes is title.
  init(_ mark: String) {
    let (text, members) = Self.parts(mark)
    self.init(text: text, members: members)
  }

  /// From the two parts of a mark.
  init(text: String, members: [JSONMember]) {
    title = text
    for member in members {
      switch (member.name, member.node.string) {
      case ("id", let id?): self.id = id
      case ("title", let title?): self.title = title
      default: metadata.append(member)
      }
    }
  }

  /// Parts a mark into the text before its attributes and these.
  static func parts(_ mark: String) -> (text: String, members: [JSONMember]) {
    let characters = Array(mark)
    for start in characters.indices where start == 0 || characters[start - 1] == " " {
      if let members = members(characters[start...]) {
        return (String(characters[..<start]).trimmed, members)
      }
    }
    return (mark.trimmed, [])
  }

  /// `key=JSON key=JSON …` up to the end; nothing where that is not all there is.
  private static func members(_ text: ArraySlice<Character>) -> [JSONMember]? {
    var members: [JSONMember] = []
    var rest = text.drop { $0 == " " }
    while !rest.isEmpty {
      let name = rest.prefix { $0.isLetter || $0.isNumber || "_-.".contains($0) }
      guard !name.isEmpty, name.first?.isLetter == true, rest.dropFirst(name.count).first == "="
      else { return nil }
      rest = rest.dropFirst(name.count + 1)
      guard let (node, length) = value(rest) else { return nil }
      members.append(JSONMember(String(name), node))
      rest = rest.dropFirst(length).drop { $0 == " " }
    }
    return members.isEmpty ? nil : members
  }

  /// The shortest run of characters up to a blank or the end that is a JSON value.
  private static func value(_ text: ArraySlice<Character>) -> (JSONNode, Int)? {
    for length in 1...max(1, text.count) where length <= text.count {
      let end = text.index(text.startIndex, offsetBy: length)
      guard end == text.endIndex || text[end] == " " else { continue }
      if let node = try? JSONReader.read(Array(String(text[..<end]).utf8)) { return (node, length) }
    }
    return nil
  }

  /// The title where it can stand as it is, before the attributes.
  var titleText: String { titleIsPlain ? title : "" }

  /// The attributes, with a title that cannot stand as it is among them.
  var tail: String {
    var parts: [String] = []
    if !title.isEmpty, !titleIsPlain { parts.append("title=" + JSONWriter.quoted(title)) }
    if let id { parts.append("id=" + JSONWriter.quoted(id)) }
    parts += metadata.map { $0.name + "=" + JSONWriter.compact($0.node) }
    return parts.joined(separator: " ")
  }

  /// Whether reading the title gives it back, and nothing in it is a mark.
  private var titleIsPlain: Bool {
    CellAttributes(title) == CellAttributes(title: title)
      && !title.contains { "[]{}`\n".contains($0) } && !title.contains("--")
  }

  var isEmpty: Bool { title.isEmpty && id == nil && metadata.isEmpty }
}

extension String {
  /// The text without blanks at its ends.
  var trimmed: String {
    let start = drop { $0 == " " || $0 == "\t" }
    guard let last = start.lastIndex(where: { $0 != " " && $0 != "\t" }) else { return "" }
    return String(start[...last])
  }
}
