import TextLayout

/// The canonical text of a statement: what must stand on its first line, and what may follow below.
struct StatementLayout {
  var head: String
  var parts: [String]

  init(_ head: String, _ parts: [String] = []) {
    self.head = head
    self.parts = parts
  }

  static let widestLine = 100

  /// One line when it fits, else every part on a line of its own, four spaces in.
  ///
  /// A `;` ends what would otherwise go on over the newline, such as an empty `test`.
  var text: String {
    let line = ([head] + parts).joined(separator: " ")
    let isShort = DisplayWidth.of(line) <= Self.widestLine || parts.isEmpty
    let text = isShort ? line : ([head] + parts).joined(separator: "\n    ")
    return endsOpen(text) ? text + ";" : text
  }

  private func endsOpen(_ text: String) -> Bool {
    let last = text.utf8.reversed().prefix { $0 != 0x20 && $0 != 0x2C }.reversed()
    guard Words.continuing.contains(String(decoding: Array(last), as: UTF8.self)) else {
      return false
    }
    return !Parser.isComplete(text)
  }
}

extension [String] {
  /// A comma behind every piece but the last.
  func separated() -> [String] {
    enumerated().map { $0.offset < count - 1 ? $0.element + "," : $0.element }
  }
}
