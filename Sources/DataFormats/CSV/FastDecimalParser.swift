/// Reads numbers of up to eight bytes at once: digits with at most one mark among them.
///
/// Whatever else a number may be is left to `NumberReader`, which gives the same for these.
struct FastDecimalParser {
  private let marks: UInt64
  private let takesMark: Bool
  private let powers: [8 of Double] = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7]

  private static let zeros = WordSearch.repeated(0x30)

  /// - Parameter mark: the column's decimal mark; nil where none was seen.
  init(mark: DecimalMark?) {
    marks = WordSearch.repeated((mark ?? .point).rawValue)
    takesMark = mark != nil
  }

  /// The number; nil for an empty field and for all that has to be looked at more closely.
  ///
  /// - Complexity: O(1), one load.
  /// - Source: the quotient of two exact doubles is correctly rounded.
  @inline(__always)
  func number(_ bytes: RawSpan, _ field: RawField) -> Double? {
    let length = UInt64(truncatingIfNeeded: field.length)
    guard length &- 1 < 8 else { return nil }
    // SAFETY: checked against the span; a UInt64 takes every bit pattern.
    let loaded = bytes.unsafeLoadUnaligned(fromByteOffset: field.start, as: UInt64.self)
    let known = UInt64.max &>> (64 &- length &* 8)
    let word = UInt64(littleEndian: loaded) & known
    let found = WordSearch.zeros(word ^ marks) & known
    let whole = UInt64(truncatingIfNeeded: found.trailingZeroBitCount &>> 3)
    if whole >= length { return Self.digits(word, length, whole: length).map { Double($0) } }
    // A mark needs a digit behind it, and its byte goes.
    let decimals = length &- whole &- 1
    guard decimals > 0, takesMark else { return nil }
    let before = word & ((1 &<< (whole &* 8)) &- 1)
    let digits = before | ((word &>> (whole &* 8)) &>> 8) &<< (whole &* 8)
    return Self.digits(digits, length &- 1, whole: whole).map {
      Double($0) / powers[Int(truncatingIfNeeded: decimals)]
    }
  }

  /// The number that digits spell, the first in the lowest byte; nil when one is none or a zero leads.
  @inline(__always)
  private static func digits(_ bytes: UInt64, _ count: UInt64, whole: UInt64) -> UInt64? {
    if whole > 1, bytes & 0xFF == 0x30 { return nil }
    let unused = 64 &- count &* 8
    // Zeros stand in front, so that there are eight digits.
    var digits = bytes &<< unused | zeros & ((1 &<< unused) &- 1)
    let tens = digits & 0xF0F0_F0F0_F0F0_F0F0
    let carried = (digits &+ 0x0606_0606_0606_0606) & 0xF0F0_F0F0_F0F0_F0F0
    guard tens == zeros, carried == zeros else { return nil }
    digits &-= zeros
    let pairs = digits &* 10 &+ digits &>> 8
    let first = (pairs & 0x0000_00FF_0000_00FF) &* 0x000F_4240_0000_0064
    let second = (pairs &>> 16 & 0x0000_00FF_0000_00FF) &* 0x0000_2710_0000_0001
    return (first &+ second) &>> 32
  }
}
