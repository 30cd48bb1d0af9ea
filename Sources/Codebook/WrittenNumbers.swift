/// Reads numbers as people write them: blanks around, `+5`, a true minus, thousands set apart.
package struct WrittenNumbers: Sendable, Equatable {
  /// What stands between thousands.
  package enum Thousands: String, Sendable, CaseIterable { case space, point, comma, apostrophe }

  /// Whether the comma is the decimal sign and nothing else is, where that was said.
  package var decimalComma: Bool?
  package var thousands: Thousands?
  /// Whether a comma may be a decimal sign where nothing was said.
  package var takesComma: Bool
  /// Whether a number was asked for: a percent sign, a currency or a unit beside it is passed over, and so is a
  /// zero before it.
  package var takesUnits: Bool

  package init(
    decimalComma: Bool? = nil, thousands: Thousands? = nil, takesComma: Bool = true,
    takesUnits: Bool = false
  ) {
    self.thousands = thousands
    switch thousands {
    case .point: self.decimalComma = true
    case .comma: self.decimalComma = false
    case .space, .apostrophe, nil: self.decimalComma = decimalComma
    }
    self.takesComma = takesComma
    self.takesUnits = takesUnits
  }

  /// What a column of texts says as numbers.
  package struct Reading: Sendable {
    /// The number of each text; nothing where it is none.
    package var numbers: [Double?]
    package var decimalComma = false
    /// Whether `1,234` may be 1234 or 1.234 and no text decides it.
    package var isAmbiguous = false
  }

  /// Reads texts with the decimal sign that fits more of them.
  ///
  /// - Parameters:
  ///   - texts: the texts, as they are written.
  ///   - most: texts that may be no numbers.
  /// - Returns: their numbers; nothing where more than `most` are none.
  /// - Complexity: O(characters).
  package func read(_ texts: some Collection<String>, notNumbers most: Int = .max) -> Reading? {
    if let decimalComma { return read(texts, comma: decimalComma, most) }
    let point = read(texts, comma: false, most)
    guard takesComma else { return point }
    let comma = read(texts, comma: true, most)
    guard let point else { return comma }
    guard let comma else { return point }
    return comma.count > point.count ? comma : point
  }

  private func read(_ texts: some Collection<String>, comma: Bool, _ most: Int) -> Reading? {
    var reading = Reading(numbers: [], decimalComma: comma)
    reading.numbers.reserveCapacity(texts.count)
    var others = 0
    var (sawGrouped, sawUngrouped) = (false, false)
    for text in texts {
      guard let number = WrittenNumber(text, comma: comma, thousands, takesUnits) else {
        others += 1
        if others > most { return nil }
        reading.numbers.append(nil)
        continue
      }
      if number.mayBeGrouped { sawGrouped = true }
      if number.excludesGrouping { sawUngrouped = true }
      reading.numbers.append(number.value)
    }
    reading.isAmbiguous = sawGrouped && !sawUngrouped && decimalComma == nil && thousands == nil
    return reading
  }
}

extension WrittenNumbers.Reading {
  /// Texts that are numbers.
  package var count: Int { numbers.count { $0 != nil } }
}

/// One text as a number.
private struct WrittenNumber {
  let value: Double
  /// Whether the decimal sign may as well stand between thousands: `1,234`.
  var mayBeGrouped = false
  /// Whether the text could not stand in a column that groups thousands: `0.5`, `1234`.
  var excludesGrouping = false

  /// Longer texts are no numbers.
  private static let longest = 400
  /// Most digits of a whole number; longer ones are identifiers.
  private static let mostDigits = 15

  init?(
    _ text: String, comma: Bool, _ thousands: WrittenNumbers.Thousands?, _ takesUnits: Bool
  ) {
    guard text.utf8.count <= Self.longest else { return nil }
    var scalars = text.unicodeScalars[...]
    Self.trim(&scalars)
    if takesUnits { Self.dropUnits(&scalars) }
    var isNegative = false
    if let sign = scalars.first, ["+", "-", "\u{2212}"].contains(sign) {
      isNegative = sign != "+"
      scalars.removeFirst()
    }
    if takesUnits { Self.dropUnits(&scalars) }
    guard let first = scalars.first, Self.isDigit(first) || first == "." || first == "," else {
      return nil
    }
    let mark: Unicode.Scalar = comma ? "," : "."
    let parts = scalars.split(separator: mark, maxSplits: 1, omittingEmptySubsequences: false)
    guard let whole = Self.digits(parts[0], thousands) else { return nil }
    let decimals = parts.count > 1 ? String(parts[1]) : nil
    guard let number = Self.number(whole, decimals, mayBeginWithZero: takesUnits) else {
      return nil
    }
    value = isNegative ? 0 - number : number
    if let decimals {
      mayBeGrouped = decimals.utf8.count == 3 && (1...3).contains(whole.utf8.count) && whole != "0"
      excludesGrouping = !mayBeGrouped
    } else {
      excludesGrouping = whole.utf8.count > 3
    }
  }

  /// The number of digits before and behind the decimal sign; the latter may end in an exponent.
  ///
  /// A zero before other digits makes a code of them, unless a number was asked for.
  private static func number(
    _ whole: String, _ decimals: String?, mayBeginWithZero: Bool
  ) -> Double? {
    if !mayBeginWithZero, whole.utf8.count > 1, whole.hasPrefix("0") { return nil }
    guard let decimals else {
      // An exponent without a fraction needs a sign: `12E4` is a code.
      if let mark = whole.firstIndex(where: { $0 == "e" || $0 == "E" }) {
        let power = whole[whole.index(after: mark)...]
        guard power.first == "+" || power.first == "-", mark > whole.startIndex,
          whole[..<mark].utf8.allSatisfy(isDigit)
        else { return nil }
      } else if whole.utf8.count > mostDigits || !whole.utf8.allSatisfy(isDigit) {
        return nil
      }
      return finite(whole)
    }
    guard whole.utf8.count <= mostDigits, whole.utf8.allSatisfy(isDigit), !decimals.isEmpty else {
      return nil
    }
    return finite("\(whole.isEmpty ? "0" : whole).\(decimals)")
  }

  private static func finite(_ text: String) -> Double? {
    let isPlain = text.utf8.allSatisfy {
      isDigit($0) || [0x2B, 0x2D, 0x2E, 0x45, 0x65].contains($0)
    }
    guard isPlain, let number = Double(text), number.isFinite else { return nil }
    return number
  }

  /// The digits of a whole part; nothing where thousands are not set apart as was said.
  private static func digits(
    _ whole: Substring.UnicodeScalarView, _ thousands: WrittenNumbers.Thousands?
  ) -> String? {
    guard let thousands else { return String(whole) }
    let groups = whole.split(omittingEmptySubsequences: false) { thousands.signs.contains($0) }
    guard groups.count > 1 else { return String(whole) }
    guard (1...3).contains(groups[0].count), groups.dropFirst().allSatisfy({ $0.count == 3 }),
      groups.allSatisfy({ $0.allSatisfy(isDigit) })
    else { return nil }
    return groups.map { String($0) }.joined()
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  private static func isDigit(_ sign: Unicode.Scalar) -> Bool { (0x30...0x39).contains(sign.value) }

  private static func trim(_ scalars: inout Substring.UnicodeScalarView) {
    while scalars.first?.properties.isWhitespace == true { scalars.removeFirst() }
    while scalars.last?.properties.isWhitespace == true { scalars.removeLast() }
  }

  /// Takes away a currency, a percent sign or a unit behind a number, a currency before it.
  private static func dropUnits(_ scalars: inout Substring.UnicodeScalarView) {
    func isCurrency(_ sign: Unicode.Scalar) -> Bool {
      sign.properties.generalCategory == .currencySymbol
    }
    if let first = scalars.first, isCurrency(first) { scalars.removeFirst() }
    if let digit = scalars.lastIndex(where: isDigit) {
      let unit = scalars[scalars.index(after: digit)...]
      let isUnit = unit.allSatisfy {
        isCurrency($0) || $0 == "%" || $0.properties.isWhitespace || $0.properties.isAlphabetic
      }
      if isUnit { scalars = scalars[...digit] }
    }
    trim(&scalars)
  }
}

extension WrittenNumbers.Thousands {
  /// The signs that may stand between groups.
  package var signs: Set<Unicode.Scalar> {
    switch self {
    case .space: [" ", "\u{A0}", "\u{202F}", "\u{2009}"]
    case .point: ["."]
    case .comma: [","]
    case .apostrophe: ["'", "’"]
    }
  }
}
