/// A number as the decimal digits that a person would read: the shortest that mean the same value.
///
/// The value is 0.d₁d₂d₃… × 10^exponent. `digits` has no leading or trailing zero; zero itself has
/// no digit and no sign.
struct DecimalDigits: Equatable {
  private(set) var isNegative: Bool
  private(set) var digits: [UInt8]
  private(set) var exponent: Int

  /// The shortest decimal digits that read back as the same value.
  /// - Parameter value: a finite number.
  init(_ value: Double) {
    var digits: [UInt8] = []
    var point: Int?
    var power = 0
    var rest = value.magnitude.description.utf8[...]
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "."): point = digits.count
      case UInt8(ascii: "e"):
        power = Int(String(decoding: rest, as: UTF8.self)) ?? 0
        rest = rest[rest.endIndex...]
      default: digits.append(byte &- UInt8(ascii: "0"))
      }
    }
    self.init(isNegative: value < 0, digits: digits, exponent: (point ?? digits.count) + power)
  }

  private init(isNegative: Bool, digits: [UInt8], exponent: Int) {
    let leading = digits.prefix { $0 == 0 }.count
    var kept = Array(digits.dropFirst(leading))
    while kept.last == 0 { kept.removeLast() }
    self.digits = kept
    self.exponent = kept.isEmpty ? 0 : exponent - leading
    self.isNegative = isNegative && !kept.isEmpty
  }

  /// The value times a power of ten, exactly.
  func shifted(by places: Int) -> DecimalDigits {
    DecimalDigits(isNegative: isNegative, digits: digits, exponent: exponent + places)
  }

  /// The value rounded to decimals, halves away from zero.
  func rounded(to decimals: Int) -> DecimalDigits {
    let kept = exponent + decimals
    guard kept < digits.count else { return self }
    guard kept >= 0 else { return DecimalDigits(isNegative: false, digits: [], exponent: 0) }
    var head = [0] + digits.prefix(kept)
    if digits[kept] >= 5 {
      var place = head.count - 1
      while head[place] == 9 {
        head[place] = 0
        place -= 1
      }
      head[place] += 1
    }
    return DecimalDigits(isNegative: isNegative, digits: head, exponent: exponent + 1)
  }

  /// Digits before the decimal sign, `0` at least.
  var integerPart: String {
    guard exponent > 0 else { return "0" }
    let zeros = max(0, exponent - digits.count)
    return Self.text(digits.prefix(exponent)) + String(repeating: "0", count: zeros)
  }

  /// Digits after the decimal sign, as many as there are.
  var fractionPart: String {
    guard exponent < digits.count else { return "" }
    let zeros = String(repeating: "0", count: max(0, -exponent))
    return zeros + Self.text(digits.dropFirst(max(0, exponent)))
  }

  /// The digits as one decimal digit, the others, and a power of ten: `1.5e-9`.
  var scientific: String {
    let head = Self.text(digits.prefix(1))
    let tail = Self.text(digits.dropFirst())
    let sign = isNegative ? "-" : ""
    return sign + head + (tail.isEmpty ? "" : "." + tail) + "e" + String(exponent - 1)
  }

  private static func text(_ digits: some Sequence<UInt8>) -> String {
    String(decoding: digits.map { $0 + UInt8(ascii: "0") }, as: UTF8.self)
  }
}
