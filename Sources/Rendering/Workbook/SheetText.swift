/// Text as a cell can hold it.
enum SheetText {
  /// UTF-16 units of the longest text of a cell.
  static let longest = 32_767

  /// The text, cut where a cell is full, in which nothing is read as a coded character: `_x0041_`
  /// would stand for `A`.
  static func fit(_ text: String) -> String {
    let plain = text.contains("_x") ? uncoded(text) : text
    guard plain.utf8.count > longest, plain.utf16.count > longest else { return plain }
    var kept = ""
    var used = 1
    for character in plain {
      used += String(character).utf16.count
      if used > longest { break }
      kept.append(character)
    }
    return kept + "…"
  }

  private static func uncoded(_ text: String) -> String {
    text.replacing(/_(?=x[0-9A-Fa-f]{4}_)/, with: "_x005F_")
  }
}
