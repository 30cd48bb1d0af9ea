package import Codebook
import Diagnostics
package import QuerySyntax

/// Binding of dates, times and moments: texts of one form that a file holds, and texts of ISO 8601 in quotes.
extension Binder {
  /// A date of every row.
  struct BoundDate {
    var form: WrittenDates.Form
    /// Seconds since the first of January 1970, of a time since midnight.
    var seconds: NumericExpression
  }

  /// Periods up to which those that nobody has stand with the others.
  package static let mostPeriods = 400

  /// An expression read as a date: a variable of dates, `today`, a text in quotes.
  func date(_ expression: Expression) throws(BindingError) -> BoundDate {
    switch try resolved(expression) {
    case .text(let text): return try date(text.text, at: expression.place)
    case .name(let name) where isToday(name):
      guard let today = parameters["today"] else {
        throw .unknownParameter(name: "today", nearest: [], at: name.place.range)
      }
      return try date(today.spelling, at: name.place)
    default:
      let (subject, dates) = try datedSubject(expression)
      let reasons = subject.variable.missingReasons.count - 1
      return BoundDate(
        form: dates.form,
        seconds: .scored(
          subject.variable.name,
          bySlot: [.nan] + dates.seconds + Array(repeating: .nan, count: reasons)))
    }
  }

  private func isToday(_ name: Name) -> Bool {
    guard name.text == "today", !name.isQuoted else { return false }
    if case .found = codebook.lookUp(name.text) { return false }
    return true
  }

  private func date(_ text: String, at place: Place) throws(BindingError) -> BoundDate {
    guard let dates = WrittenDates([text]), WrittenDates.stretch(text) != nil else {
      throw .notADate(what: "`\(text)`", at: place.range)
    }
    return BoundDate(form: dates.form, seconds: .constant(dates.seconds[0]))
  }

  /// A variable whose texts, perhaps through functions, are all dates.
  private func datedSubject(
    _ expression: Expression
  ) throws(BindingError) -> (TextSubject, WrittenDates) {
    if case .name(let name) = expression, case .numeric = try variable(name).kind {
      throw .notADate(what: "`\(name.text)`", at: name.place.range)
    }
    let subject = try textSubject(expression)
    guard let dates = WrittenDates(subject.spellings.map { $0.first ?? "" }) else {
      throw .notADate(what: "`\(text(at: expression.place))`", at: expression.place.range)
    }
    return (subject, dates)
  }

  /// The dates of a variable of texts, where all are dates of one form.
  func dates(of answers: AnswerList) -> WrittenDates? {
    answers.isText ? WrittenDates(answers.categories.map(\.code)) : nil
  }

  /// `year(d)`, `hour(d)`, `years(a, b)`: numbers made of dates.
  func calendar(
    _ word: FunctionWord, _ arguments: [Expression], _ place: Place
  ) throws(BindingError) -> NumericExpression {
    switch word {
    case .years: return .function(.wholeMonths(of: 12), try pair(arguments))
    case .months: return .function(.wholeMonths(of: 1), try pair(arguments))
    case .days: return .function(.wholeDays, try pair(arguments))
    case .hours: return try difference(arguments, seconds: 3600)
    case .minutes: return try difference(arguments, seconds: 60)
    case .seconds: return try difference(arguments, seconds: 1)
    case .hour:
      let (subject, dates) = try datedSubject(arguments[0])
      guard dates.form != .date else {
        throw .notADate(
          what: "`\(text(at: arguments[0].place))` has no time of day; it", at: place.range)
      }
      return scored(subject.variable, dates.seconds.map { Self.hour($0) })
    case .year, .quarter, .month, .week, .weekyear, .weekday, .day:
      let (subject, dates) = try datedSubject(arguments[0])
      guard dates.form != .time else {
        throw .notADate(what: "`\(text(at: arguments[0].place))`", at: arguments[0].place.range)
      }
      return scored(
        subject.variable,
        dates.seconds.map { WrittenDates.day($0).map { Double(Self.field(word, of: $0)) } })
    default: throw .notArithmetic(found: text(at: place), at: place.range)
    }
  }

  private static func hour(_ seconds: Double) -> Double {
    let days = (seconds / WrittenDates.secondsOfDay).rounded(.down)
    return ((seconds - days * WrittenDates.secondsOfDay) / 3600).rounded(.down)
  }

  private static func field(_ word: FunctionWord, of day: CalendarDay) -> Int {
    switch word {
    case .year: day.year
    case .quarter: day.quarter
    case .month: day.month
    case .week: day.week.number
    case .weekyear: day.week.year
    case .weekday: day.weekday
    default: day.day
    }
  }

  private func pair(_ arguments: [Expression]) throws(BindingError) -> [NumericExpression] {
    let first = try date(arguments[0])
    let second = try date(arguments[1])
    for (bound, argument) in [(first, arguments[0]), (second, arguments[1])]
    where bound.form == .time {
      throw .notADate(what: "`\(text(at: argument.place))`", at: argument.place.range)
    }
    return [first.seconds, second.seconds]
  }

  private func difference(
    _ arguments: [Expression], seconds: Double
  ) throws(BindingError) -> NumericExpression {
    let first = try date(arguments[0])
    let second = try date(arguments[1])
    guard (first.form == .time) == (second.form == .time) else {
      throw .notADate(what: "`\(text(at: arguments[0].place))`", at: arguments[0].place.range)
    }
    return .arithmetic(
      .arithmetic(second.seconds, .subtract, first.seconds), .divide, .constant(seconds))
  }

  /// `month(d)`, `weekday(d)` and `period(d, month)` as answers in their order; nothing for other functions.
  package func calendarAnswers(
    _ expression: Expression
  ) throws(BindingError) -> CalendarAnswers? {
    guard case .call(let name, let arguments, let place) = expression,
      let word = FunctionWord(rawValue: name.text), [.month, .weekday, .period].contains(word)
    else { return nil }
    _ = try function(name, arguments, place)
    let (subject, dates) = try datedSubject(arguments[0])
    guard dates.form != .time else {
      throw .notADate(what: "`\(text(at: arguments[0].place))`", at: arguments[0].place.range)
    }
    let days = dates.seconds.map(WrittenDates.day)
    if word == .period {
      guard case .name(let unit) = arguments[1], let period = CalendarPeriod(rawValue: unit.text)
      else {
        throw .badArgument(
          what: "a period is year, quarter, month or week", found: text(at: arguments[1].place),
          at: arguments[1].place.range)
      }
      return CalendarAnswers(subject.variable, periods: period, of: days)
    }
    return CalendarAnswers(
      subject.variable, numbers: days.map { $0.map { Self.field(word, of: $0) } }
    ) {
      word == .month ? CalendarAnswers.month($0) : CalendarAnswers.weekday($0)
    }
  }

  /// Compares the dates of a variable with a text of ISO 8601.
  func compareDates(
    _ subject: Variable, _ dates: WrittenDates, _ operation: ComparisonOperator, _ text: TextLiteral
  ) throws(BindingError) -> Condition {
    let wanted = try stretch(text, dates)
    return table(subject) { slot in
      let seconds = dates.seconds[slot - 1]
      return switch operation {
      case .equal: wanted.contains(seconds)
      case .notEqual: !wanted.contains(seconds)
      case .less: seconds < wanted.lowerBound
      case .lessOrEqual: seconds < wanted.upperBound
      case .greater: seconds >= wanted.upperBound
      case .greaterOrEqual: seconds >= wanted.lowerBound
      }
    }
  }

  /// Slots of the dates from the beginning of one text to the end of another.
  func slots(_ range: ValueRange, _ dates: WrittenDates) throws(BindingError) -> [Int] {
    var lower = -Double.infinity
    var upper = Double.infinity
    if let bound = range.lower { lower = try stretch(bound, dates).lowerBound }
    if let bound = range.upper {
      let wanted = try stretch(bound, dates)
      upper = range.isHalfOpen ? wanted.lowerBound : wanted.upperBound
    }
    guard lower < upper else { throw .emptyRange(at: range.place.range) }
    return dates.seconds.indices.filter { (lower..<upper).contains(dates.seconds[$0]) }.map {
      $0 + 1
    }
  }

  private func stretch(
    _ literal: Literal, _ dates: WrittenDates
  ) throws(BindingError) -> Range<Double> {
    guard case .text(let text) = try resolved(literal) else {
      throw .notADate(what: "`\(literal.spelling)`", at: literal.place.range)
    }
    return try stretch(text, dates)
  }

  private func stretch(
    _ text: TextLiteral, _ dates: WrittenDates
  ) throws(BindingError) -> Range<Double> {
    guard let wanted = WrittenDates.stretch(text.text) else {
      throw .notADate(what: "`\(text.text)`", at: text.place.range)
    }
    return wanted
  }
}

/// Answers that dates have, in their order, and which of them each slot is.
package struct CalendarAnswers: Sendable {
  package let variable: Variable
  package let answers: [Category]
  /// The place of each date's answer from 1, 0 where it has none.
  package let places: [Int]
  /// Whether periods that nobody has are left out, because there would be too many.
  package let hasGaps: Bool

  init(_ variable: Variable, periods period: CalendarPeriod, of days: [CalendarDay?]) {
    self.variable = variable
    let known = days.compactMap(\.self)
    let occurring = Set(known.map(period.code)).sorted()
    var codes: [String]?
    if let first = known.min(), let last = known.max() {
      codes = period.codes(from: first, to: last, most: Binder.mostPeriods)
    }
    hasGaps = codes == nil && !known.isEmpty
    let all = codes ?? occurring
    answers = all.map { Category(code: $0, label: "") }
    let place = Dictionary(
      all.enumerated().map { ($0.element, $0.offset + 1) }, uniquingKeysWith: { first, _ in first })
    places = days.map { $0.flatMap { place[period.code($0)] } ?? 0 }
  }

  init(_ variable: Variable, numbers: [Int?], label: (Int) -> LocalizedText) {
    self.variable = variable
    let occurring = Set(numbers.compactMap(\.self)).sorted()
    answers = occurring.map { Category(code: String($0), label: label($0)) }
    places = numbers.map { number in
      number.flatMap { occurring.firstIndex(of: $0) }.map { $0 + 1 } ?? 0
    }
    hasGaps = false
  }

  static func month(_ number: Int) -> LocalizedText {
    let english = [
      "January", "February", "March", "April", "May", "June", "July", "August", "September",
      "October", "November", "December",
    ]
    let french = [
      "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre",
      "octobre", "novembre", "décembre",
    ]
    return LocalizedText(english[number - 1], translations: ["fr": french[number - 1]])
  }

  static func weekday(_ number: Int) -> LocalizedText {
    let english = [
      "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
    ]
    let french = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"]
    return LocalizedText(english[number - 1], translations: ["fr": french[number - 1]])
  }
}
