/// The line that opens a fenced block: three or more backticks or tildes and what the block is.
struct Fence: Equatable {
  let sign: Character
  let length: Int
  /// What stands behind the signs.
  let info: String

  /// Reads a line, set in by three blanks at most.
  init?(_ line: String) {
    let text = line.drop { $0 == " " }
    guard line.count - text.count <= 3, let sign = text.first, sign == "`" || sign == "~" else {
      return nil
    }
    let length = text.prefix { $0 == sign }.count
    let info = String(text.dropFirst(length)).trimmed
    guard length >= 3, sign == "~" || !info.contains("`") else { return nil }
    self.sign = sign
    self.length = length
    self.info = info
  }

  /// Whether a line closes the block.
  func isClosed(by line: String) -> Bool {
    guard let fence = Fence(line) else { return false }
    return fence.sign == sign && fence.length >= length && fence.info.isEmpty
  }

  /// What the block is, where this program reads it.
  enum Role: Equatable {
    /// Statements, with the rest of the info.
    case code(String)
    case output
    /// A text or raw cell that could not stand as it is.
    case cell(Cell.CellKind, String)
    /// Part of the text around it.
    case other
  }

  var role: Role {
    let words = info.split(separator: " ", maxSplits: 1).map(String.init)
    let rest = words.count > 1 ? words[1].trimmed : ""
    switch words.first {
    case "bq", "{bq}": return .code(rest)
    case "{code-cell}":
      return .code(rest == "bq" ? "" : rest.hasPrefix("bq ") ? String(rest.dropFirst(3)) : rest)
    case "output": return .output
    case "markdown" where rest == "cell" || rest.hasPrefix("cell "):
      return .cell(.text, String(rest.dropFirst(4)).trimmed)
    case "raw" where rest == "cell" || rest.hasPrefix("cell "):
      return .cell(.raw, String(rest.dropFirst(4)).trimmed)
    default: return .other
    }
  }

  /// A block of lines, its fence longer than any in them.
  static func block(_ text: String, info: String) -> String {
    let longest =
      text.documentLines.map { line in
        line.drop { $0 == " " }.prefix { $0 == "`" }.count
      }.max() ?? 0
    let fence = String(repeating: "`", count: max(3, longest + 1))
    return fence + info + "\n" + text + (text.isEmpty ? "" : "\n") + fence
  }
}
