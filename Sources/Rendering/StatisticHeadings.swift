import StatisticNames

/// What a statistic is called at the head of a column, in each language.
struct StatisticHeading: Sendable {
  let english: String
  let french: String
  /// As the label of a line, where it is more than the same with a capital.
  var englishLine: String?
  var frenchLine: String?

  init(_ english: String, _ french: String, lines: (english: String, french: String)? = nil) {
    self.english = english
    self.french = french
    englishLine = lines?.english
    frenchLine = lines?.french
  }

  /// A sign that is the same in every language.
  init(_ sign: String) { self.init(sign, sign) }
}

extension Statistic {
  var heading: StatisticHeading {
    switch self {
    case .cell(let statistic): statistic.heading
    case .error(let statistic): statistic.heading
    case .number(let statistic): statistic.heading
    case .quantile: StatisticHeading(tidyName)
    case .scale(let statistic): statistic.heading
    case .measure(let statistic): statistic.heading
    case .test(let statistic): statistic.heading
    }
  }
}

extension CellStatistic {
  fileprivate var heading: StatisticHeading {
    switch self {
    case .n: StatisticHeading("n")
    case .weightedN: StatisticHeading("weighted n", "n pondéré")
    case .effectiveN: StatisticHeading("effective n", "n efficace")
    case .columnPercent: StatisticHeading("column %", "% en colonne")
    case .rowPercent: StatisticHeading("row %", "% en ligne")
    case .totalPercent: StatisticHeading("total %", "% du total")
    case .percent: StatisticHeading("%")
    case .validPercent: StatisticHeading("valid %", "% valide")
    case .cumulativePercent: StatisticHeading("cumulative %", "% cumulé")
    case .percentOfRespondents: StatisticHeading("% of respondents", "% des répondants")
    case .percentOfCases: StatisticHeading("% of cases", "% des cas")
    case .percentOfResponses: StatisticHeading("% of responses", "% des réponses")
    case .expected: StatisticHeading("expected", "attendu")
    case .residual: StatisticHeading("residual", "résidu")
    }
  }
}

extension ErrorStatistic {
  fileprivate var heading: StatisticHeading {
    switch self {
    case .standardError:
      StatisticHeading("se", "erreur type", lines: ("Standard error", "Erreur type"))
    case .confidenceInterval: StatisticHeading("CI", "IC")
    case .designEffect: StatisticHeading("design effect", "effet de plan")
    case .confidenceLow: StatisticHeading("CI low", "IC bas")
    case .confidenceHigh: StatisticHeading("CI high", "IC haut")
    case .standardErrorPoints: StatisticHeading("se, points", "erreur type, points")
    }
  }
}

extension NumberStatistic {
  fileprivate var heading: StatisticHeading {
    switch self {
    case .mean: StatisticHeading("mean", "moyenne")
    case .sd: StatisticHeading("sd", "écart-type", lines: ("Standard deviation", "Écart-type"))
    case .median: StatisticHeading("median", "médiane")
    case .sum: StatisticHeading("sum", "somme")
    case .total: StatisticHeading("Total")
    case .minimum: StatisticHeading("min")
    case .maximum: StatisticHeading("max")
    }
  }
}

extension ScaleStatistic {
  fileprivate var heading: StatisticHeading {
    switch self {
    case .netPromoterScore: StatisticHeading("NPS")
    case .top2: StatisticHeading("top 2", "2 plus hautes")
    case .bottom2: StatisticHeading("bottom 2", "2 plus basses")
    }
  }
}

extension MeasureStatistic {
  fileprivate var heading: StatisticHeading {
    switch self {
    case .share: StatisticHeading("share", "part")
    case .correlation: StatisticHeading("r")
    case .difference: StatisticHeading("difference", "différence")
    case .differencePoints: StatisticHeading("points")
    }
  }
}

extension TestStatistic {
  fileprivate var heading: StatisticHeading {
    switch self {
    case .chiSquare: StatisticHeading("chi-square", "khi-deux")
    case .degreesOfFreedom: StatisticHeading("df", "ddl")
    case .p: StatisticHeading("p")
    case .cramersV: StatisticHeading("Cramer's V", "V de Cramér")
    case .fisherP: StatisticHeading("Fisher p", "p de Fisher")
    case .fStatistic: StatisticHeading("F")
    case .numeratorDegrees: StatisticHeading("ndf")
    case .denominatorDegrees: StatisticHeading("ddf")
    case .z: StatisticHeading("z")
    case .t: StatisticHeading("t")
    case .adjustedP: StatisticHeading("adjusted p", "p ajusté")
    }
  }
}
