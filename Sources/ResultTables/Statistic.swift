/// A number that a table may hold; the raw value is its name in the tidy form.
package enum Statistic: Hashable, Sendable {
  case n, weightedN, effectiveN, designEffect
  case columnPercent, rowPercent, totalPercent
  case percent, validPercent, cumulativePercent
  case percentOfRespondents, percentOfCases, percentOfResponses
  case expected, residual
  case mean, sd, standardError, sum, total, minimum, maximum, median, quantile(Double)
  case netPromoterScore, top2, bottom2
  case share, confidenceLow, confidenceHigh, correlation
  case chiSquare, degreesOfFreedom, p, cramersV, fisherP
  case fStatistic, numeratorDegrees, denominatorDegrees
  case z, t, adjustedP, difference, differencePoints, standardErrorPoints

  /// The fixed name that other programs read.
  package var tidyName: String {
    switch self {
    case .n: "n"
    case .weightedN: "weighted_n"
    case .effectiveN: "effective_n"
    case .designEffect: "deff"
    case .columnPercent: "column_percent"
    case .rowPercent: "row_percent"
    case .totalPercent: "total_percent"
    case .percent: "percent"
    case .validPercent: "valid_percent"
    case .cumulativePercent: "cumulative_percent"
    case .percentOfRespondents: "percent_of_respondents"
    case .percentOfCases: "percent_of_cases"
    case .percentOfResponses: "percent_of_responses"
    case .expected: "expected"
    case .residual: "residual"
    case .mean: "mean"
    case .sd: "sd"
    case .standardError: "se"
    case .sum: "sum"
    case .total: "total"
    case .minimum: "min"
    case .maximum: "max"
    case .median: "median"
    case .quantile(let share): Self.quantileName(share)
    case .netPromoterScore: "nps"
    case .top2: "top2"
    case .bottom2: "bottom2"
    case .share: "share"
    case .confidenceLow: "ci_low"
    case .confidenceHigh: "ci_high"
    case .correlation: "r"
    case .chiSquare: "chi2"
    case .degreesOfFreedom: "df"
    case .p: "p"
    case .cramersV: "cramers_v"
    case .fisherP: "fisher_p"
    case .fStatistic: "F"
    case .numeratorDegrees: "ndf"
    case .denominatorDegrees: "ddf"
    case .z: "z"
    case .t: "t"
    case .adjustedP: "p_adjusted"
    case .difference: "diff"
    case .differencePoints: "diff_points"
    case .standardErrorPoints: "se_points"
    }
  }

  /// `q10`, `q25`, `q97.5`.
  private static func quantileName(_ share: Double) -> String {
    let percent = (share * 1e9).rounded() / 1e7
    return percent == percent.rounded() ? "q\(Int(percent))" : "q\(percent)"
  }

  /// How a number of this kind is shown.
  package enum Unit: Sendable { case count, weightedCount, percent, share, number, probability }

  package var unit: Unit {
    switch self {
    case .n: .count
    case .weightedN, .effectiveN, .expected: .weightedCount
    case .columnPercent, .rowPercent, .totalPercent, .percent, .validPercent, .cumulativePercent,
      .percentOfRespondents, .percentOfCases, .percentOfResponses, .top2, .bottom2:
      .percent
    case .share: .share
    case .p, .adjustedP, .fisherP: .probability
    default: .number
    }
  }
}
