/// A share of some answers of a scale, or a difference of such; the raw value is its name in the tidy form.
package enum ScaleStatistic: String, Hashable, Sendable, CaseIterable {
  /// The share of 9 and 10 less that of 0 to 6.
  case netPromoterScore = "nps"
  /// The share of the answers with the two highest numbers.
  case top2
  /// The share of the answers with the two lowest numbers.
  case bottom2

  var name: StatisticName {
    switch self {
    case .netPromoterScore:
      StatisticName(
        "nps", "9 to 10 less 0 to 6, of 0 to 10", .score, .tables, .init(sign: "NPS"),
        isCompared: true, hasError: true)
    case .top2:
      StatisticName(
        "top2", "share of the two highest answers", .percent, .tables,
        .init("top 2", french: "2 plus hautes"), isCompared: true, hasError: true)
    case .bottom2:
      StatisticName(
        "bottom2", "share of the two lowest answers", .percent, .tables,
        .init("bottom 2", french: "2 plus basses"), isCompared: true, hasError: true)
    }
  }

  /// Whether it counts the answers at one end of the scale.
  package var isOfOneEnd: Bool {
    switch self {
    case .top2, .bottom2: true
    case .netPromoterScore: false
    }
  }
}

extension Statistic {
  package static let netPromoterScore = Statistic.scale(.netPromoterScore)
  package static let top2 = Statistic.scale(.top2)
  package static let bottom2 = Statistic.scale(.bottom2)
}
