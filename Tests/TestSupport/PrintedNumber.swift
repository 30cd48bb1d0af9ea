/// A number as a publication or another program prints it: right to its last digit.
package struct PrintedNumber: Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
  package let description: String
  private let value: Double
  /// Half a unit of the last digit, and a little for the arithmetic of the comparison.
  private let tolerance: Double

  package init(stringLiteral text: String) {
    description = text
    value = Double(text) ?? .nan
    let parts = text.lowercased().split(separator: "e")
    let decimals = parts[0].split(separator: ".").dropFirst().first?.count ?? 0
    let exponent = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
    tolerance = 0.500001 * (0..<decimals).reduce(1) { unit, _ in unit / 10 } * power(exponent)
  }

  /// Whether a number is printed so.
  package func prints(_ number: Double?) -> Bool {
    number.map { abs($0 - value) <= tolerance } ?? false
  }
}

/// 10 raised to a whole number.
private func power(_ exponent: Int) -> Double {
  (0..<abs(exponent)).reduce(1) { unit, _ in exponent < 0 ? unit / 10 : unit * 10 }
}

extension [TidyRecord] {
  /// The one record of a statistic in a row and perhaps a column; nothing where there is
  /// none, or more than one.
  package func record(_ statistic: String, row: String = "", column: String? = nil) -> TidyRecord? {
    let found = filter {
      $0.place.statistic == statistic && $0.place.row == row
        && $0.place.column == column ?? $0.place.column
    }
    return found.count == 1 ? found[0] : nil
  }

  /// The number of such a record.
  package func value(_ statistic: String, row: String = "", column: String? = nil) -> Double? {
    record(statistic, row: row, column: column)?.value
  }
}
