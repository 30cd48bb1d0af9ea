/// Numbers as text: in full for machines, rounded and grouped for people.
///
/// Rounding is half away from zero on the shortest decimal digits of the value, so 2.675 becomes
/// 2.68 although the nearest binary number lies below it.
package struct NumberText: Sendable {
  private let group: String
  private let decimal: String
  /// What stands behind a percentage, with its space.
  let percentSign: String

  /// - Parameter language: `en`, `fr`, …; an unknown one writes numbers as English does.
  package init(language: String) {
    let isFrench = WordedLanguage.words(for: language) == .french
    group = isFrench ? "\u{202F}" : ","
    decimal = isFrench ? "," : "."
    percentSign = isFrench ? "\u{A0}%" : "%"
  }

  /// The shortest text that reads back as the same number; empty for one that does not exist.
  ///
  /// Whole numbers have no decimals; an exponent stands only under 0.000001 and from 1e16.
  package static func machine(_ value: Double?) -> String {
    guard let value, value.isFinite else { return "" }
    if value.magnitude < 1e15, value == value.rounded(.towardZero) { return String(Int64(value)) }
    let text = value.description
    if !text.utf8.contains(UInt8(ascii: "e")) && !text.hasSuffix(".0") { return text }
    let digits = DecimalDigits(value)
    guard (-5...16).contains(digits.exponent) else { return digits.scientific }
    let fraction = digits.fractionPart
    return (digits.isNegative ? "-" : "") + digits.integerPart
      + (fraction.isEmpty ? "" : "." + fraction)
  }

  /// A count with its thousands grouped: `1,292`.
  package func count(_ value: Int) -> String {
    (value < 0 ? "-" : "") + grouped(String(value.magnitude))
  }

  /// A number rounded to decimals and grouped: `1,292.5`; empty when it is not finite.
  package func rounded(_ value: Double, decimals: Int) -> String {
    guard value.isFinite else { return "" }
    return text(DecimalDigits(value), decimals: decimals)
  }

  /// A number rounded to decimals, without the zeros that end it: `2`, `1.5`.
  package func trimmed(_ value: Double, atMost decimals: Int) -> String {
    guard value.isFinite else { return "" }
    let rounded = DecimalDigits(value).rounded(to: decimals)
    return text(rounded, decimals: rounded.fractionPart.utf8.count)
  }

  /// A percentage from 0 to 100 with its sign: `15%`, in French `15 %`.
  package func percent(_ value: Double, decimals: Int) -> String {
    guard value.isFinite else { return "" }
    return rounded(value, decimals: decimals) + percentSign
  }

  /// A share from 0 to 1 written as a percentage.
  package func percent(share: Double, decimals: Int) -> String {
    guard share.isFinite else { return "" }
    return text(DecimalDigits(share).shifted(by: 2), decimals: decimals) + percentSign
  }

  /// A share from 0 to 1 as a rounded number of hundredths, without a sign.
  func hundredths(_ share: Double, decimals: Int) -> String {
    guard share.isFinite else { return "" }
    return text(DecimalDigits(share).shifted(by: 2), decimals: decimals)
  }

  private func text(_ digits: DecimalDigits, decimals: Int) -> String {
    let places = max(0, decimals)
    let rounded = digits.rounded(to: places)
    let fraction = rounded.fractionPart
    let zeros = String(repeating: "0", count: max(0, places - fraction.utf8.count))
    return (rounded.isNegative ? "-" : "") + grouped(rounded.integerPart)
      + (places == 0 ? "" : decimal + fraction + zeros)
  }

  private func grouped(_ digits: String) -> String {
    let bytes = Array(digits.utf8)
    guard bytes.count > 3 else { return digits }
    var text = ""
    for (index, byte) in bytes.enumerated() {
      if index > 0 && (bytes.count - index) % 3 == 0 { text += group }
      text.unicodeScalars.append(Unicode.Scalar(byte))
    }
    return text
  }
}
