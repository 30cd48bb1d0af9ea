package import StatisticNames

extension Statistic {
  /// What a statistic that `show` names is, in a few words, for the list of completion.
  package var summary: String {
    switch self {
    case .cell(let statistic): statistic.summary
    case .error(let statistic): statistic.summary
    case .number(let statistic): statistic.summary
    case .quantile(let share): "\(Int((share * 100).rounded())) % of the numbers are below"
    case .scale(let statistic): statistic.summary
    case .measure, .test: ""
    }
  }
}

extension CellStatistic {
  fileprivate var summary: String {
    switch self {
    case .n: "rows"
    case .weightedN: "sum of the weights"
    case .effectiveN: "the n that the weights leave"
    case .columnPercent: "of the column"
    case .rowPercent: "of the row"
    case .totalPercent: "of the whole table"
    case .percent: "of the base"
    case .validPercent: "of those who answered"
    case .cumulativePercent: "of this answer and those before"
    case .percentOfRespondents: "of respondents, who may have several answers"
    case .percentOfCases: "of respondents with an answer"
    case .percentOfResponses: "of all answers"
    case .expected: "under independence"
    case .residual: "standardised distance from expected"
    }
  }
}

extension ErrorStatistic {
  fileprivate var summary: String {
    switch self {
    case .standardError, .standardErrorPoints: "standard error"
    case .confidenceInterval, .confidenceLow, .confidenceHigh: "confidence interval"
    case .designEffect: "variance over that of a simple sample"
    }
  }
}

extension NumberStatistic {
  fileprivate var summary: String {
    switch self {
    case .mean: "mean of the numbers"
    case .sd: "standard deviation"
    case .median: "median"
    case .sum, .total: "sum of the numbers"
    case .minimum: "lowest number"
    case .maximum: "highest number"
    }
  }
}

extension ScaleStatistic {
  fileprivate var summary: String {
    switch self {
    case .top2: "share of the two highest answers"
    case .bottom2: "share of the two lowest answers"
    case .netPromoterScore: "9 to 10 less 0 to 6, of 0 to 10"
    }
  }
}

extension TestWord {
  /// What the test is, in a few words, for the list of completion.
  package var summary: String {
    switch self {
    case .independence: "chi-square of the whole table, Rao-Scott's where weighted"
    case .fisher: "exact, for small tables"
    case .letters: "letters name the smaller columns"
    case .columns: "every pair of columns, with its figures"
    case .total: "each column against all"
    case .rest: "each column against the others"
    case .previous: "each wave against the one before"
    case .none: "no test"
    }
  }
}
