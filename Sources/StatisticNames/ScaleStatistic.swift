/// A share of some answers of a scale, or a difference of such; the raw value is its name in the tidy form.
package enum ScaleStatistic: String, Hashable, Sendable, CaseIterable {
  /// The share of 9 and 10 less that of 0 to 6.
  case netPromoterScore = "nps"
  /// The share of the answers with the highest number, the two or the three highest.
  case top1, top2, top3
  /// The share of the answers with the lowest number, the two or the three lowest.
  case bottom1, bottom2, bottom3

  var name: StatisticName {
    switch self {
    case .netPromoterScore:
      StatisticName(
        "nps", "9 to 10 less 0 to 6, of 0 to 10", .score, [.tables, .measures], .init(sign: "NPS"),
        isCompared: true, hasError: true)
    case .top1: ofEnd("share of the highest answer", .init("top 1", french: "la plus haute"))
    case .top2: ofEnd("share of the two highest answers", .init("top 2", french: "2 plus hautes"))
    case .top3: ofEnd("share of the three highest answers", .init("top 3", french: "3 plus hautes"))
    case .bottom1: ofEnd("share of the lowest answer", .init("bottom 1", french: "la plus basse"))
    case .bottom2:
      ofEnd("share of the two lowest answers", .init("bottom 2", french: "2 plus basses"))
    case .bottom3:
      ofEnd("share of the three lowest answers", .init("bottom 3", french: "3 plus basses"))
    }
  }

  private func ofEnd(_ summary: String, _ heading: StatisticHeading) -> StatisticName {
    StatisticName(
      rawValue, summary, .percent, [.tables, .measures], heading, isCompared: true, hasError: true)
  }

  /// The end of the scale whose answers it counts, and how many of its numbers; nothing where it is of no end.
  package var end: (isTop: Bool, count: Int)? {
    switch self {
    case .netPromoterScore: nil
    case .top1: (true, 1)
    case .top2: (true, 2)
    case .top3: (true, 3)
    case .bottom1: (false, 1)
    case .bottom2: (false, 2)
    case .bottom3: (false, 3)
    }
  }
}

extension Statistic {
  package static let netPromoterScore = Statistic.scale(.netPromoterScore)
  package static let top2 = Statistic.scale(.top2)
  package static let bottom2 = Statistic.scale(.bottom2)
}
