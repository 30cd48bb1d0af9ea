package import Codebook
package import QueryPlan
import QuerySyntax
package import ResultTables
import StatisticNames
import Statistics

/// The means of a variable in groups, and the difference of every pair of them.
package struct CompareTable: PlannedTable {
  let question: CompareQuestion
  let context: TabulationContext
  private let parts: [PartLines]

  package init(_ question: CompareQuestion, in context: TabulationContext) {
    self.question = question
    self.context = context
    parts = question.banner.parts.map { PartLines($0, in: context) }
  }

  /// One group: a line of a part of the banner.
  struct ComparedGroup {
    var part: Int
    var entry: AxisEntry
    var mean: Estimand
  }

  private var groups: [ComparedGroup] {
    parts.enumerated().flatMap { part, lines in
      let labels = lines.part.levels.map {
        context.variable($0).title(context.settings.language)
      }
      return lines.lines.map { line in
        ComparedGroup(
          part: part,
          entry: AxisEntry(
            variable: lines.part.name, variableLabels: labels, path: line.path, line: .measure),
          mean: estimand(over: CellSet(lines.blocks[line.block], line.slots)))
      }
    }
  }

  /// One group of each part for each combination of items, which alone decide the cubes.
  private var representatives: [[ComparedGroup]] {
    let groups = Dictionary(grouping: groups, by: \.part)
    return groups.keys.sorted().map { part in
      var blocks: Set<[AxisSource]> = []
      return (groups[part] ?? []).filter { blocks.insert($0.mean.base.axes).inserted }
    }
  }

  /// The cubes that the table reads.
  package var requests: [CubeRequest] {
    let pairs = representatives.flatMap { groups in
      groups.flatMap { first in
        groups.flatMap { first.mean.requests(with: $0.mean, in: context) }
      }
    }
    let whole = estimand(over: CellSet([], []))
    return pairs + whole.requests(in: context)
      + TableNotes.requests(parts.flatMap(\.validity), in: context)
      + [CubeRequest(axes: [])]
      + (context.codebook.waveVariable.map { [CubeRequest(axes: [.variable($0)])] } ?? [])
  }

  /// The finished table: one row, a column a group and a column a pair.
  package func table(_ aggregates: Aggregates) -> ResultTable {
    let figures = CompareFigures(question: question, context: context, aggregates: aggregates)
    let used = groups.filter { figures.base($0.mean).n > 0 }
    let label = question.text ?? variableTitle
    var table = ResultTable(
      title: question.title ?? title,
      rows: [
        AxisEntry(
          variable: question.variable ?? "", variableLabels: [label], path: [], line: .measure)
      ], columns: used.map(\.entry), provenance: context.provenance)
    for (column, group) in used.enumerated() {
      table.figures += figures.group(group, column: column)
    }
    table.screenRows = figures.statistics.map { ScreenRow(row: 0, statistic: $0) }
    table.screenColumns = used.indices.map {
      ScreenColumn(column: $0, statistic: figures.statistics[0])
    }
    figures.addPairs(of: used, to: &table)
    table.notes = notes(aggregates) + figures.notes(used)
    table.notes += table.absenceNotes()
    return table
  }

  private var title: String {
    let banner = parts.map { context.title(of: $0.part) }
    guard let text = question.text else {
      return context.title([question.variable ?? ""], by: banner)
    }
    return context.title(text, by: banner)
  }

  private var variableTitle: String {
    question.variable.map { context.variable($0).title(context.settings.language) } ?? ""
  }

  /// What is compared, over some rows.
  private func estimand(over rows: CellSet) -> Estimand {
    switch question.measure {
    case .share(let condition): MeasureEvaluation.share(condition, rows.axes, rows.slots)
    case .netPromoterScore(let variable):
      .netPromoterScore(of: context.variable(variable), rows.axes, rows.slots)
    case .ofNumbers(.total, let variable), .ofNumbers(.sum, let variable):
      .total(of: variable, over: rows)
    case .ofNumbers(_, let variable), .quantile(let variable, _): .mean(of: variable, over: rows)
    case .count, .base, .correlation, .delta, .constant, .arithmetic, .standardError, .interval:
      preconditionFailure("the binding refuses what cannot be compared")
    }
  }

  private func notes(_ aggregates: Aggregates) -> [Note] {
    let sums = CubeSums(aggregates: aggregates, codebook: context.codebook)
    let notes = TableNotes(context: context, sums: sums)
    let whole = estimand(over: CellSet([], []))
    let base = SetSums(context: context, aggregates: aggregates)[whole.base, whole.content]
      .totals.cell
    let validity = parts.flatMap(\.validity)
    return [notes.base(base, subject: [], axes: validity.compactMap(\.variableName))]
      + notes.leftOut(validity) + notes.filterNotes + context.countedNotes([question.written])
  }
}

extension CompareTable {
  package func counts(
    of table: ResultTable, _ aggregates: Aggregates, in system: inout CountSystem
  ) throws(UnprotectedTable) -> TableCounts {
    throw UnprotectedTable(name: "`compare`")
  }
}

extension CompareQuestion: AskedTable {
  package func cellCount(in codebook: Codebook) -> Int { codebook.cellCount(of: self) }

  package var numberVariables: [String] { measure.numberVariables }

  package func planned(
    in context: TabulationContext, beside other: (any PlannedTable)?
  ) -> any PlannedTable {
    CompareTable(self, in: context)
  }
}
