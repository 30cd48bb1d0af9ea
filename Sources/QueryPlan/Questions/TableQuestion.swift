package import QuerySyntax
package import StatisticNames

/// What `freq` and `crosstab` share once bound.
package struct TableOptions: Hashable, Sendable {
  /// Empty: the statistics that the table shows by default.
  package var show: [Statistic]
  package var base: BaseWord
  package var showsMissing: Bool
  package var sort: SortClause?
  package var top: Int?
  package var title: String?
  package var tests: TestRequest
  /// Measures of the rows of each column, beneath the answers of a cross-tabulation.
  package var measures: [WrittenMeasure] = []
  /// Answers whose rows are shown; empty shows all.
  package var only: [ShownAnswer] = []
  /// Statistics that the question cannot have, though others of the statement do.
  package var lacking: [LackingStatistic] = []

  package init(
    show: [Statistic] = [], base: BaseWord = .answered, showsMissing: Bool = false,
    sort: SortClause? = nil, top: Int? = nil, title: String? = nil,
    tests: TestRequest = TestRequest()
  ) {
    self.show = show
    self.base = base
    self.showsMissing = showsMissing
    self.sort = sort
    self.top = top
    self.title = title
    self.tests = tests
  }
}

/// An answer, a net or an item whose row is shown.
package enum ShownAnswer: Hashable, Sendable {
  case slots([Int])
  case item(Int)
}

/// One frequency table.
package struct FreqQuestion: Hashable, Sendable {
  package var variable: String
  package var options: TableOptions
}

/// One cross-tabulation: a subject by a banner.
package struct CrosstabQuestion: Hashable, Sendable {
  package var subject: BoundPart
  /// Nothing: a Total column alone.
  package var banner: BoundAxis?
  package var options: TableOptions
}

/// Measures by groups.
package struct GroupQuestion: Hashable, Sendable {
  /// Nothing: all rows together.
  package var keys: BoundAxis?
  package var measures: [WrittenMeasure]
  package var sort: GroupSort?
  package var top: Int?
  package var title: String?
}

/// The order of the groups.
package struct GroupSort: Hashable, Sendable {
  /// Nothing: by label.
  package var measure: Measure?
  package var isDescending: Bool
}

/// The usual moments and quantiles of numeric variables, in groups.
package struct SummaryQuestion: Hashable, Sendable {
  package var variables: [String]
  /// What `show` asks for; nothing: the usual columns.
  package var show: [Statistic]?
  package var keys: BoundAxis?
  package var title: String?
}
