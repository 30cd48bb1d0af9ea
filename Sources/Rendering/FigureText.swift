import ResultTables

/// Figures as text for people: rounded, grouped, with the sign of their unit.
struct FigureText {
  /// Stands for a number that does not exist, such as the mean of no answers.
  static let none = "–"
  /// Stands for a number that disclosure control hides.
  static let hidden = "×"

  private let numbers: NumberText

  init(_ options: RenderingOptions) {
    numbers = NumberText(language: options.language)
  }

  /// The number, or the sign that stands for one missing or hidden.
  func text(_ figure: Figure, _ shape: FigureShape) -> String {
    if figure.hiding != .none { return Self.hidden }
    guard let value = figure.shownValue else { return Self.none }
    switch shape {
    case .number(let decimals): return numbers.rounded(value, decimals: decimals)
    case .percent(let decimals): return numbers.percent(value, decimals: decimals)
    case .share(let decimals): return numbers.percent(share: value, decimals: decimals)
    case .hundredths(let decimals): return numbers.hundredths(value, decimals: decimals)
    case .trimmed(let decimals): return numbers.trimmed(value, atMost: decimals)
    case .probability: return probability(value)
    }
  }

  private func probability(_ value: Double) -> String {
    if value < 0.001 { return "<" + numbers.rounded(0.001, decimals: 3) }
    return numbers.rounded(value, decimals: 3)
  }
}

extension Figure {
  /// The number, where there is one that may be shown.
  var shownValue: Double? {
    guard hiding == .none, let value, value.isFinite else { return nil }
    return value
  }
}
