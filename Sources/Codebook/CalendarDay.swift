/// A day of the Gregorian calendar, the years 1 to 9999.
///
/// All that knows leap years, months and weeks stands here; the formats of files say only what they count
/// from.
package struct CalendarDay: Hashable, Comparable, Sendable {
  /// Days since the first of January 1970.
  package let number: Int
  package let year: Int
  package let month: Int
  package let day: Int

  /// Days from the first of March of the year 0 to the first of January 1970.
  private static let epoch = 719_468

  /// Nothing where there is no such day.
  package init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= Self.length(ofMonth: month, in: year)
    else { return nil }
    let shiftedYear = month <= 2 ? year - 1 : year
    let shiftedMonth = month > 2 ? month - 3 : month + 9
    number =
      365 * shiftedYear + shiftedYear / 4 - shiftedYear / 100 + shiftedYear / 400
      + (153 * shiftedMonth + 2) / 5 + day - 1 - Self.epoch
    (self.year, self.month, self.day) = (year, month, day)
  }

  /// Nothing outside the years 1 to 9999.
  package init?(number: Int) {
    guard (-719_162...2_932_896).contains(number) else { return nil }
    // In eras of 400 years; each year begins in March, so that the leap day is its last.
    let shifted = number + Self.epoch
    let era = shifted / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    self.number = number
  }

  package static func < (left: CalendarDay, right: CalendarDay) -> Bool {
    left.number < right.number
  }

  package static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  private static func length(ofMonth month: Int, in year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// 1 for Monday to 7 for Sunday.
  package var weekday: Int { ((number + 3) % 7 + 7) % 7 + 1 }

  package var quarter: Int { (month - 1) / 3 + 1 }

  /// The ISO week: the one that its Thursday is in, with the year of that Thursday.
  package var week: (year: Int, number: Int) {
    let thursday = number - weekday + 4
    let year = CalendarDay(number: thursday)?.year ?? year
    let first = CalendarDay(year: year, month: 1, day: 1)?.number ?? thursday
    return (year, (thursday - first) / 7 + 1)
  }

  /// The day as ISO 8601 writes it: `2024-02-29`.
  package var text: String {
    "\(Self.padded(year, 4))-\(Self.padded(month, 2))-\(Self.padded(day, 2))"
  }

  static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }
}

/// A stretch of the calendar that answers are told by.
package enum CalendarPeriod: String, Sendable, CaseIterable {
  case year, quarter, month, week

  /// The code of the period that a day is in: `2024`, `2024-Q1`, `2024-01`, `2025-W01`.
  package func code(_ day: CalendarDay) -> String {
    let year = CalendarDay.padded(day.year, 4)
    switch self {
    case .year: return year
    case .quarter: return "\(year)-Q\(day.quarter)"
    case .month: return "\(year)-\(CalendarDay.padded(day.month, 2))"
    case .week:
      let week = day.week
      return "\(CalendarDay.padded(week.year, 4))-W\(CalendarDay.padded(week.number, 2))"
    }
  }

  /// The first day of the next period; nothing behind the last year.
  private func next(_ day: CalendarDay) -> CalendarDay? {
    switch self {
    case .year: return CalendarDay(year: day.year + 1, month: 1, day: 1)
    case .quarter:
      let month = day.quarter * 3 + 1
      return CalendarDay(year: day.year + (month > 12 ? 1 : 0), month: (month - 1) % 12 + 1, day: 1)
    case .month:
      return CalendarDay(
        year: day.year + (day.month == 12 ? 1 : 0), month: day.month % 12 + 1, day: 1)
    case .week: return CalendarDay(number: day.number - day.weekday + 8)
    }
  }

  /// The codes from one day to another without gaps; nothing where they are more than `most`.
  package func codes(from first: CalendarDay, to last: CalendarDay, most: Int) -> [String]? {
    var codes = [code(first)]
    let end = code(last)
    var day = first
    while codes.last != end {
      guard codes.count < most, let next = next(day), next <= last || code(next) == end else {
        return nil
      }
      day = next
      codes.append(code(day))
    }
    return codes
  }
}
