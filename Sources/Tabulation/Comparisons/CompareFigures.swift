import QueryPlan
import QuerySyntax
import ResultTables
import StatisticNames
import Statistics

/// Means of groups and the tests of their differences.
struct CompareFigures {
  let question: CompareQuestion
  let context: TabulationContext
  private let rules: ComparisonRules
  private let comparer: ColumnComparer

  init(question: CompareQuestion, context: TabulationContext, aggregates: Aggregates) {
    self.question = question
    self.context = context
    rules = ComparisonRules(question.tests, context.settings)
    comparer = ColumnComparer(
      rules: rules, context: context, aggregates: aggregates,
      takesWelch: question.method != .linearised && Self.isMean(question.measure))
  }

  private var linearisation: Linearisation { comparer.linearisation }

  func base(_ mean: Estimand) -> CellTotals {
    comparer.sums[mean.base, mean.content].totals.cell
  }

  /// What is told of each group: its number, of a mean the standard deviation, the rows.
  var statistics: [Statistic] {
    question.measure.statistics + (Self.isMean(question.measure) ? [.sd] : []) + [.n]
  }

  private static func isMean(_ measure: Measure) -> Bool {
    if case .ofNumbers(.mean, _) = measure { true } else { false }
  }

  /// The formula of the tests, as the note names it.
  private func mode(_ groups: [CompareTable.ComparedGroup]) -> String {
    isShare
      ? rules.mode.rawValue : comparer.modeOfMeans(pairs(groups).map { ($0.0.mean, $0.1.mean) })
  }

  /// What the note says is compared.
  private var target: Note.Comparisons.ComparisonTarget {
    switch question.measure {
    case .share: .shares
    case .netPromoterScore: .scores
    case .ofNumbers(.total, _), .ofNumbers(.sum, _): .totals
    case .count, .base, .ofNumbers, .quantile, .correlation, .delta, .constant, .arithmetic,
      .standardError, .interval:
      .groups
    }
  }

  /// A hundred for what is told as percents and points.
  private var scale: Double {
    switch question.measure {
    case .netPromoterScore: 100
    case .count, .base, .share, .ofNumbers, .quantile, .correlation, .delta, .constant,
      .arithmetic, .standardError, .interval:
      1
    }
  }

  /// Whether differences are points.
  private var isShare: Bool { question.measure.isShare }

  /// n, the number and the standard deviation of a group.
  func group(_ group: CompareTable.ComparedGroup, column: Int) -> [PlacedFigure] {
    let base = base(group.mean)
    var numbers: [(Statistic, Double?)] = [
      (.n, Double(base.n)),
      (statistics[0], linearisation.estimate(group.mean).map { $0.value * scale }),
    ]
    if statistics.contains(.sd) {
      let deviation = comparer.moments(group.mean).standardDeviation
      numbers.append((.sd, deviation.isNaN ? nil : deviation))
    }
    return numbers.map { statistic, value in
      PlacedFigure(
        row: 0, column: column, statistic: statistic,
        figure: Figure(value, base: context.base(base)), line: .measure)
    }
  }

  private var differenceStatistic: Statistic { isShare ? .differencePoints : .difference }

  // MARK: Pairs

  /// Adds a column for every pair of each part, and the list of pairs that people read.
  func addPairs(of groups: [CompareTable.ComparedGroup], to table: inout ResultTable) {
    var details = ResultTable(
      title: table.title, rows: [],
      columns: [AxisEntry(variable: "", variableLabels: [], path: [], line: .pair)],
      provenance: Provenance(dataset: "", source: "", filter: "", weight: ""))
    for part in Set(groups.map(\.part)).sorted() {
      let pairs = Self.pairs(groups.filter { $0.part == part })
      let tests = pairs.map { test($0.0, $0.1) }
      let adjusted = rules.adjustment.adjusted(tests.map { $0?.pValue })
      for (index, pair) in pairs.enumerated() {
        let entry = entry(pair.0, pair.1)
        let base = context.base(base(pair.0.mean) + base(pair.1.mean))
        let numbers = numbers(pair.0, pair.1, tests[index], adjusted[index])
        table.figures += placed(numbers, base, row: 0, column: table.columns.count)
        table.columns.append(entry)
        details.figures += placed(numbers, base, row: details.rows.count, column: 0)
        details.rows.append(
          AxisEntry(
            variable: entry.variable, variableLabels: entry.variableLabels, path: entry.path,
            line: .answer))
      }
    }
    guard !details.rows.isEmpty else { return }
    details.screenRows = details.rows.indices.map { ScreenRow(row: $0) }
    details.screenColumns = [
      differenceStatistic, rules.statistic, .degreesOfFreedom, .p, .adjustedP, .confidenceLow,
      .confidenceHigh,
    ].filter { $0 != .degreesOfFreedom || !rules.isNormal }
      .map { ScreenColumn(column: 0, statistic: $0) }
    table.details = [details]
  }

  private func placed(
    _ numbers: [(Statistic, Double?)], _ base: Base, row: Int, column: Int
  ) -> [PlacedFigure] {
    numbers.map { statistic, value in
      PlacedFigure(
        row: row, column: column, statistic: statistic, figure: Figure(value, base: base),
        line: .pair)
    }
  }

  private static func pairs(
    _ groups: [CompareTable.ComparedGroup]
  ) -> [(CompareTable.ComparedGroup, CompareTable.ComparedGroup)] {
    groups.enumerated().flatMap { position, first in
      groups.dropFirst(position + 1).map { (first, $0) }
    }
  }

  private func entry(
    _ first: CompareTable.ComparedGroup, _ second: CompareTable.ComparedGroup
  ) -> AxisEntry {
    AxisEntry(
      variable: first.entry.variable, variableLabels: first.entry.variableLabels,
      path: [first.entry.path.label(against: second.entry.path)], line: .pair)
  }

  private func isTested(_ group: CompareTable.ComparedGroup) -> Bool {
    comparer.isTested(base(group.mean))
  }

  private func test(
    _ first: CompareTable.ComparedGroup, _ second: CompareTable.ComparedGroup
  ) -> DifferenceTest? {
    guard isTested(first), isTested(second) else { return nil }
    return comparer.compare(first.mean, second.mean)
  }

  private func numbers(
    _ first: CompareTable.ComparedGroup, _ second: CompareTable.ComparedGroup,
    _ test: DifferenceTest?, _ adjusted: Double?
  ) -> [(Statistic, Double?)] {
    let interval = test?.interval(level: context.settings.confidence)
    let means = [first, second].map { linearisation.estimate($0.mean)?.value }
    let difference = means[0].flatMap { left in means[1].map { left - $0 } }
    let points = isShare ? 100 : scale
    let degrees = test.flatMap { $0.degreesOfFreedom.isFinite ? $0.degreesOfFreedom : nil }
    return [
      (differenceStatistic, difference.map { $0 * points }), (rules.statistic, test?.statistic),
      (.degreesOfFreedom, degrees), (.p, test?.pValue), (.adjustedP, adjusted),
      (.confidenceLow, interval.map { $0.lower * points }),
      (.confidenceHigh, interval.map { $0.upper * points }),
    ]
  }

  // MARK: Notes

  /// The pairs of all parts.
  private func pairs(
    _ groups: [CompareTable.ComparedGroup]
  ) -> [(CompareTable.ComparedGroup, CompareTable.ComparedGroup)] {
    Set(groups.map(\.part)).sorted().flatMap { part in
      Self.pairs(groups.filter { $0.part == part })
    }
  }

  func notes(_ groups: [CompareTable.ComparedGroup]) -> [Note] {
    let small = groups.filter { !isTested($0) }.map(\.entry.path.seen)
    let untested = pairs(groups).filter {
      isTested($0.0) && isTested($0.1) && test($0.0, $0.1) == nil
    }
    // Of groups with one respondent or none the table tells by itself.
    let absent = [Absence.noSpread, .nothingVaries].flatMap { reason in
      ResultTable.absent(
        reason,
        untested.filter { comparer.absence($0.0.mean, $0.1.mean) == reason }
          .map { entry($0.0, $0.1).path.seen })
    }
    return [
      .comparisons(
        Note.Comparisons(
          target: target, mode: mode(groups),
          isNormal: rules.isNormal,
          adjustment: rules.adjustment.rawValue, levels: rules.levels, isMarked: false))
    ] + (small.isEmpty ? [] : [.untested(columns: small, under: rules.smallest)])
      + absent
  }
}
