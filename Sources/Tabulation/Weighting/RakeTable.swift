import Codebook
package import QueryPlan
package import ResultTables
import StatisticNames
import Statistics

/// What raking came to: each margin before it, as wanted, and after it.
package struct RakeTable {
  let question: RakeQuestion
  /// The question under its start weight, or unweighted.
  let before: TabulationContext
  /// The data set with the new weight, which is on.
  let after: TabulationContext
  private let first: CubeSums
  private let second: CubeSums

  /// - Parameters:
  ///   - question: the margins.
  ///   - before: the question under its start weight.
  ///   - first: its aggregates.
  ///   - after: the question under the new weight.
  ///   - second: its aggregates.
  package init(
    _ question: RakeQuestion, before: TabulationContext, _ first: Aggregates,
    after: TabulationContext, _ second: Aggregates
  ) {
    self.question = question
    self.before = before
    self.after = after
    self.first = CubeSums(aggregates: first, codebook: before.codebook)
    self.second = CubeSums(aggregates: second, codebook: after.codebook)
  }

  /// One line: a target of a margin.
  private struct TargetLine {
    let margin: RakeMargin
    let target: RakeTarget
  }

  private var lines: [TargetLine] {
    question.margins.flatMap { margin in
      margin.targets.map { TargetLine(margin: margin, target: $0) }
    }
  }

  /// The sums over all rows that were raked, under the new weight.
  private var total: CellTotals { Self.total(question.margins[0], second) }

  private static func total(_ margin: RakeMargin, _ sums: CubeSums) -> CellTotals {
    sums.sum(margin.sources, sums.answers(margin.sources))
  }

  /// The base of all weights: rows, their sum, and what the design effect leaves of them.
  package var base: Base { after.base(total) }

  /// Kish's design effect of the new weights.
  package var designEffect: Double { after.cellSums(total).designEffect }

  /// The finished table.
  /// - Parameters:
  ///   - start: name of the start weight.
  ///   - cycles: how often it went round.
  ///   - extent: the least and the greatest weight.
  /// - Returns: a line a target, in margins.
  package func table(
    start: String?, cycles: Int, extent: ClosedRange<Double>
  ) -> ResultTable {
    var table = ResultTable(
      title: title, rows: lines.map(entry), columns: columns, provenance: after.provenance)
    table.provenance.filter = before.filterText
    for (row, line) in lines.enumerated() { table.figures += figures(line, row) }
    table.figures += wholeFigures(extent)
    table.screenRows = table.rows.indices.map { ScreenRow(row: $0) }
    table.screenColumns = screenColumns
    let raking = Note.raking(
      start: start, cycles: cycles, minimum: extent.lowerBound, maximum: extent.upperBound)
    table.notes = notes + [raking]
    return table
  }

  private var title: String {
    let margins = question.margins.map { after.title(of: $0.part) }.joined(separator: ", ")
    let name = after.provenance.weight
    return after.settings.language == "fr"
      ? "Pondération \(name), calée sur \(margins)" : "Weight \(name), raked to \(margins)"
  }

  private var notes: [Note] {
    let sources = question.margins[0].sources
    let names = question.margins.flatMap(\.part.levels)
    return [TableNotes(context: after, sums: second).base(total, subject: sources, axes: names)]
      + TableNotes(context: before, sums: first).filterNotes
  }
}

// MARK: - Rows, columns and figures

extension RakeTable {
  private enum RakeColumn: Int, CaseIterable {
    case rows, before, target, after

    var path: [Label] {
      switch self {
      case .rows: []
      case .before: [.word(.before)]
      case .target: [.word(.target)]
      case .after: [.word(.after)]
      }
    }
  }

  private func entry(_ line: TargetLine) -> AxisEntry {
    let variables = line.margin.part.levels.map(before.variable)
    let language = before.settings.language
    return AxisEntry(
      variable: line.margin.part.name, variableLabels: variables.map { $0.title(language) },
      path: zip(variables, line.target.slots).map { variable, slots in
        slots.count == 1
          ? Level(variable, language).label(ofSlot: slots[0])
          : .text(variable.title(ofSlot: slots[0], language))
      },
      line: .answer)
  }

  private var columns: [AxisEntry] {
    RakeColumn.allCases.map {
      AxisEntry(variable: "", variableLabels: [], path: $0.path, line: .answer)
    }
  }

  /// Percentages, and the population counted in a margin of counts.
  private var screenColumns: [ScreenColumn] {
    let population =
      question.population == nil
      ? [] : [ScreenColumn(column: RakeColumn.target.rawValue, statistic: .weightedN)]
    return [ScreenColumn(column: RakeColumn.rows.rawValue, statistic: .n)]
      + [RakeColumn.before, .target].map { ScreenColumn(column: $0.rawValue, statistic: .percent) }
      + population + [ScreenColumn(column: RakeColumn.after.rawValue, statistic: .percent)]
  }

  private func figures(_ line: TargetLine, _ row: Int) -> [PlacedFigure] {
    let slots = line.target.slots
    let old = first.sum(line.margin.sources, slots)
    let new = second.sum(line.margin.sources, slots)
    let all = Self.total(line.margin, first)
    let share = line.margin.share(line.target)
    let place = { (column: RakeColumn, statistic: Statistic, value: Double, base: Base) in
      PlacedFigure(
        row: row, column: column.rawValue, statistic: statistic,
        figure: Figure(value, base: base), line: .answer)
    }
    return [
      place(.rows, .n, Double(old.n), before.base(old)),
      place(
        .before, .percent, before.percent(old.sumWeights, of: all.sumWeights) ?? .nan,
        before.base(all)),
      place(.target, .percent, Self.percent(share), base),
      place(.target, .weightedN, share * total.sumWeights, base),
      place(
        .after, .percent, Self.percent(met(share, new.sumWeights / total.sumWeights)), base),
      place(
        .after, .weightedN, met(share, new.sumWeights / total.sumWeights) * total.sumWeights, base),
    ]
  }

  /// A share that may have been written as a percentage: 0.07 is 7, not 7.000000000000001.
  private static func percent(_ share: Double) -> Double {
    let percent = share * 100
    let nearest = (percent * 1e9).rounded() / 1e9
    return nearest / 100 == share ? nearest : percent
  }

  /// What was found, or the target where it is met as far as a fit can: 40.5 % then does not read
  /// 41% before and 40% after rounding.
  private func met(_ share: Double, _ found: Double) -> Double {
    (found - share).magnitude <= share * 1e-9 ? share : found
  }

  /// What the weights as a whole are like; they stand in no row.
  private func wholeFigures(_ extent: ClosedRange<Double>) -> [PlacedFigure] {
    let figures: [(Statistic, Double)] = [
      (.effectiveN, base.effectiveN), (.designEffect, designEffect),
      (.minimum, extent.lowerBound), (.maximum, extent.upperBound),
    ]
    return figures.map { statistic, value in
      PlacedFigure(
        row: nil, column: nil, statistic: statistic, figure: Figure(value, base: base),
        line: .measure, variables: .init(row: "", column: ""))
    }
  }
}
