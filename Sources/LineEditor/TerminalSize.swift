private import CEdit

/// Columns and rows of the terminal.
struct TerminalSize: Equatable, Sendable {
  var columns: Int
  var rows: Int

  /// The size now; 80 by 24 where the terminal does not tell.
  static var current: TerminalSize {
    var columns: Int32 = 80
    var rows: Int32 = 24
    _ = cedit_window_size(&columns, &rows)
    return TerminalSize(columns: max(2, Int(columns)), rows: max(2, Int(rows)))
  }
}
