import Codebook
import Foundation
package import QueryPlan

extension NumericFunction {
  /// Decimals that `round` knows in either direction; further ones change nothing or leave nothing.
  private static let mostDigits = 30.0

  /// The value for the numbers of a row, NaN standing for a missing one; NaN where there is none.
  package func value(_ numbers: [Double]) -> Double {
    let made = unbounded(numbers)
    return made.isFinite ? made : .nan
  }

  private func unbounded(_ numbers: [Double]) -> Double {
    switch self {
    case .round: Self.rounded(numbers[0], numbers[1])
    case .floor: numbers[0].rounded(.down)
    case .ceiling: numbers[0].rounded(.up)
    case .absolute: abs(numbers[0])
    case .squareRoot: numbers[0] < 0 ? .nan : numbers[0].squareRoot()
    case .logarithm: numbers[0] > 0 ? log(numbers[0]) : .nan
    case .decimalLogarithm: numbers[0] > 0 ? log10(numbers[0]) : .nan
    case .exponential: exp(numbers[0])
    case .remainder: Self.remainder(numbers[0], numbers[1])
    case .wholeMonths(let count): Self.months(numbers[0], numbers[1], of: count)
    case .wholeDays:
      (numbers[1] / WrittenDates.secondsOfDay).rounded(.down)
        - (numbers[0] / WrittenDates.secondsOfDay).rounded(.down)
    case .least: numbers.contains(where: \.isNaN) ? .nan : numbers.min() ?? .nan
    case .greatest: numbers.contains(where: \.isNaN) ? .nan : numbers.max() ?? .nan
    case .firstAnswered: numbers.first { !$0.isNaN } ?? .nan
    case .mean(let least):
      Self.answered(numbers, least).map { $0.reduce(0, +) / Double($0.count) } ?? .nan
    case .sum(let least): Self.answered(numbers, least)?.reduce(0, +) ?? .nan
    case .minimum(let least): Self.answered(numbers, least)?.min() ?? .nan
    case .maximum(let least): Self.answered(numbers, least)?.max() ?? .nan
    case .standardDeviation(let least):
      Self.answered(numbers, max(2, least)).map(Self.deviation) ?? .nan
    case .counted(let least): Self.counted(numbers, least)
    }
  }

  /// The numbers that are there, where they are as many as must be.
  private static func answered(_ numbers: [Double], _ least: Int) -> [Double]? {
    let answered = numbers.filter { !$0.isNaN }
    return answered.count >= max(1, least) ? answered : nil
  }

  private static func deviation(_ numbers: [Double]) -> Double {
    let mean = numbers.reduce(0, +) / Double(numbers.count)
    let squares = numbers.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return (squares / Double(numbers.count - 1)).squareRoot()
  }

  private static func counted(_ numbers: [Double], _ least: Int) -> Double {
    let half = numbers.count / 2
    let answered = numbers[half...].reduce(0, +)
    return answered >= Double(least) ? numbers[..<half].reduce(0) { $1.isNaN ? $0 : $0 + $1 } : .nan
  }

  private static func remainder(_ number: Double, _ divisor: Double) -> Double {
    if divisor == 0 { return .nan }
    let rest = number.truncatingRemainder(dividingBy: divisor)
    return rest != 0 && (rest < 0) != (divisor < 0) ? rest + divisor : rest
  }

  /// Whole stretches of months: the day of the month, and its time, must have come again.
  private static func months(_ from: Double, _ to: Double, of count: Int) -> Double {
    if from.isNaN || to.isNaN { return .nan }
    if to < from { return -months(to, from, of: count) }
    guard let first = WrittenDates.day(from), let last = WrittenDates.day(to) else { return .nan }
    let secondOfDay = { (seconds: Double, day: CalendarDay) in
      seconds - Double(day.number) * WrittenDates.secondsOfDay
    }
    let months = 12 * (last.year - first.year) + last.month - first.month
    let isWhole = (last.day, secondOfDay(to, last)) >= (first.day, secondOfDay(from, first))
    return Double((isWhole ? months : months - 1) / count)
  }

  /// Half away from zero, of the number as it is written: 2.675 to two decimals is 2.68.
  private static func rounded(_ number: Double, _ digits: Double) -> Double {
    guard number.isFinite, digits.rounded() == digits else { return .nan }
    if digits == 0 { return number.rounded(.toNearestOrAwayFromZero) }
    if abs(digits) > mostDigits { return digits > 0 ? number : 0 }
    // What is as large has no decimals, what is as small is none.
    if abs(number) >= 1e30 { return number }
    guard let written = Decimal(string: "\(number)"), written.isFinite else { return number }
    var (exact, made) = (written, Decimal())
    NSDecimalRound(&made, &exact, Int(digits), .plain)
    return Double("\(made)") ?? number
  }
}
