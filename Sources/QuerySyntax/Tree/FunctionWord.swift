/// What `derive` and conditions compute for each row, by its word.
package enum FunctionWord: String, Hashable, Sendable, CaseIterable {
  // Of choices
  case `if`, coalesce
  // Of numbers
  case round, floor, ceiling, abs, sqrt, log, log10, exp, mod, min, max
  // Across variables
  case rowmean, rowsum, rowmin, rowmax, rowsd, rowcount, rowmissing, count
  // Of texts
  case trim, lower, upper, length, substring, before, after, replace, concat, number, text
  // Of dates and times
  case year, quarter, month, week, weekyear, weekday, day, hour
  case years, months, days, hours, minutes, seconds
  case date, period

  /// Looks along the words, as verbs are looked for.
  package init?(rawValue: String) {
    guard let word = Self.allCases.first(where: { $0.rawValue == rawValue }) else { return nil }
    self = word
  }

  /// Whether a list of variables is its argument.
  package var takesList: Bool {
    switch self {
    case .rowmean, .rowsum, .rowmin, .rowmax, .rowsd, .rowcount, .rowmissing: true
    case .if, .coalesce, .round, .floor, .ceiling, .abs, .sqrt, .log, .log10, .exp, .mod, .min,
      .max, .count, .trim, .lower, .upper, .length, .substring, .before, .after, .replace, .concat,
      .number, .text, .year, .quarter, .month, .week, .weekyear, .weekday, .day, .hour, .years,
      .months, .days, .hours, .minutes, .seconds, .date, .period:
      false
    }
  }

  /// What stands in its brackets.
  package var arguments: String {
    switch self {
    case .if: "CONDITION, a, b"
    case .coalesce: "a, b, …"
    case .round: "x, digits"
    case .floor, .ceiling, .abs, .sqrt, .log, .log10, .exp: "x"
    case .mod: "x, divisor"
    case .min, .max: "a, b, …"
    case .rowmean, .rowsum, .rowmin, .rowmax, .rowsd, .rowmissing: "VARIABLES, at least N"
    case .rowcount: "VARIABLES, (VALUES), at least N"
    case .count: "SET"
    case .trim, .lower, .upper, .length, .number: "t"
    case .substring: "t, start, count"
    case .before, .after: "t, \"-\""
    case .replace: "t, \"old\", \"new\""
    case .concat: "t, u, …"
    case .text: "x"
    case .year, .quarter, .month, .week, .weekyear, .weekday, .day: "DATE"
    case .hour: "MOMENT"
    case .years, .months, .days: "FROM, TO"
    case .hours, .minutes, .seconds: "FROM, TO"
    case .date: "year, month, day"
    case .period: "DATE, year|quarter|month|week"
    }
  }

  /// How it is written: `round(x, digits)`.
  package var usage: String { rawValue + "(" + arguments + ")" }

  /// Numbers of arguments that it takes; nothing for one that takes a list of variables.
  package var argumentCounts: ClosedRange<Int>? {
    switch self {
    case .if: 3...3
    case .coalesce, .min, .max: 2...Int.max
    case .round: 1...2
    case .floor, .ceiling, .abs, .sqrt, .log, .log10, .exp, .count, .trim, .lower, .upper, .length,
      .number, .text, .year, .quarter, .month, .week, .weekyear, .weekday, .day, .hour:
      1...1
    case .mod, .before, .after, .years, .months, .days, .hours, .minutes, .seconds, .period: 2...2
    case .substring: 2...3
    case .replace, .date: 3...3
    case .concat: 2...Int.max
    case .rowmean, .rowsum, .rowmin, .rowmax, .rowsd, .rowcount, .rowmissing: nil
    }
  }

  /// What it gives, in a line.
  package var summary: String {
    switch self {
    case .if: "a where the condition is true, b where it is false"
    case .coalesce: "the first that is not missing"
    case .round: "the nearest number of so many decimals, halves away from zero"
    case .floor: "the whole number below"
    case .ceiling: "the whole number above"
    case .abs: "the number without its sign"
    case .sqrt: "the square root"
    case .log: "the natural logarithm"
    case .log10: "the logarithm to the base 10"
    case .exp: "e to the power of x"
    case .mod: "the remainder, with the sign of the divisor"
    case .min: "the smallest of several"
    case .max: "the largest of several"
    case .rowmean: "the mean of the answered ones"
    case .rowsum: "the sum of the answered ones"
    case .rowmin: "the smallest of the answered ones"
    case .rowmax: "the largest of the answered ones"
    case .rowsd: "the standard deviation of the answered ones, over n − 1"
    case .rowcount: "how many have one of the values"
    case .rowmissing: "how many are missing"
    case .count: "how many items of a set were chosen"
    case .trim: "the text without blanks at its ends"
    case .lower: "the text in small letters"
    case .upper: "the text in capitals"
    case .length: "how many characters a text has"
    case .substring: "so many characters from a place on, 1 being the first"
    case .before: "what stands before a text, missing where it does not occur"
    case .after: "what stands behind a text, missing where it does not occur"
    case .replace: "the text with each old one replaced by a new one"
    case .concat: "texts behind one another"
    case .number: "what a text is as a number"
    case .text: "a number or a code as text"
    case .year: "the year"
    case .quarter: "the quarter, 1 to 4"
    case .month: "the month, January to December"
    case .week: "the ISO week, 1 to 53"
    case .weekyear: "the year that the ISO week is of"
    case .weekday: "the day of the week, Monday to Sunday"
    case .day: "the day of the month"
    case .hour: "the hour, 0 to 23"
    case .years: "whole years between, such as an age"
    case .months: "whole months between"
    case .days: "days between"
    case .hours: "hours between"
    case .minutes: "minutes between"
    case .seconds: "seconds between"
    case .date: "the date of a year, month and day"
    case .period: "the year, quarter, month or ISO week, in order and without gaps"
    }
  }
}
