package import Rendering
import Statistics
package import Tabulation

/// All settings of a session with their defaults.
package struct Settings: Sendable, Equatable {
  /// Nothing: percents 0, means 1.
  package var decimals: Int?
  package var table = TableSettings()
  /// Whether the question as it was put stands above a table.
  package var showsWording = false
  package var showsTiming = false
  package var threads: Int?
  package var cells = 5_000_000
  /// Columns of tables; nothing: the terminal's.
  package var width: Int?
  package var color: Bool?
  /// Colours for a dark or a light background; nothing: what the terminal says.
  package var palette: Palette?
  package var pager = true

  package init() {}
}

extension Settings {
  /// How renderers show what these settings ask for; the caller adds what the terminal says.
  package var rendering: RenderingOptions {
    var options = RenderingOptions()
    options.language = table.language
    options.percentDecimals = decimals ?? 0
    options.meanDecimals = decimals ?? 1
    options.smallBase = table.smallBase
    return options
  }
}
