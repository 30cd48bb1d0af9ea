private import CEdit
private import Glibc

/// The terminal of who reads keys one by one and draws a whole screen, beside the prompt's own: that one
/// comes back as it was.
package struct KeyTerminal {
  /// What comes from the terminal.
  package enum Input: Equatable, Sendable {
    case byte(UInt8)
    /// The window has another size.
    case resized
    /// Nothing came in time.
    case silence
    /// The terminal is gone.
    case ended
  }

  private static let otherScreen = "\u{1B}[?1049h\u{1B}[?7l\u{1B}[?2004h"
  private static let firstScreen = "\u{1B}[?2004l\u{1B}[?7h\u{1B}[?1049l"

  /// Whether keys were pressed that nobody has read: what would open now would take them.
  package static var hasTypedAhead: Bool {
    guard isatty(STDIN_FILENO) == 1, cedit_set_keys_mode(true) else { return false }
    defer { _ = cedit_set_keys_mode(false) }
    return isReady(within: 0) > 0
  }

  /// Does something on the other screen.
  ///
  /// - Returns: nothing where there is no terminal.
  package static func during<Value>(_ work: (KeyTerminal) -> Value) -> Value? {
    guard isatty(STDIN_FILENO) == 1 else { return nil }
    var value: Value?
    TerminalWatch.during {
      guard cedit_set_keys_mode(true) else { return }
      cedit_show_other_screen(true)
      cedit_write(otherScreen)
      value = work(KeyTerminal())
      cedit_write(firstScreen)
      cedit_show_other_screen(false)
      _ = cedit_set_keys_mode(false)
    }
    return value
  }

  /// Does something in the terminal's ordinary mode, in which Ctrl-C is a signal.
  package func ordinarily<Value>(_ work: () -> Value) -> Value {
    _ = cedit_set_keys_mode(false)
    defer { _ = cedit_set_keys_mode(true) }
    return work()
  }

  /// Columns and rows.
  package var size: (columns: Int, rows: Int) {
    let size = TerminalSize.current
    return (size.columns, size.rows)
  }

  package func write(_ text: String) { cedit_write(text) }

  /// Waits for what comes next.
  ///
  /// - Parameter milliseconds: how long; nothing: for ever.
  /// - Returns: one byte, or why there is none.
  package func next(within milliseconds: Int32? = nil) -> Input {
    while true {
      if TerminalWatch.takeChange() { return .resized }
      let ready = Self.isReady(within: milliseconds ?? -1)
      if ready == 0 { return .silence }
      if ready < 0 {
        if errno == EINTR { continue }
        return .ended
      }
      var byte: UInt8 = 0
      let count = read(STDIN_FILENO, &byte, 1)
      if count == 1 { return .byte(byte) }
      if count == 0 || errno != EINTR { return .ended }
    }
  }

  private static func isReady(within milliseconds: Int32) -> Int32 {
    var asked = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    return poll(&asked, 1, milliseconds)
  }
}
