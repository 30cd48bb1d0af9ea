import Codebook
import ResultTables

/// Lists of what was counted, which stand alike in every language but for their numbers.
protocol CountWords {
  var numbers: NumberText { get }
  /// A number, or what may be told of it.
  func told(_ count: ToldCount) -> String
}

extension CountWords {
  /// `` `a` (2), `b` (1) ``.
  func list(_ texts: [Notice.CountedText]) -> String {
    texts.map { "`\($0.text)` (\(told($0.rows)))" }.joined(separator: ", ")
  }

  /// What has been counted: `a (2), b (1)`.
  func titles(_ texts: [Notice.CountedText]) -> String {
    texts.map { "\($0.text) (\(told($0.rows)))" }.joined(separator: ", ")
  }

  /// The first few names.
  func names(_ names: [String]) -> String { NameList.text(names) }

  func weights(_ names: [String]) -> String {
    names.map { "`weight \($0)`" }.joined(separator: ", ")
  }

  /// `12.3 ms`, `4.56 s`.
  func elapsed(_ seconds: Double) -> String { ElapsedTime.text(seconds, numbers) }

  func microseconds(_ seconds: Double) -> String { ElapsedTime.microseconds(seconds) }
}

/// Counted things in English: `1 row`, `1,298 rows`, `fewer than 5 rows`.
struct EnglishCounts: CountWords {
  let numbers: NumberText
  private let language: String

  init(language: String) {
    self.language = language
    numbers = NumberText(language: language)
  }

  func count(_ number: Int, _ one: String, _ many: String) -> String {
    numbers.count(number) + " " + (number == 1 ? one : many)
  }

  func told(_ count: ToldCount) -> String {
    switch count {
    case .exactly(let number): numbers.count(number)
    case .fewerThan(let threshold): "fewer than \(numbers.count(threshold))"
    case .allButFewerThan(let threshold): "all but fewer than \(numbers.count(threshold))"
    }
  }

  func rows(_ count: ToldCount) -> String {
    told(count) + (count == .exactly(1) ? " row" : " rows")
  }

  /// A number of what the rows are: `1 respondent`, `2 town halls`.
  func units(_ number: Int, _ unit: LocalizedText) -> String {
    numbers.count(number) + " " + self.unit(isOne: number == 1, unit)
  }

  /// What one row or many rows are; data name theirs in the plural only.
  func unit(isOne: Bool, _ unit: LocalizedText) -> String {
    if unit.isEmpty { return isOne ? "row" : "rows" }
    return isOne && unit == .respondents ? "respondent" : unit.inLanguage(language)
  }

  /// ` and 1 more`; nothing for none.
  func others(_ count: Int) -> String { count > 0 ? " and \(numbers.count(count)) more" : "" }

  /// `` `q1` has different labels: “a”, “b” ``.
  func drift(_ drift: WaveDrift) -> String {
    let quoted = { (texts: [String]) in
      texts.prefix(WaveDrift.mostTold).map { "“\($0)”" }.joined(separator: ", ")
        + others(texts.count - WaveDrift.mostTold)
    }
    let words =
      switch drift.difference {
      case .notAsked(let waves): "was not asked in " + waves.joined(separator: ", ")
      case .labels(let labels): "has different labels: " + quoted(labels)
      case .questions(let questions): "was asked in other words: " + quoted(questions)
      case .answersOfOneWave(let waves):
        "has answers of one wave only: "
          + waves.map { quoted($0.codes) + " in " + $0.wave }.joined(separator: "; ")
      case .changedLabels(let codes): "has codes whose labels changed: " + quoted(codes)
      }
    return "`\(drift.variable)` " + words
  }
}

/// Counted things in French, where 0 and 1 are singular: `0 ligne`, `1 ligne`, `1 298 lignes`.
struct FrenchCounts: CountWords {
  let numbers: NumberText
  private let language: String

  init(language: String) {
    self.language = language
    numbers = NumberText(language: language)
  }

  static func isOne(_ number: Int) -> Bool { number.magnitude < 2 }

  func isOne(_ count: ToldCount) -> Bool {
    if case .exactly(let number) = count { Self.isOne(number) } else { false }
  }

  func count(_ number: Int, _ one: String, _ many: String) -> String {
    numbers.count(number) + " " + (Self.isOne(number) ? one : many)
  }

  func told(_ count: ToldCount) -> String {
    switch count {
    case .exactly(let number): numbers.count(number)
    case .fewerThan(let threshold): "moins de \(numbers.count(threshold))"
    case .allButFewerThan(let threshold): "tout sauf moins de \(numbers.count(threshold))"
    }
  }

  func rows(_ count: ToldCount) -> String {
    told(count) + (isOne(count) ? " ligne" : " lignes")
  }

  /// A number of what the rows are: `1 répondant`, `2 mairies`.
  func units(_ number: Int, _ unit: LocalizedText) -> String {
    numbers.count(number) + " " + self.unit(isOne: Self.isOne(number), unit)
  }

  /// What one row or many rows are; data name theirs in the plural only.
  func unit(isOne: Bool, _ unit: LocalizedText) -> String {
    if unit.isEmpty { return isOne ? "ligne" : "lignes" }
    if unit == .respondents { return isOne ? "répondant" : "répondants" }
    return unit.inLanguage(language)
  }

  /// ` et 1 autre`; nothing for none.
  func others(_ count: Int) -> String {
    count > 0 ? " et " + self.count(count, "autre", "autres") : ""
  }

  /// `` `q1` a des libellés différents : « a », « b » ``.
  func drift(_ drift: WaveDrift) -> String {
    let quoted = { (texts: [String]) in
      texts.prefix(WaveDrift.mostTold).map { "«\u{A0}\($0)\u{A0}»" }.joined(separator: ", ")
        + others(texts.count - WaveDrift.mostTold)
    }
    let words =
      switch drift.difference {
      case .notAsked(let waves): "n'a pas été posée en " + waves.joined(separator: ", ")
      case .labels(let labels): "a des libellés différents\u{A0}: " + quoted(labels)
      case .questions(let questions): "a été posée en d'autres termes\u{A0}: " + quoted(questions)
      case .answersOfOneWave(let waves):
        "a des réponses d'une seule vague\u{A0}: "
          + waves.map { quoted($0.codes) + " en " + $0.wave }.joined(separator: "\u{202F}; ")
      case .changedLabels(let codes): "a des codes dont le libellé a changé\u{A0}: " + quoted(codes)
      }
    return "`\(drift.variable)` " + words
  }
}

extension WaveDrift {
  /// Texts that are told of a difference at most.
  fileprivate static let mostTold = 8
}

/// How long something took.
private enum ElapsedTime {
  static func text(_ seconds: Double, _ numbers: NumberText) -> String {
    seconds < 1
      ? numbers.rounded(seconds * 1000, decimals: 1) + " ms"
      : numbers.rounded(seconds, decimals: 2) + " s"
  }

  static func microseconds(_ seconds: Double) -> String {
    NumberText.machine((seconds * 1e6).rounded()) + " µs"
  }
}

/// Names of variables.
private enum NameList {
  /// Names that are told of many.
  private static let mostTold = 10

  static func text(_ names: [String]) -> String {
    names.prefix(mostTold).map { "`\($0)`" }.joined(separator: ", ")
      + (names.count > mostTold ? ", …" : "")
  }
}
