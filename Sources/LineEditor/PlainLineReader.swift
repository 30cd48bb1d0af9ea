private import Glibc

/// Entries read line by line, without editing, history or escape bytes.
///
/// For input that is not a terminal, and for a terminal without cursor movement.
package struct PlainLineReader: LineReader {
  private let descriptor: Int32
  private let isComplete: (String) -> Bool
  private let showPrompt: (String) -> Void
  private var buffer: [UInt8] = []
  /// Where the unread part of the buffer begins.
  private var start = 0
  private var hasEnded = false

  /// A reader of a descriptor, which stays open.
  ///
  /// - Parameters:
  ///   - descriptor: standard input by default.
  ///   - isComplete: lines are joined until it agrees or the stream ends; by default each line is
  ///     an entry.
  ///   - showPrompt: writes the prompt, for someone who types.
  package init(
    descriptor: Int32 = 0, isComplete: @escaping (String) -> Bool = { _ in true },
    showPrompt: @escaping (String) -> Void = { _ in }
  ) {
    self.descriptor = descriptor
    self.isComplete = isComplete
    self.showPrompt = showPrompt
  }

  /// Does nothing: a stream has no history.
  package mutating func remember(_ entry: String) {}

  /// Does nothing: nothing can be recalled.
  package mutating func offer(_ entry: String) {}

  /// There is no grey text.
  package mutating func note(_ entry: String, hasFailed: Bool) {}

  /// Does nothing: keys are pressed at a terminal.
  package mutating func take(_ keys: [UInt8]) {}

  /// Has nothing to tell.
  package mutating func takeWarning() -> String? { nil }

  package var recallsEntries: Bool { false }

  /// Reads lines up to the end of an entry.
  ///
  /// - Throws: `LineEditorError.unreadableInput`.
  package mutating func readEntry(prompt: String) throws -> LineEvent {
    showPrompt(prompt)
    guard var entry = try readLine() else { return .endOfInput }
    while !isComplete(entry), let line = try readLine() { entry += "\n" + line }
    return .entry(entry)
  }

  /// The next line without its end (LF or CR LF); malformed UTF-8 becomes U+FFFD.
  private mutating func readLine() throws -> String? {
    var searched = start
    while true {
      if let end = buffer[searched...].firstIndex(of: UInt8(ascii: "\n")) {
        return takeLine(to: end, next: end + 1)
      }
      searched = buffer.count
      if hasEnded { return start < buffer.count ? takeLine(to: searched, next: searched) : nil }
      searched -= try fill()
    }
  }

  private mutating func takeLine(to end: Int, next: Int) -> String {
    let line = buffer[start..<end]
    start = next
    return String(decoding: line.last == UInt8(ascii: "\r") ? line.dropLast() : line, as: UTF8.self)
  }

  /// Reads more.
  ///
  /// - Returns: how many bytes, already taken, were removed before the rest.
  private mutating func fill() throws -> Int {
    let removed = start
    buffer.removeFirst(removed)
    start = 0
    var chunk = [UInt8](repeating: 0, count: 65_536)
    var count = read(descriptor, &chunk, chunk.count)
    while count < 0, errno == EINTR { count = read(descriptor, &chunk, chunk.count) }
    guard count >= 0 else { throw LineEditorError.unreadableInput(errno) }
    hasEnded = count == 0
    buffer += chunk[..<count]
    return removed
  }
}
