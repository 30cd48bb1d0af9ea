private import CEdit

/// Changes of the window's size, noted only while an entry is read.
enum WindowWatch {
  /// Notes changes during some work, which may be stopped in a `read` by one.
  static func during(_ work: () -> Void) {
    cedit_watch_window()
    defer { cedit_unwatch_window() }
    work()
  }

  /// True once after each change.
  static func takeChange() -> Bool {
    cedit_take_window_change()
  }
}
