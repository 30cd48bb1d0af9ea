/// What `group` and `claim` compute, by the word that a measure begins with.
package enum MeasureWord: Hashable, Sendable {
  case n, base, share
  case number(NumberStatistic)
  /// `top2(x)`, `nps(x)`
  case scale(ScaleStatistic)
  case quantile, correlation, delta
  case standardError, confidenceInterval

  /// In the order in which they are listed.
  package static let all: [MeasureWord] =
    [.n, .base, .share]
    + NumberStatistic.allCases.filter { $0.name.places.contains(.measures) }.map(MeasureWord.number)
    + ScaleStatistic.allCases.map(MeasureWord.scale)
    + [.quantile, .correlation, .delta, .standardError, .confidenceInterval]

  private static let byWord = Dictionary(uniqueKeysWithValues: all.map { ($0.word, $0) })

  package init?(word: String) {
    guard let found = Self.byWord[word] else { return nil }
    self = found
  }

  package var word: String {
    switch self {
    case .n: "n"
    case .base: "base"
    case .share: "share"
    case .number(let statistic): statistic.rawValue
    case .scale(let statistic): statistic.rawValue
    case .quantile: "quantile"
    case .correlation: "correlation"
    case .delta: "delta"
    case .standardError: ErrorStatistic.standardError.rawValue
    case .confidenceInterval: ErrorStatistic.confidenceInterval.rawValue
    }
  }

  /// What stands in its parentheses; nothing for a word alone.
  private var arguments: [String] {
    switch self {
    case .n: []
    case .base, .standardError, .confidenceInterval: ["MEASURE"]
    case .share: ["CONDITION"]
    case .number, .scale: ["VARIABLE"]
    case .quantile: ["VARIABLE", "0.9"]
    case .correlation: ["VARIABLE", "VARIABLE"]
    case .delta: ["CONDITION or MEASURE", "WAVE", "WAVE"]
    }
  }

  package var argumentCount: Int { arguments.count }

  /// How it is written: `mean(VARIABLE)`.
  package var usage: String {
    arguments.isEmpty ? word : word + "(" + arguments.joined(separator: ", ") + ")"
  }
}
