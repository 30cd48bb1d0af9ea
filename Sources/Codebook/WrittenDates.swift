/// Texts of one column read as dates, times or moments.
package struct WrittenDates: Sendable {
  package enum Form: Hashable, Sendable {
    case date
    /// A date with a time.
    case moment
    /// A time of the day.
    case time
  }

  package let form: Form
  /// Seconds since the first of January 1970, of a time since midnight; by text.
  package let seconds: [Double]

  /// Reads texts that are all of one form; nothing where one is not, where there is none, or where no
  /// text tells whether the day or the month stands first.
  /// - Complexity: O(texts).
  package init?(_ texts: [String]) {
    guard !texts.isEmpty else { return nil }
    var found: [WrittenMoment] = []
    found.reserveCapacity(texts.count)
    for text in texts {
      guard let moment = WrittenMoment(text) else { return nil }
      found.append(moment)
    }
    let forms = Set(found.map(\.form))
    guard forms.count == 1 || forms == [.date, .moment] else { return nil }
    form = forms.count == 1 ? found[0].form : .moment
    // A day above 12 proves which of two numbers it is.
    let isDayFirst = found.contains { $0.order == .either && $0.first > 12 }
    let isMonthFirst = found.contains { $0.order == .either && $0.second > 12 }
    let isOpen = found.contains { $0.order == .either }
    if isOpen, isDayFirst == isMonthFirst { return nil }
    var seconds: [Double] = []
    for moment in found {
      guard let number = moment.seconds(dayFirst: isDayFirst) else { return nil }
      seconds.append(number)
    }
    self.seconds = seconds
  }

  package static let secondsOfDay = 86_400.0

  /// The day of seconds since 1970.
  package static func day(_ seconds: Double) -> CalendarDay? {
    let days = (seconds / secondsOfDay).rounded(.down)
    return days.magnitude < 1e8 ? CalendarDay(number: Int(days)) : nil
  }

  /// The stretch of seconds that a text of ISO 8601 in a comparison means: a day, a month, a moment or a
  /// time; the end does not belong to it.
  package static func stretch(_ text: String) -> Range<Double>? {
    let parts = text.split(separator: "-").compactMap { Int($0) }
    if text.count == 7, parts.count == 2,
      let first = CalendarDay(year: parts[0], month: parts[1], day: 1),
      let next = CalendarDay(
        year: parts[0] + parts[1] / 12, month: parts[1] % 12 + 1, day: 1)
    {
      return Double(first.number) * secondsOfDay..<Double(next.number) * secondsOfDay
    }
    guard let moment = WrittenMoment(text), moment.order == .yearFirst || moment.form == .time,
      let start = moment.seconds(dayFirst: true)
    else { return nil }
    return start..<start + (moment.form == .date ? secondsOfDay : moment.step)
  }
}

/// One text as a date, a time or both, before it is known which of two numbers is the day.
private struct WrittenMoment {
  enum Order { case yearFirst, either, none }

  var form = WrittenDates.Form.date
  var order = Order.none
  /// The two numbers beside the year, in the order in which they stand.
  var first = 1
  var second = 1
  private var year = 1970
  private var time = 0.0
  /// Seconds that the text does not tell apart.
  private(set) var step = 1.0

  init?(_ text: String) {
    guard text.utf8.count <= 40, let start = text.utf8.first, start >= 0x30, start <= 0x39 else {
      return nil
    }
    var rest = Substring(text)
    if let date = Self.date(&rest) {
      (year, first, second, order) = date
      if rest.first == "T" || rest.first == " " { rest.removeFirst() }
      if rest.isEmpty { return }
      form = .moment
    } else {
      form = .time
    }
    guard let clock = Self.clock(&rest) else { return nil }
    (time, step) = clock
    guard Self.isZone(rest) else { return nil }
  }

  /// Nothing where there is no such day.
  func seconds(dayFirst: Bool) -> Double? {
    if form == .time { return time }
    let isMonthFirst = order == .yearFirst || !dayFirst
    guard
      let day = CalendarDay(
        year: year, month: isMonthFirst ? first : second, day: isMonthFirst ? second : first)
    else { return nil }
    return Double(day.number) * WrittenDates.secondsOfDay + time
  }

  private static func number(_ rest: inout Substring, _ digits: ClosedRange<Int>) -> Int? {
    let found = rest.prefix { ("0"..."9").contains($0) }
    guard digits.contains(found.count), let number = Int(found) else { return nil }
    rest = rest.dropFirst(found.count)
    return number
  }

  /// `2024-02-29`, `2024/2/9`, `29.02.2024`, `2/29/24`.
  private static func date(
    _ rest: inout Substring
  ) -> (year: Int, first: Int, second: Int, order: Order)? {
    let before = rest
    let digits = rest.prefix { ("0"..."9").contains($0) }.count
    guard let first = number(&rest, 1...4), let mark = rest.first, "-/.".contains(mark) else {
      rest = before
      return nil
    }
    rest.removeFirst()
    guard let second = number(&rest, 1...2), rest.first == mark else {
      rest = before
      return nil
    }
    rest.removeFirst()
    let lastDigits = rest.prefix { ("0"..."9").contains($0) }.count
    guard let third = number(&rest, 1...4) else {
      rest = before
      return nil
    }
    if digits == 4, lastDigits <= 2 { return (first, second, third, .yearFirst) }
    guard digits <= 2, lastDigits == 4 || lastDigits == 2 else {
      rest = before
      return nil
    }
    let year = lastDigits == 2 ? third + (third < 70 ? 2000 : 1900) : third
    return (year, first, second, .either)
  }

  /// `14:30`, `2:30:05.25 PM`; the seconds and what the text does not tell apart.
  private static func clock(_ rest: inout Substring) -> (Double, Double)? {
    guard var hour = number(&rest, 1...2), rest.first == ":" else { return nil }
    rest.removeFirst()
    guard let minute = number(&rest, 2...2) else { return nil }
    var seconds = 0.0
    var step = 60.0
    if rest.first == ":" {
      rest.removeFirst()
      guard let whole = number(&rest, 2...2), whole < 60 else { return nil }
      seconds = Double(whole)
      step = 1
      if rest.first == ".",
        let part = Double(
          "0" + rest.prefix(1 + rest.dropFirst().prefix { ("0"..."9").contains($0) }.count))
      {
        seconds += part
        step = 0.001
        rest = rest.dropFirst().drop { ("0"..."9").contains($0) }
      }
    }
    let half = rest.drop { $0 == " " }.prefix(2).uppercased()
    if half == "AM" || half == "PM" {
      guard (1...12).contains(hour) else { return nil }
      hour = hour % 12 + (half == "PM" ? 12 : 0)
      rest = rest.drop { $0 == " " }.dropFirst(2)
    }
    guard hour < 24, minute < 60 else { return nil }
    return (Double(hour * 3600 + minute * 60) + seconds, step)
  }

  /// `Z`, `+01:00`, `GMT+1`, `UTC`: the time stays as it is written.
  private static func isZone(_ rest: Substring) -> Bool {
    let zone = rest.drop { $0 == " " }
    if zone.isEmpty || zone == "Z" { return true }
    let offset = zone.hasPrefix("GMT") || zone.hasPrefix("UTC") ? zone.dropFirst(3) : zone
    if offset.isEmpty { return true }
    guard let sign = offset.first, "+-".contains(sign), offset.count <= 6, offset.count >= 2 else {
      return false
    }
    return offset.dropFirst().allSatisfy { ("0"..."9").contains($0) || $0 == ":" }
  }
}
