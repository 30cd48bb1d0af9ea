import DataFormats
import QuerySyntax

/// What the prompt alone understands: words of a terminal, and a file that is dropped on it.
enum ShellCommand: Equatable {
  /// `cd "folder"`; the home folder without one.
  case changeFolder(String?)
  /// `pwd`
  case showFolder
  /// `ls "folder"`
  case listFolder(String?)
  /// `tour`, `tour 5`, `tour off`
  case tour(String)
  /// `view 7`: a result to look through; the last one without a name.
  case view(String)
  /// `exit`, as other programs leave.
  case leave
  /// A path alone, as a file manager drops it.
  case load(String)

  private static let leaving: Set<String> = [
    "exit", "bye", "q", "\\q", ":q", ":q!", "q()", "quit()", "exit()", ".quit", ".exit", "quit.",
    "logout",
  ]

  /// Reads an entry; nothing where it is a statement.
  ///
  /// - Parameters:
  ///   - entry: as typed.
  ///   - leadsSomewhere: whether something stands at a path.
  init?(_ entry: String, leadsSomewhere: (String) -> Bool) {
    let text = Self.trimmed(entry)
    guard !text.contains(where: \.isNewline) else { return nil }
    let word = String(text.prefix { $0 != " " })
    let rest = Self.trimmed(String(text.dropFirst(word.count)))
    switch word.lowercased() {
    case "cd": self = .changeFolder(rest.isEmpty ? nil : Self.path(rest))
    case "pwd" where rest.isEmpty: self = .showFolder
    case "ls", "dir": self = .listFolder(rest.isEmpty ? nil : Self.path(rest))
    case "tour": self = .tour(rest.lowercased())
    case "view": self = .view(rest)
    case let word where rest.isEmpty && Self.leaving.contains(word): self = .leave
    default:
      guard Self.looksLikePath(text), case let path = Self.path(text), leadsSomewhere(path) else {
        return nil
      }
      self = .load(path)
    }
  }

  private static func trimmed(_ text: String) -> String {
    var text = text.drop(while: \.isWhitespace)
    while let last = text.last, last.isWhitespace || last == ";" { text.removeLast() }
    return String(text)
  }

  private static func looksLikePath(_ text: String) -> Bool {
    let starts = ["/", "~/", "./", "../", "'/", "\"/", "file://"]
    return starts.contains(where: text.hasPrefix)
  }

  /// A path without what terminals put around and into it: quotes, backslashes, `file://` and `%20`.
  static func path(_ text: String) -> String {
    if let quote = text.first, quote == "'" || quote == "\"", text.count > 1, text.last == quote {
      return String(text.dropFirst().dropLast())
        .replacing("'\\''", with: "'").replacing("\"\"", with: "\"")
    }
    if text.hasPrefix("file://") { return decoded(String(text.dropFirst("file://".count))) }
    var path = ""
    var isEscaped = false
    for character in text {
      if character == "\\", !isEscaped {
        isEscaped = true
      } else {
        path.append(character)
        isEscaped = false
      }
    }
    return path
  }

  /// An address with its `%20` as signs.
  private static func decoded(_ address: String) -> String {
    var bytes: [UInt8] = []
    var rest = Array(address.utf8)[...]
    while let byte = rest.popFirst() {
      let digits = String(decoding: rest.prefix(2), as: UTF8.self)
      if byte == UInt8(ascii: "%"), digits.count == 2, let value = UInt8(digits, radix: 16) {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
