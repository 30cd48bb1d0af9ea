internal import Codebook

/// Text columns whose values could be numbers or dates: said, never guessed.
enum DoubtfulNumbers {
  /// Values that are looked at, the first of a column.
  private static let mostValues = 10_000

  /// One line on how a column's values could be read, or nil when they are plainly text.
  ///
  /// - Parameter values: the distinct values of a column that was kept as text.
  /// - Returns: `` `1,234` can be read as 1234 or 1.234 ``.
  /// - Complexity: O(values); most columns are settled by their first value.
  static func remark(on values: [String]) -> String? {
    let sample = values.prefix(mostValues)
    return dateRemark(sample) ?? numberRemark(sample)
  }

  /// The ways to load the file in which all of a column's values are numbers.
  static func hint(on values: [String], _ said: WrittenNumbers) -> String? {
    let sample = values.prefix(mostValues)
    func occurs(_ signs: Set<Unicode.Scalar>) -> Bool {
      sample.contains { $0.unicodeScalars.contains(where: signs.contains) }
    }
    var ways: [(String, Set<Unicode.Scalar>, WrittenNumbers)] = WrittenNumbers.Thousands.allCases
      .map { sign in
        let written = WrittenNumbers(decimalComma: said.decimalComma, thousands: sign)
        return ("thousands \(sign.rawValue)", sign.signs, written)
      }
    ways.append(("decimal comma", [","], WrittenNumbers(decimalComma: true)))
    ways.append(("decimal point", ["."], WrittenNumbers(decimalComma: false)))
    var fitting = ways.filter { occurs($0.1) && $0.2.read(sample, notNumbers: 0) != nil }
      .map { "`load … \($0.0)`" }
    if fitting.isEmpty,
      WrittenNumbers(takesUnits: true).read(sample, notNumbers: 0)?.isAmbiguous == false
    {
      fitting = ["`derive … = number(…)`"]
    }
    return fitting.isEmpty ? nil : fitting.joined(separator: " or ") + " reads them"
  }

  private static func numberRemark(_ values: ArraySlice<String>) -> String? {
    var example: GroupedNumber?
    for value in values {
      guard let number = GroupedNumber(value) else { return nil }
      if !number.isPlain, example.map({ $0.readings.count < number.readings.count }) ?? true {
        example = number
      }
    }
    return example.map { "`\($0.text)` can be read as \($0.readings.joined(separator: " or "))" }
  }

  private static func dateRemark(_ values: ArraySlice<String>) -> String? {
    var dayFirst: String?
    var monthFirst: String?
    var either: String?
    for value in values {
      guard let date = SlashDate(value) else { return nil }
      if date.first > 12 { dayFirst = dayFirst ?? value }
      if date.second > 12 { monthFirst = monthFirst ?? value }
      if date.first <= 12, date.second <= 12, date.first != date.second { either = either ?? value }
    }
    // One above 12 tells which of the two is the day, for all.
    guard let either, (dayFirst == nil) == (monthFirst == nil) else { return nil }
    var remark = "the date `\(either)` can be read day first or month first"
    if let dayFirst { remark += "; `\(dayFirst)` has the day first" }
    if let monthFirst { remark += "; `\(monthFirst)` has the month first" }
    return remark
  }
}

/// A value that is a number but for thousands, per cent or blanks: `1 234`, `1,234.5`, `12 %`.
private struct GroupedNumber {
  let text: String
  /// Whether the value is digits and nothing else.
  let isPlain: Bool
  /// What it can mean, the most literal last.
  private(set) var readings: [String] = []

  private static let blanks: Set<Unicode.Scalar> = [" ", "\t", "\u{A0}", "\u{202F}", "\u{2009}"]
  private static let marks: Set<Unicode.Scalar> = [
    ",", ".", " ", "\u{A0}", "\u{202F}", "\u{2009}", "'", "’",
  ]

  init?(_ value: String) {
    guard let first = value.utf8.first, first < 0x3A || first >= 0x80 else { return nil }
    var scalars = value.unicodeScalars.drop { Self.blanks.contains($0) }
    let hasPercent = scalars.last { !Self.blanks.contains($0) } == "%"
    while let last = scalars.last, Self.blanks.contains(last) || last == "%" {
      scalars.removeLast()
    }
    let sign = scalars.first == "-" || scalars.first == "+" ? String(scalars.removeFirst()) : ""
    let pieces = scalars.split(omittingEmptySubsequences: false) { Self.marks.contains($0) }
      .map { String(String.UnicodeScalarView($0)) }
    guard Self.areGroups(pieces), scalars.count <= 30 else { return nil }
    text = value
    isPlain = scalars.count == value.unicodeScalars.count && pieces.count == 1
    let marks = scalars.filter { Self.marks.contains($0) }
    addReadings(sign, pieces, String.UnicodeScalarView(marks))
    if hasPercent { readings = ["a share of \(value)", "the number \(readings[0])"] }
  }

  /// Digits in groups as thousands are written; the last group may be decimals.
  private static func areGroups(_ pieces: [String]) -> Bool {
    guard let first = pieces.first, let last = pieces.last, !first.isEmpty, !last.isEmpty,
      pieces.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } })
    else { return false }
    if first.utf8.count > 1, first.hasPrefix("0") { return false }
    if pieces.count == 1 { return first.utf8.count <= 15 }
    let middle = pieces.dropFirst().dropLast()
    return middle.allSatisfy { $0.utf8.count == 3 } && (pieces.count == 2 || first.utf8.count <= 3)
  }

  private mutating func addReadings(
    _ sign: String, _ pieces: [String], _ marks: String.UnicodeScalarView
  ) {
    let head = sign + pieces.dropLast().joined()
    let last = pieces.last ?? ""
    guard let mark = marks.last else {
      readings = [sign + pieces.joined()]
      if !isPlain { readings.append("text") }
      return
    }
    let isDecimalMark = mark == "," || mark == "."
    let mayGroup = last.utf8.count == 3 && pieces[0].utf8.count <= 3 && pieces[0] != "0"
    if mayGroup { readings.append(head + last) }
    if isDecimalMark, marks.filter({ $0 == mark }).count == 1 { readings.append("\(head).\(last)") }
    if readings.isEmpty || !isDecimalMark { readings.append("text") }
  }
}

/// A day and a month in an order that the value does not tell: `03/04/2021`, `3.4.21`.
private struct SlashDate {
  let first: Int
  let second: Int

  init?(_ value: String) {
    guard value.utf8.count <= 10, let lead = value.utf8.first, (0x30...0x39).contains(lead) else {
      return nil
    }
    guard let mark = value.first(where: { !$0.isASCII || !$0.isNumber }), "/-.".contains(mark)
    else { return nil }
    let pieces = value.split(separator: mark, omittingEmptySubsequences: false)
    guard pieces.count == 3 || pieces.count == 2 && mark == "/",
      pieces.allSatisfy({ piece in piece.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
      pieces[0].utf8.count <= 2, pieces[1].utf8.count <= 2,
      let first = Int(pieces[0]), let second = Int(pieces[1]),
      (1...31).contains(first), (1...31).contains(second), min(first, second) <= 12
    else { return nil }
    if pieces.count == 3, ![2, 4].contains(pieces[2].utf8.count) { return nil }
    self.first = first
    self.second = second
  }
}
