import QuerySyntax
import Codebook
import QueryPlan
import ResultTables
import StatisticNames

/// The estimates of a cross-tabulation whose variances are wanted, and the cubes behind them.
struct CrosstabVariances {
  let frame: CrosstabFrame
  private let sets: CrosstabSets

  init(frame: CrosstabFrame) {
    self.frame = frame
    sets = CrosstabSets(frame: frame)
  }

  /// The percentage that standard errors and intervals are of.
  var estimated: Statistic {
    let shown = frame.question.options.show.flatMap(\.figures)
    let percents: [Statistic] = [.columnPercent, .rowPercent, .totalPercent]
    if let first = shown.first(where: percents.contains) { return first }
    switch frame.context.settings.percent {
    case .column: return .columnPercent
    case .row: return .rowPercent
    case .total: return .totalPercent
    }
  }

  /// The share that a percentage of a cell is.
  func share(
    _ percent: Statistic, _ row: CrosstabRow, _ column: CrosstabColumn
  ) -> Estimand {
    let base =
      percent == .rowPercent
      ? sets.rowBase(row, column)
      : percent == .totalPercent ? sets.totalBase(row, column) : sets.columnBase(row, column)
    return .share(sets.cell(row, column), of: base)
  }

  /// The cubes that standard errors, intervals and comparisons read.
  var requests: [CubeRequest] {
    var found = showsErrors ? errorRequests : []
    let tests = frame.question.options.tests
    if tests.comparesPairs || tests.targets.contains(.previous) { found += pairRequests }
    if tests.targets.contains(.total) || tests.targets.contains(.rest) {
      found += totalRequests
    }
    return found + independenceRequests
  }

  private var showsErrors: Bool {
    frame.question.options.show.contains(where: \.isError)
  }

  /// The cells of each banner part by the groups of the design.
  private var independenceRequests: [CubeRequest] {
    let design = frame.context.designAxes
    guard !design.isEmpty, frame.question.options.tests.independence, !frame.subject.isMultiple
    else { return [] }
    return frame.banner.filter { !$0.isMultiple }.map { part in
      CubeRequest(axes: CellSet.axes(frame.subject.blocks[0] + part.blocks[0] + design))
    }
  }

  private var errorRequests: [CubeRequest] {
    rows.flatMap { row in
      (columns + [Self.total]).flatMap {
        share(estimated, row, $0).requests(in: frame.context)
      }
    }
  }

  private var pairRequests: [CubeRequest] {
    pairs { estimand, first, second in
      estimand(first).requests(with: estimand(second), in: frame.context)
    }
  }

  private var totalRequests: [CubeRequest] {
    pairs { estimand, first, _ in
      estimand(first).requests(with: estimand(whole(first)), in: frame.context)
    }
  }

  /// What every two columns of one banner part need.
  private func pairs(
    _ requests: ((CrosstabColumn) -> Estimand, CrosstabColumn, CrosstabColumn) -> [CubeRequest]
  ) -> [CubeRequest] {
    compared.flatMap { estimand in
      columns.flatMap { first in
        columns.filter { $0.part == first.part }.flatMap { requests(estimand, first, $0) }
      }
    }
  }

  /// The numbers of a column that are compared with those of others.
  private var compared: [(CrosstabColumn) -> Estimand] {
    let shares = (frame.shown.isCompact ? [] : rows).map { row in
      { (column: CrosstabColumn) in share(.columnPercent, row, column) }
    }
    let outer = (frame.outer.map { Self.representatives($0.lines) } ?? []).map { line in
      CrosstabRow(entry: Self.unnamed, outer: line)
    }
    return shares + frame.question.options.measures.compactMap { estimand($0.measure) }
      + ([CrosstabRow(entry: Self.unnamed)] + outer).flatMap { row in
        summaries(row).map(\.estimand)
      }
  }

  /// The statistics of numbers in a summary row that can be compared between columns.
  func summaries(
    _ row: CrosstabRow
  ) -> [(statistic: Statistic, estimand: (CrosstabColumn) -> Estimand)] {
    frame.summaries.comparable.map { statistic, estimand in
      (statistic, { column in estimand(sets.summarised(row).intersection(sets.column(column))) })
    }
  }

  /// Rows of a column, whatever they answer to the subject.
  func rows(of column: CrosstabColumn) -> CellSet { sets.column(column) }

  /// A measure beneath the answers as an estimate in a column, where it can be compared.
  func estimand(_ measure: Measure) -> ((CrosstabColumn) -> Estimand)? {
    switch measure {
    case .ofNumbers(.mean, let variable):
      return { column in .mean(of: variable, over: sets.measured(column)) }
    case .share(let condition):
      return { column in
        let rows = sets.measured(column)
        return MeasureEvaluation.share(condition, rows.axes, rows.slots)
      }
    case .netPromoterScore(let name):
      let variable = frame.context.variable(name)
      return { column in
        let rows = sets.measured(column)
        return .netPromoterScore(of: variable, rows.axes, rows.slots)
      }
    case .count, .base, .ofNumbers, .quantile, .correlation, .delta, .constant, .arithmetic,
      .standardError, .interval:
      return nil
    }
  }

  /// All columns of a column's banner part together.
  func whole(_ column: CrosstabColumn) -> CrosstabColumn {
    CrosstabColumn(entry: column.entry, part: column.part)
  }

  // MARK: One row and column for each combination of items, which alone decide the cubes

  private var rows: [CrosstabRow] {
    Self.representatives(frame.subject.lines).map {
      CrosstabRow(entry: Self.unnamed, line: $0)
    }
  }

  private var columns: [CrosstabColumn] {
    frame.banner.enumerated().flatMap { part, lines in
      Self.representatives(lines.lines).map {
        CrosstabColumn(entry: Self.unnamed, part: part, line: $0)
      }
    }
  }

  /// The Total column, whether or not it is shown.
  static let total = CrosstabColumn(entry: unnamed)

  private static let unnamed = AxisEntry(
    variable: "", variableLabels: [], path: [], line: .answer)

  private static func representatives(_ lines: [PartLine]) -> [PartLine] {
    var blocks: Set<Int> = []
    return lines.filter { $0.line != .missing && blocks.insert($0.block).inserted }
  }
}
