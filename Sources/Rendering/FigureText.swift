import ResultTables

/// Figures as text for people: rounded, grouped, with the sign of their unit.
struct FigureText {
  /// Stands for a number that does not exist, such as the mean of no answers.
  static let none = "–"
  /// Stands for a number that disclosure control hides.
  static let hidden = "×"

  private let numbers: NumberText
  private let vocabulary: Vocabulary
  private let percentDecimals: Int
  private let meanDecimals: Int

  init(_ options: RenderingOptions) {
    numbers = NumberText(language: options.language)
    vocabulary = Vocabulary(language: options.language)
    percentDecimals = options.percentDecimals
    meanDecimals = options.meanDecimals
  }

  /// The text of a figure.
  /// - Parameters:
  ///   - figure: the number.
  ///   - statistic: what it is.
  ///   - unit: that of the statistic, or of the number that an error or limit belongs to.
  ///   - whole: whether all its neighbours are whole numbers, which then have no decimals.
  /// - Returns: the number, or the sign that stands for one missing or hidden.
  func text(
    _ figure: Figure, _ statistic: Statistic, unit: FigureUnit, whole: Bool = false
  ) -> String {
    if figure.hiding != .none { return Self.hidden }
    guard let value = figure.value, value.isFinite else { return Self.none }
    switch unit {
    case .count: return numbers.rounded(value, decimals: 0)
    case .expected: return numbers.rounded(value, decimals: 1)
    case .percent where statistic == .standardError:
      return numbers.rounded(value, decimals: percentDecimals + 1)
    case .percent: return numbers.percent(value, decimals: percentDecimals)
    case .share where statistic == .standardError:
      return numbers.hundredths(value, decimals: percentDecimals + 1)
    case .share: return numbers.percent(share: value, decimals: percentDecimals)
    case .points: return numbers.rounded(value, decimals: max(1, percentDecimals))
    case .measure: return numbers.rounded(value, decimals: whole ? 0 : meanDecimals)
    case .number: return number(value, statistic)
    case .coefficient: return numbers.rounded(value, decimals: 2)
    case .probability: return probability(value)
    }
  }

  private func number(_ value: Double, _ statistic: Statistic) -> String {
    switch statistic {
    case .degreesOfFreedom, .numeratorDegrees, .denominatorDegrees:
      numbers.trimmed(value, atMost: 1)
    case .standardError: numbers.rounded(value, decimals: meanDecimals + 1)
    default: numbers.rounded(value, decimals: meanDecimals)
    }
  }

  private func probability(_ value: Double) -> String {
    if value < 0.001 { return "<" + numbers.rounded(0.001, decimals: 3) }
    return numbers.rounded(value, decimals: 3)
  }
}
