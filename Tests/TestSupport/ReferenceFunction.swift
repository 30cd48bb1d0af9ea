import Foundation
import QueryPlan

/// Functions of the numbers of a row, written apart from those of the source in memory.
enum ReferenceFunction {
  /// Nothing where there is no value; NaN among the numbers is a missing one.
  static func value(_ function: NumericFunction, _ numbers: [Double]) -> Double? {
    let present = numbers.filter { $0 == $0 }
    switch function {
    case .firstAnswered: return present.first
    case .mean(let least): return enough(present, least) ? mean(present) : nil
    case .sum(let least):
      return enough(present, least) ? total(present) : nil
    case .minimum(let least): return enough(present, least) ? present.sorted().first : nil
    case .maximum(let least): return enough(present, least) ? present.sorted().last : nil
    case .standardDeviation(let least):
      guard enough(present, least), present.count > 1 else { return nil }
      let centre = mean(present)
      let spread = present.map { pow($0 - centre, 2) }
      return pow(mean(spread) * Double(spread.count) / Double(spread.count - 1), 0.5)
    case .counted(let least):
      let half = numbers.count / 2
      let there = numbers.suffix(half).filter { $0 == 1 }.count
      return there >= least ? Double(numbers.prefix(half).filter { $0 == 1 }.count) : nil
    case .round, .floor, .ceiling, .absolute, .squareRoot, .logarithm, .decimalLogarithm,
      .exponential, .remainder, .least, .greatest, .wholeMonths, .wholeDays:
      return present.count == numbers.count ? whole(function, numbers) : nil
    }
  }

  /// A function of numbers that are all there.
  private static func whole(_ function: NumericFunction, _ numbers: [Double]) -> Double? {
    let x = numbers[0]
    switch function {
    case .round: return rounded(x, numbers[1])
    case .floor: return Foundation.floor(x)
    case .ceiling: return -Foundation.floor(-x)
    case .absolute: return x < 0 ? -x : x
    case .squareRoot: return x < 0 ? nil : pow(x, 0.5)
    case .logarithm: return x <= 0 ? nil : log2(x) / log2(M_E)
    case .decimalLogarithm: return x <= 0 ? nil : log2(x) / log2(10)
    case .exponential: return pow(M_E, x)
    case .remainder:
      return numbers[1] == 0 ? nil : x - numbers[1] * Foundation.floor(x / numbers[1])
    case .wholeDays: return Foundation.floor(numbers[1] / 86_400) - Foundation.floor(x / 86_400)
    case .wholeMonths(let count): return months(x, numbers[1], count)
    case .least: return numbers.sorted().first
    case .greatest: return numbers.sorted().last
    case .firstAnswered, .mean, .sum, .minimum, .maximum, .standardDeviation, .counted: return nil
    }
  }

  /// Months that have gone by, counted one by one from the earlier date.
  private static func months(_ from: Double, _ to: Double, _ count: Int) -> Double {
    if to < from { return -months(to, from, count) }
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = TimeZone(secondsFromGMT: 0) ?? .current
    let parts = { (seconds: Double) in
      calendar.dateComponents(
        [.year, .month, .day], from: Date(timeIntervalSince1970: seconds))
    }
    let (first, last) = (parts(from), parts(to))
    let rest = { (seconds: Double) in seconds - 86_400 * Foundation.floor(seconds / 86_400) }
    var gone = 0
    var (year, month) = (first.year ?? 0, first.month ?? 0)
    while (year, month) < (last.year ?? 0, last.month ?? 0) {
      (year, month) = month == 12 ? (year + 1, 1) : (year, month + 1)
      gone += 1
    }
    let hasCome =
      (last.day ?? 0) > (first.day ?? 0)
      || last.day == first.day && rest(to) >= rest(from)
    return Double((hasCome ? gone : gone - 1) / count)
  }

  /// Halves away from zero, as a person does it with the digits that are written.
  private static func rounded(_ number: Double, _ digits: Double) -> Double? {
    guard digits == Foundation.floor(digits) else { return nil }
    let scale = pow(10, abs(digits))
    let moved = digits < 0 ? number / scale : number * scale
    // A step of the last place makes up for what the product lost of a written half.
    let whole = Foundation.floor(abs(moved) + 0.5 + abs(moved) * 1e-14)
    let sign: Double = number < 0 ? -1 : 1
    return sign * (digits < 0 ? whole * scale : whole / scale)
  }

  private static func enough(_ present: [Double], _ least: Int) -> Bool {
    !present.isEmpty && present.count >= least
  }

  /// Divided once, so that a mean is the number nearest to the true one and prints as people write it.
  private static func mean(_ numbers: [Double]) -> Double {
    total(numbers) / Double(numbers.count)
  }

  /// Small ones first, which loses least.
  private static func total(_ numbers: [Double]) -> Double {
    numbers.sorted { abs($0) < abs($1) }.reduce(0, +)
  }
}
