/// How results are shown: everything that a setting, a clause or the terminal may ask for.
package struct RenderingOptions: Sendable {
  /// Language of numbers and of the words of tables: `en`, `fr` or another.
  package var language: String
  /// Columns of the terminal; nothing when there is no limit.
  package var width: Int?
  package var percentDecimals: Int
  package var meanDecimals: Int
  /// Whether colour codes may be written; without it not one escape byte is.
  package var color: Bool
  package var palette: Palette
  /// Whether `[7]` stands before the title.
  package var showsNumber: Bool
  /// Bases under this number are marked, unless the table names a threshold of its own.
  package var smallBase: Int
  /// The sign between fields; nothing: a comma, or `;` with a decimal comma.
  package var delimiter: Character?
  /// In the screen's CSV: decimal comma.
  package var decimalComma: Bool
  /// In CSV: `'` before cells that a spreadsheet would run.
  package var plain: Bool
  /// In a workbook: all tables on one sheet.
  package var oneSheet = false

  package init(
    language: String = "en", width: Int? = nil, percentDecimals: Int = 0, meanDecimals: Int = 1,
    color: Bool = false, palette: Palette = .dark, showsNumber: Bool = false,
    smallBase: Int = 100, decimalComma: Bool = false, plain: Bool = false
  ) {
    self.language = language
    self.width = width
    self.percentDecimals = percentDecimals
    self.meanDecimals = meanDecimals
    self.color = color
    self.palette = palette
    self.showsNumber = showsNumber
    self.smallBase = smallBase
    self.decimalComma = decimalComma
    self.plain = plain
  }

  /// The same with another sign between fields, if one is named.
  func parted(by delimiter: Character?) -> RenderingOptions {
    var options = self
    options.delimiter = delimiter ?? options.delimiter
    return options
  }
}

/// The colours that suit a terminal's background.
package enum Palette: String, Sendable { case dark, light }

extension RenderingOptions {
  /// With the decimals that one table has for itself.
  func with(decimals: Int?) -> RenderingOptions {
    guard let decimals else { return self }
    var own = self
    own.percentDecimals = decimals
    own.meanDecimals = decimals
    return own
  }
}
