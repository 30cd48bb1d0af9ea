import TextLayout

/// Rows of fields as comma-separated text, quoted as RFC 4180 says, lines ending in a newline.
package struct CSVText: Sendable {
  package private(set) var text = ""
  /// Cells that a spreadsheet would run as a formula, whether or not they were prefixed.
  package private(set) var cellsThatRun = 0

  private let delimiter: Character
  /// Whether `'` is put before cells that a spreadsheet would run.
  private let plain: Bool

  init(delimiter: Character = ",", plain: Bool) {
    self.delimiter = delimiter
    self.plain = plain
  }

  /// Without a sign of their own the fields are parted by a comma, with a decimal comma by `;`.
  init(_ options: RenderingOptions) {
    self.init(
      delimiter: options.delimiter ?? (options.decimalComma ? ";" : ","), plain: options.plain)
  }

  /// A number of a machine with the decimal sign that is asked for.
  static func number(_ text: String, decimalComma: Bool) -> String {
    decimalComma ? text.replacing(".", with: ",") : text
  }

  /// Adds a row.
  mutating func add(_ fields: [String]) {
    for (position, field) in fields.enumerated() {
      if position > 0 { text.append(delimiter) }
      text += quoted(checked(field), isAlone: fields.count == 1)
    }
    text += "\n"
  }

  /// Adds the empty line between two tables.
  mutating func addBlank() { text += "\n" }

  private mutating func checked(_ field: String) -> String {
    guard SpreadsheetFormula.isFormula(field) else { return field }
    cellsThatRun += 1
    return plain ? SpreadsheetFormula.disarmed(field) : field
  }

  /// A field as it stands in its row; a comma in the only field of a row, were it bare, would be
  /// taken for a delimiter.
  private func quoted(_ field: String, isAlone: Bool) -> String {
    let special: (UInt8) -> Bool = { byte in
      byte == UInt8(ascii: "\"") || byte == 0x0A || byte == 0x0D
        || delimiter.utf8.first == byte || isAlone && byte == UInt8(ascii: ",")
    }
    guard field.utf8.contains(where: special) else { return field }
    var text = "\""
    for scalar in field.unicodeScalars {
      if scalar == "\"" { text += "\"" }
      text.unicodeScalars.append(scalar)
    }
    return text + "\""
  }
}
