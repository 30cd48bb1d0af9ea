import QueryPlan
import ResultTables
import Statistics
import StatisticNames

/// A row of numbers whose columns are compared.
struct ComparedLine {
  struct LinePlace: Hashable {
    var row: Int
    var statistic: Statistic
  }

  /// Index of the row in the rectangle.
  var row: Int
  /// The number that carries the letters.
  var statistic: Statistic
  /// The share or mean of a column.
  var estimand: (CrosstabColumn) -> Estimand

  /// Whether its numbers are compared as means.
  var isMean: Bool { statistic == .mean || statistic == .netPromoterScore }

  var place: LinePlace { LinePlace(row: row, statistic: statistic) }
}

/// A column and what it is compared with.
struct Contrast: Hashable {
  enum ComparisonTarget: Hashable {
    case column(Int)
    /// All columns of the banner part.
    case total
    /// The part's other columns together.
    case rest
  }

  /// Index of the column in the rectangle.
  var column: Int
  var target: ComparisonTarget
}

/// What one contrast gave in one row.
struct ContrastOutcome {
  var line: ComparedLine
  var contrast: Contrast
  var comparison: DifferenceTest
  var adjustedP: Double
}

/// Comparisons of the columns of a banner, row by row.
struct ColumnComparisons {
  let rules: ComparisonRules
  let columns: [CrosstabColumn]
  let variances: CrosstabVariances
  let comparer: ColumnComparer
  /// Rows of each column.
  let bases: [CellTotals]

  /// Every two columns of each part.
  func everyPair() -> [[Contrast]] {
    parts.map { part in
      part.enumerated().flatMap { position, first in
        part.dropFirst(position + 1).map { Contrast(column: first, target: .column($0)) }
      }
    }
  }

  /// Every column of each part against the part's Total or rest.
  func everyColumn(against target: Contrast.ComparisonTarget) -> [[Contrast]] {
    parts.map { part in part.map { Contrast(column: $0, target: target) } }
  }

  /// The outcomes in each row; the p-values of one family are adjusted together.
  ///
  /// - Returns: also the contrasts of numbers that differ but have no variance to be tested by.
  func outcomes(_ lines: [ComparedLine], _ families: [[Contrast]]) -> Outcomes {
    var outcomes = Outcomes()
    let apart = families.map { $0.map(isApart) }
    for line in lines {
      var estimates = LineEstimates(line, self)
      for (family, apart) in zip(families, apart) {
        add(line, family, apart, &estimates, to: &outcomes)
      }
    }
    return outcomes
  }

  /// Whether the two columns of a contrast share no rows.
  private func isApart(_ contrast: Contrast) -> Bool {
    guard case .column(let other) = contrast.target else { return false }
    let own = variances.rows(of: columns[contrast.column])
    return own.intersection(variances.rows(of: columns[other])).isEmpty
  }

  /// What comparing some columns gave.
  struct Outcomes {
    var found: [ContrastOutcome] = []
    var untestable: [(line: ComparedLine, contrast: Contrast)] = []
  }

  private func add(
    _ line: ComparedLine, _ family: [Contrast], _ apart: [Bool],
    _ estimates: inout LineEstimates, to outcomes: inout Outcomes
  ) {
    let results = zip(family, apart).map { contrast, isApart -> Result? in
      guard isApart, case .column(let other) = contrast.target, estimates.areTaken else {
        return compare(line, contrast)
      }
      return compareApart(contrast.column, other, &estimates)
    }
    let adjusted = rules.adjustment.adjusted(results.map { $0?.test?.pValue })
    for (index, contrast) in family.enumerated() {
      if let comparison = results[index]?.test, let p = adjusted[index] {
        outcomes.found.append(
          ContrastOutcome(line: line, contrast: contrast, comparison: comparison, adjustedP: p))
      } else if results[index]?.differs == true {
        outcomes.untestable.append((line, contrast))
      }
    }
  }

  /// What a contrast of columns with rows enough gives: whether numbers differ, and the test if there is
  /// one.
  private typealias Result = (differs: Bool, test: DifferenceTest?)

  private func compare(_ line: ComparedLine, _ contrast: Contrast) -> Result? {
    let column = columns[contrast.column]
    guard isTested(line, contrast.column) else { return nil }
    let own = line.estimand(column)
    let whole = line.estimand(variances.whole(column))
    switch contrast.target {
    case .column(let other):
      guard isTested(line, other) else { return nil }
      let second = line.estimand(columns[other])
      return result(
        comparer.compare(own, second), linearisation.estimate(own),
        linearisation.estimate(second))
    case .total:
      return compare(own, with: linearisation.estimate(whole))
    case .rest:
      let rest = linearisation.estimate(whole, without: own)
      return rest.map(\.base).map(isTested) == true ? compare(own, with: rest) : nil
    }
  }

  private func compareApart(
    _ column: Int, _ other: Int, _ estimates: inout LineEstimates
  ) -> Result? {
    guard let first = estimates[column], let second = estimates[other] else { return nil }
    return result(comparer.compareApart(first, second), first.estimate, second.estimate)
  }

  private func compare(_ own: Estimand, with other: LinearisedEstimate?) -> Result? {
    guard let own = linearisation.estimate(own), let other else { return nil }
    return result(comparer.compare(own, other), own, other)
  }

  private func result(
    _ test: DifferenceTest?, _ first: LinearisedEstimate?, _ second: LinearisedEstimate?
  ) -> Result? {
    guard let first, let second else { return nil }
    let scale = max(1, abs(first.value), abs(second.value))
    return (abs(first.value - second.value) > 1e-12 * scale, test)
  }

  private var linearisation: Linearisation { comparer.linearisation }

  private func isTested(_ base: CellTotals) -> Bool { comparer.isTested(base) }

  /// Whether a column has rows enough in a line: within the outer answers that it stands under.
  func isTested(_ line: ComparedLine, _ column: Int) -> Bool {
    isTested(base(line, column))
  }

  /// Rows that a line divides by in a column.
  func base(_ line: ComparedLine, _ column: Int) -> CellTotals {
    let estimand = line.estimand(columns[column])
    return comparer.sums[estimand.base, estimand.content].totals.cell
  }

  /// The columns of each part that have any rows.
  var parts: [[Int]] {
    let used = columns.indices.filter { columns[$0].line != nil && bases[$0].n > 0 }
    let grouped = Dictionary(grouping: used) { columns[$0].part ?? 0 }
    return grouped.keys.sorted().compactMap { grouped[$0] }
  }
}

/// The numbers of a line in columns with rows enough, each estimated once.
private struct LineEstimates {
  private let line: ComparedLine
  private let comparisons: ColumnComparisons
  /// One a column; nothing for what was not asked yet.
  private var found: [ComparableEstimate??]
  /// Whether columns that share no rows are compared by their estimates alone.
  let areTaken: Bool

  init(_ line: ComparedLine, _ comparisons: ColumnComparisons) {
    self.line = line
    self.comparisons = comparisons
    found = Array(repeating: nil, count: comparisons.columns.count)
    areTaken =
      comparisons.columns.first.map {
        comparisons.comparer.takesEstimates(of: line.estimand($0))
      } ?? false
  }

  /// The estimate in a column; nothing where it has too few rows, or no weight.
  subscript(column: Int) -> ComparableEstimate? {
    mutating get {
      if let found = found[column] { return found }
      let linearisation = comparisons.comparer.linearisation
      let estimate =
        comparisons.isTested(line, column)
        ? linearisation.estimate(line.estimand(comparisons.columns[column])) : nil
      let comparable = estimate.map(linearisation.comparable)
      found[column] = .some(comparable)
      return comparable
    }
  }
}
