/// An entry as one line of the history file: `\n` for a newline, `\\` for a backslash.
enum HistoryEncoding {
  private static let backslash = UInt8(ascii: "\\")
  /// Stands behind an entry that failed: a comment of the language.
  private static let failureMark = "  # failed"

  /// The line of an entry, without its end.
  static func line(for entry: String, hasFailed: Bool = false) -> [UInt8] {
    var line: [UInt8] = []
    for byte in (hasFailed ? entry + failureMark : entry).utf8 {
      switch byte {
      case UInt8(ascii: "\n"): line += [backslash, UInt8(ascii: "n")]
      case backslash: line += [backslash, backslash]
      case 0: continue
      default: line.append(byte)
      }
    }
    return line
  }

  /// The entry of a line, and whether it failed; a backslash before anything else stands for itself.
  ///
  /// - Returns: nil for a blank line or malformed UTF-8.
  static func entry(from line: [UInt8]) -> (entry: String, hasFailed: Bool)? {
    var entry: [UInt8] = []
    var bytes = line[...]
    while let byte = bytes.popFirst() {
      let next = byte == backslash ? bytes.first : nil
      if next == backslash || next == UInt8(ascii: "n") { bytes.removeFirst() }
      entry.append(next == UInt8(ascii: "n") ? UInt8(ascii: "\n") : byte)
    }
    guard !entry.isEmpty, let text = String(validating: entry, as: UTF8.self) else { return nil }
    let hasFailed = text.hasSuffix(failureMark) && text.utf8.count > failureMark.utf8.count
    return (hasFailed ? String(text.dropLast(failureMark.count)) : text, hasFailed)
  }
}
