/// A source of entries: a terminal with editing and history, or a plain stream.
package protocol LineReader {
  /// Reads one whole entry, which may hold several lines.
  ///
  /// - Parameter prompt: shown before the first line where there is a terminal; it may hold colour
  ///   escapes (`ESC[…m`).
  /// - Returns: the entry as typed, without its last newline, or how the reading ended.
  /// - Throws: `LineEditorError` if the input cannot be read.
  mutating func readEntry(prompt: String) throws -> LineEvent

  /// Adds an entry to the history; the caller says when, usually just before running it.
  mutating func remember(_ entry: String)

  /// Says whether an entry ran or failed: what failed is not what the grey text goes on with.
  mutating func note(_ entry: String, hasFailed: Bool)

  /// Makes Up show an entry first while the next one is read: a corrected one.
  mutating func offer(_ entry: String)

  /// Takes keys that were pressed elsewhere: they are read before those of the terminal.
  mutating func take(_ keys: [UInt8])

  /// What could not be done for the history: one line, told once.
  mutating func takeWarning() -> String?

  /// Whether Up recalls anything.
  var recallsEntries: Bool { get }
}

/// What one call of `readEntry` ends with.
package enum LineEvent: Equatable, Sendable {
  /// A complete entry; lines are separated by a newline, none ends it.
  case entry(String)
  /// Ctrl-C: the entry is dropped.
  case interrupted
  /// Ctrl-D on an empty line, the end of the stream, or a terminal that is gone.
  case endOfInput
}

/// Why a reader cannot start or go on.
package enum LineEditorError: Error, Equatable {
  /// Standard input or output is not a terminal; a `PlainLineReader` is wanted.
  case notATerminal
  /// The system has no UTF-8 locale, not even `C.UTF-8`.
  case noUTF8Locale
  /// libedit refuses to start on this terminal.
  case editorUnavailable
  /// `read` fails with this `errno`.
  case unreadableInput(Int32)
}
