/// Numbers as files hold them: the shortest digits that read back the same, never an exponent.
package enum PlainNumber {
  /// The text of a number: `2014`, `0.1`, `0.00001`; empty for what is no number.
  package static func text(_ number: Double) -> String {
    guard number.isFinite else { return "" }
    if number == number.rounded(), abs(number) < 1e15 { return String(Int64(number)) }
    let shortest = number.description
    let parts = shortest.split(separator: "e", maxSplits: 1)
    guard parts.count == 2, let exponent = Int(parts[1]) else {
      return shortest.hasSuffix(".0") ? String(shortest.dropLast(2)) : shortest
    }
    return positional(parts[0], exponent)
  }

  /// Digits with an exponent written out: `-1.5`, -7 becomes `-0.00000015`.
  private static func positional(_ mantissa: Substring, _ exponent: Int) -> String {
    let sign = mantissa.hasPrefix("-") ? "-" : ""
    let pieces = mantissa.drop { $0 == "-" }.split(separator: ".")
    let whole = pieces.first ?? ""
    let decimals = pieces.count > 1 && pieces[1] != "0" ? pieces[1] : ""
    let digits = whole + decimals
    let point = whole.count + exponent
    if point <= 0 { return sign + "0." + String(repeating: "0", count: -point) + digits }
    if point >= digits.count {
      return sign + digits + String(repeating: "0", count: point - digits.count)
    }
    return sign + digits.prefix(point) + "." + digits.dropFirst(point)
  }
}
