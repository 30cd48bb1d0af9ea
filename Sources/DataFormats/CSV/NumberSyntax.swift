/// The sign between the whole and the decimal part of a number.
enum DecimalMark: UInt8, Sendable {
  case point = 0x2E
  case comma = 0x2C
}

/// What the bytes of one value are as a number, told without any knowledge of its column.
struct NumberShape: Equatable {
  enum NumberKind: Equatable {
    /// `-12`, at most 15 digits, no leading zero.
    case whole
    /// `1.25`, `.5`
    case decimal(DecimalMark)
    case other
  }

  var kind: NumberKind
  /// Whether the mark may as well stand between thousands: `1,234`.
  var mayBeGrouped = false
  /// Whether the value could not stand in a column that groups thousands: `0.5`, `1234`.
  var excludesGrouping = false

  static let other = NumberShape(kind: .other)

  /// Most digits of a whole number; longer ones are identifiers and stay text.
  private static let mostDigits = 15

  /// Looks at the bytes of a value.
  /// - Complexity: O(length), at most some forty bytes.
  init(_ bytes: RawSpan, _ start: Int, _ length: Int) {
    self = .other
    let end = start &+ length
    var offset = start
    guard length > 0, length <= 40 else { return }
    if Self.byte(bytes, offset) == 0x2D { offset &+= 1 }
    let firstDigit = offset
    offset = Self.skipDigits(bytes, offset, end)
    let wholeDigits = offset &- firstDigit
    let hasLeadingZero = wholeDigits > 0 && Self.byte(bytes, firstDigit) == 0x30
    if hasLeadingZero && wholeDigits > 1 || wholeDigits > Self.mostDigits { return }
    if offset == end {
      if wholeDigits > 0 { self.init(kind: .whole, excludesGrouping: wholeDigits > 3) }
      return
    }
    guard let mark = DecimalMark(rawValue: Self.byte(bytes, offset)) else { return }
    let firstDecimal = offset &+ 1
    guard firstDecimal < end, Self.skipDigits(bytes, firstDecimal, end) == end else { return }
    let grouped = end &- firstDecimal == 3 && (1...3).contains(wholeDigits) && !hasLeadingZero
    self.init(kind: .decimal(mark), mayBeGrouped: grouped, excludesGrouping: !grouped)
  }

  private init(kind: NumberKind, mayBeGrouped: Bool = false, excludesGrouping: Bool = false) {
    self.kind = kind
    self.mayBeGrouped = mayBeGrouped
    self.excludesGrouping = excludesGrouping
  }

  @inline(__always)
  private static func skipDigits(_ bytes: RawSpan, _ start: Int, _ end: Int) -> Int {
    var offset = start
    while offset < end, byte(bytes, offset) &- 0x30 < 10 { offset &+= 1 }
    return offset
  }

  @inline(__always)
  private static func byte(_ bytes: RawSpan, _ offset: Int) -> UInt8 {
    // SAFETY: checked against the span; a UInt8 takes every bit pattern.
    bytes.unsafeLoad(fromByteOffset: offset, as: UInt8.self)
  }
}

/// Numbers from bytes, correctly rounded.
enum NumberReader {
  /// 10⁰ … 10²², exact as doubles.
  private static let powers: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
  ]

  /// The number that bytes spell: digits, one decimal mark, a sign, an exponent.
  ///
  /// No other decimal mark than `mark` is taken; nil when the bytes are no finite number.
  ///
  /// - Source: up to 15 digits the quotient of two exact doubles is correctly rounded (W. Clinger,
  ///   "How to read floating point numbers accurately", 1990); beyond, the standard library reads.
  static func number(
    _ bytes: RawSpan, _ start: Int, _ length: Int, mark: DecimalMark
  ) -> Double? {
    let end = start &+ length
    var offset = start
    guard offset < end else { return nil }
    let isNegative = byte(bytes, offset) == 0x2D
    if isNegative { offset &+= 1 }
    var mantissa: UInt64 = 0
    var digits = 0
    var decimals = 0
    var sawMark = false
    while offset < end {
      let value = byte(bytes, offset) &- 0x30
      if value < 10 {
        mantissa = mantissa &* 10 &+ UInt64(value)
        digits &+= 1
        if sawMark { decimals &+= 1 }
      } else if byte(bytes, offset) == mark.rawValue, !sawMark {
        sawMark = true
      } else {
        return slowNumber(bytes, start, end, mark)
      }
      offset &+= 1
    }
    guard digits > 0, digits <= 15 else { return slowNumber(bytes, start, end, mark) }
    let number = Double(mantissa) / powers[decimals]
    return isNegative ? 0 - number : number
  }

  @inline(never)
  private static func slowNumber(
    _ bytes: RawSpan, _ start: Int, _ end: Int, _ mark: DecimalMark
  ) -> Double? {
    guard end - start <= 400 else { return nil }
    var text = ""
    for offset in start..<end {
      let byte = byte(bytes, offset)
      let isMark = byte == mark.rawValue
      guard isMark || byte &- 0x30 < 10 || [0x2B, 0x2D, 0x45, 0x65].contains(byte) else {
        return nil
      }
      text.unicodeScalars.append(isMark ? "." : Unicode.Scalar(byte))
    }
    guard let number = Double(text), number.isFinite else { return nil }
    return number
  }

  @inline(__always)
  private static func byte(_ bytes: RawSpan, _ offset: Int) -> UInt8 {
    // SAFETY: checked against the span; a UInt8 takes every bit pattern.
    bytes.unsafeLoad(fromByteOffset: offset, as: UInt8.self)
  }
}
