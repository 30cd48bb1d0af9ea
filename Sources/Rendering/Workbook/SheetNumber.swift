/// A number as a spreadsheet holds it: in full, with the number format that shows it as on the
/// screen.
///
/// Percentages are shares, 0.42, shown as 42%. The decimal and group signs are the spreadsheet's.
struct SheetNumber {
  let value: Double
  let format: String

  /// - Parameters:
  ///   - number: the number with its shape.
  ///   - sign: what hangs behind it, such as the mark of a small base.
  ///   - language: that of the table; French has a space before the percent sign.
  init(_ number: TableGrid.Number, sign: String, language: String) {
    let percent = NumberText(language: language).percentSign
    let value = number.value
    switch number.shape {
    case .number(let decimals):
      self.init(value, "#,##0" + Self.fraction(decimals), sign)
    case .percent(let decimals):
      self.init(value / 100, Self.percent(decimals, percent), sign)
    case .share(let decimals): self.init(value, Self.percent(decimals, percent), sign)
    case .hundredths(let decimals): self.init(value * 100, "0" + Self.fraction(decimals), sign)
    case .trimmed(let decimals):
      let isWhole = value == value.rounded()
      self.init(value, "#,##0" + Self.fraction(isWhole ? 0 : decimals), sign)
    case .probability:
      let small = "<" + NumberText(language: language).rounded(0.001, decimals: 3)
      self.init(value, "[<0.001]\"\(small)\";0.000", sign)
    }
  }

  private init(_ value: Double, _ format: String, _ sign: String) {
    self.value = value
    self.format = sign.isEmpty ? format : format + "\"" + sign + "\""
  }

  /// `.00`; spreadsheets show thirty decimals at most.
  private static func fraction(_ decimals: Int) -> String {
    decimals > 0 ? "." + String(repeating: "0", count: min(decimals, 30)) : ""
  }

  /// `0%`; what stands before the sign is quoted.
  private static func percent(_ decimals: Int, _ sign: String) -> String {
    let space = sign.dropLast()
    return "0" + fraction(decimals) + (space.isEmpty ? "" : "\"" + space + "\"") + "%"
  }
}
