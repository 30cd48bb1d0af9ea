/// Texts that a spreadsheet would run when it opens a file of delimited fields.
package enum SpreadsheetFormula {
  /// Whether a spreadsheet would take a field for a formula: it begins with `= + - @`, a tab or a carriage
  /// return and is no number.
  ///
  /// - Source: OWASP, *CSV Injection*.
  package static func isFormula(_ field: String) -> Bool {
    switch field.utf8.first {
    case UInt8(ascii: "="), UInt8(ascii: "@"), 0x09, 0x0D: true
    case UInt8(ascii: "+"), UInt8(ascii: "-"): !isNumber(field)
    default: false
    }
  }

  /// The field with an apostrophe in front where it is a formula, so that it is shown and not run.
  package static func disarmed(_ field: String) -> String { isFormula(field) ? "'" + field : field }

  private static func isNumber(_ field: String) -> Bool {
    let allowed = field.utf8.allSatisfy { byte in
      (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || "+-.,eE".utf8.contains(byte)
    }
    return allowed && Double(field.replacing(",", with: ".")) != nil
  }
}
