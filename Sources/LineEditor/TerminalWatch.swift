private import CEdit

/// Signals while an entry is read: changes of the window's size are noted, an order to end gives
/// the terminal back in its ordinary mode and ends the process.
enum TerminalWatch {
  /// Watches during some work, which may be stopped in a `read` by a change of size.
  static func during(_ work: () -> Void) {
    cedit_watch_terminal()
    defer { cedit_unwatch_terminal() }
    work()
  }

  /// True once after each change of size.
  static func takeChange() -> Bool {
    cedit_take_window_change()
  }
}
