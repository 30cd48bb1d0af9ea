import Codebook

/// Dates and times of statistical programs as texts of ISO 8601.
enum CalendarText {
  /// What a number of a format counts.
  enum Unit {
    /// Seconds since a day, shown as a day or as a day with its time.
    case seconds(since: Int, hasTime: Bool)
    case milliseconds(since: Int)
    case days(since: Int)
    case weeks, months, quarters, halves
    /// Seconds of a duration.
    case duration
    /// Months or quarters of a year, as SPSS counts them in seconds.
    case monthOfSeconds, quarterOfSeconds, weekOfSeconds
  }

  /// Days from the first of January 1970 back to the first day of the Gregorian calendar's count in
  /// SPSS, the 14th of October 1582, and to that of Stata and SAS, the first of January 1960.
  private static let spssStart = -141_428
  private static let start1960 = -3_653

  /// The unit of an SPSS format such as `DATETIME20`; nothing for plain numbers.
  static func spss(_ format: String) -> Unit? {
    let name = format.uppercased().prefix { $0.isLetter }
    switch name {
    case "DATE", "ADATE", "EDATE", "SDATE", "JDATE":
      return .seconds(since: spssStart, hasTime: false)
    case "DATETIME", "YMDHMS": return .seconds(since: spssStart, hasTime: true)
    case "TIME", "DTIME", "MTIME": return .duration
    case "MOYR": return .monthOfSeconds
    case "QYR": return .quarterOfSeconds
    case "WKYR": return .weekOfSeconds
    default: return nil
    }
  }

  /// The unit of a Stata format such as `%tdD_m_Y`; nothing for plain numbers.
  static func stata(_ format: String) -> Unit? {
    let letters = format.drop { $0 == "%" || $0 == "-" }
    if letters.hasPrefix("d") { return .days(since: start1960) }
    guard letters.hasPrefix("t") else { return nil }
    switch letters.dropFirst().first {
    case "d": return .days(since: start1960)
    case "c", "C": return .milliseconds(since: start1960)
    case "w": return .weeks
    case "m": return .months
    case "q": return .quarters
    case "h": return .halves
    default: return nil
    }
  }

  /// The unit of a SAS format such as `DATE9`; nothing for plain numbers.
  static func sas(_ format: String) -> Unit? {
    let name = format.uppercased().prefix { $0.isLetter }
    switch name {
    case "DATE", "YYMMDD", "YYMMDDD", "YYMMDDN", "YYMMDDS", "MMDDYY", "MMDDYYD", "MMDDYYS",
      "DDMMYY", "DDMMYYD", "DDMMYYP", "DDMMYYS", "EURDFDD", "WORDDATE", "WEEKDATE", "JULIAN",
      "MINGUO", "NENGO":
      return .days(since: start1960)
    case "DATETIME", "DATEAMPM", "EURDFDT": return .seconds(since: start1960, hasTime: true)
    case "TIME", "HHMM", "TIMEAMPM", "MMSS": return .duration
    default:
      return name.hasPrefix("EDA") || name.hasPrefix("E8601DA") ? .days(since: start1960) : nil
    }
  }

  /// The text of a number; nothing where no day has it.
  static func text(_ number: Double, _ unit: Unit) -> String? {
    guard number.isFinite, number.magnitude < 1e15 else { return nil }
    switch unit {
    case .days(let start): return day(number.rounded(.down), start)
    case .seconds(let start, let hasTime): return moment(number, start, hasTime)
    case .milliseconds(let start): return moment(number / 1000, start, true)
    case .duration: return duration(number)
    case .months:
      let (year, month) = parts(number, 12)
      return "\(year)-\(padded(month + 1, 2))"
    case .quarters:
      let (year, quarter) = parts(number, 4)
      return "\(year)-Q\(quarter + 1)"
    case .halves:
      let (year, half) = parts(number, 2)
      return "\(year)-H\(half + 1)"
    case .weeks:
      let (year, week) = parts(number, 52)
      return "\(year)-W\(padded(week + 1, 2))"
    case .monthOfSeconds: return date(number).map { "\($0.year)-\(padded($0.month, 2))" }
    case .quarterOfSeconds: return date(number).map { "\($0.year)-Q\(($0.month - 1) / 3 + 1)" }
    case .weekOfSeconds:
      return date(number).map { date in
        let days = date.number - (CalendarDay(year: date.year, month: 1, day: 1)?.number ?? 0)
        return "\(date.year)-W\(padded(days / 7 + 1, 2))"
      }
    }
  }

  private static let secondsOfDay = 86_400.0

  /// Years since 1960 and what is left.
  private static func parts(_ number: Double, _ count: Int) -> (year: Int, rest: Int) {
    let whole = Int(number.rounded(.down))
    let rest = ((whole % count) + count) % count
    return (1960 + (whole - rest) / count, rest)
  }

  private static func date(_ seconds: Double) -> CalendarDay? {
    civil((seconds / secondsOfDay).rounded(.down), spssStart)
  }

  private static func day(_ days: Double, _ start: Int) -> String? {
    civil(days, start)?.text
  }

  private static func moment(_ seconds: Double, _ start: Int, _ hasTime: Bool) -> String? {
    let days = (seconds / secondsOfDay).rounded(.down)
    guard let day = day(days, start) else { return nil }
    return hasTime ? day + "T" + duration(seconds - days * secondsOfDay) : day
  }

  /// Hours, minutes and seconds; thousandths where there are any.
  private static func duration(_ seconds: Double) -> String {
    let thousandths = Int((seconds.magnitude * 1000).rounded())
    let (whole, rest) = thousandths.quotientAndRemainder(dividingBy: 1000)
    let sign = seconds < 0 ? "-" : ""
    let text = [whole / 3600, whole / 60 % 60, whole % 60].map { padded($0, 2) }
    return sign + text.joined(separator: ":") + (rest > 0 ? "." + padded(rest, 3) : "")
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number.magnitude)
    let zeros = String(repeating: "0", count: max(0, width - digits.utf8.count))
    return (number < 0 ? "-" : "") + zeros + digits
  }

  /// The Gregorian date of a day; years from 1 to 9999 only.
  private static func civil(_ days: Double, _ start: Int) -> CalendarDay? {
    days.magnitude < 1e8 ? CalendarDay(number: Int(days) + start) : nil
  }
}
