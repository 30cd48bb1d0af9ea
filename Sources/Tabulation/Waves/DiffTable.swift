import Diagnostics
package import Codebook
package import QueryPlan
import QuerySyntax
package import ResultTables
import StatisticNames
import Statistics

/// The change of a variable between two waves: percentages or means, and their differences.
package struct DiffTable: PlannedTable {
  let question: DiffQuestion
  let context: TabulationContext
  let wave: String
  let subject: PartLines
  /// Rows that percentages divide by.
  private let valid: CellSet
  private let columns: WaveColumns

  /// - Parameters:
  ///   - question: slots of the two waves and the variable.
  ///   - context: its data set has a wave variable.
  package init(_ question: DiffQuestion, in context: TabulationContext) {
    self.question = question
    self.context = context
    wave = context.codebook.waveVariable ?? question.variable
    subject = PartLines(BoundPart(levels: [question.variable]), in: context)
    let source = subject.validity[0]
    valid = context.base([source], [context.answers(source)], question.base)
    columns = WaveColumns(question, wave: wave, in: context)
  }

  /// A numeric variable changes in its mean, others in the shares of their answers.
  private var isMean: Bool {
    if case .numeric = context.variable(question.variable).kind { true } else { false }
  }

  private var lines: [PartLine] { isMean ? [] : subject.lines }

  // MARK: What is estimated

  private func estimand(_ line: PartLine?, _ rows: CellSet) -> Estimand {
    guard let line else { return .mean(of: question.variable, over: rows) }
    let chosen = CellSet(subject.blocks[line.block], line.slots)
    return .share(chosen.intersection(rows), of: valid.intersection(rows))
  }

  /// Lines of answers, or nothing for the one line of a mean.
  private var rowLines: [PartLine?] { isMean ? [nil] : lines.map { $0 } }

  /// One line for each combination of items, which alone decides the cubes.
  private var countedLines: [PartLine?] {
    var blocks: Set<Int?> = []
    return rowLines.filter { blocks.insert($0?.block).inserted }
  }

  /// The cubes that the table reads.
  package var requests: [CubeRequest] {
    let estimates = countedLines.flatMap { line in
      columns.counted.flatMap { pair in
        estimand(line, pair.to).requests(with: estimand(line, pair.from), in: context)
      }
    }
    let validity = CubeRequest(axes: [.variable(wave)] + (isMean ? [] : subject.validity))
    return estimates + [validity, CubeRequest(axes: [.variable(wave)])]
      + Comparability.requests(subject, wave)
      + (isMean ? [] : TableNotes.requests(subject.validity, in: context))
  }

  package var variable: String { question.variable }

  /// The title of a wave in which no one answered, if there is one.
  package func waveWithoutAnswers(_ aggregates: Aggregates) -> String? {
    let sums = SetSums(context: context, aggregates: aggregates)
    let line = rowLines.first ?? nil
    let pair = columns.pairs[0]
    return zip([pair.from, pair.to], [columns.titles.from, columns.titles.to]).first { rows, _ in
      let estimand = estimand(line, rows)
      return sums[estimand.base, estimand.content].totals.cell.n == 0
    }?.1
  }

  // MARK: The table

  /// The finished table.
  package func table(_ aggregates: Aggregates) -> ResultTable {
    var table = ResultTable(
      title: question.title ?? title(by: nil), rows: entries,
      columns: columns.pairs.flatMap(columns.entries), provenance: context.provenance)
    let figures = DiffFigures(
      rules: ComparisonRules(question.tests, context.settings), context: context,
      aggregates: aggregates)
    for (row, line) in rowLines.enumerated() {
      for (index, pair) in columns.pairs.enumerated() {
        table.figures += figures.figures(
          row: row, column: index * 3, from: estimand(line, pair.from),
          to: estimand(line, pair.to))
      }
    }
    table.figures += baseFigures(figures, row: table.rows.count - 1)
    layOut(&table, figures.rules)
    let sums = CubeSums(aggregates: aggregates, codebook: context.codebook)
    table.lead =
      Comparability(
        table: self, titles: columns.titles, sums: sums
      ).notes
    let hasErrors = table.figures.contains {
      $0.statistic == .confidenceLow && $0.figure.value?.isFinite == true
    }
    table.notes = notes(sums, figures, hasErrors: hasErrors)
    let told = whyNone(figures, hasErrors)
    table.notes += told + table.absenceNotes().filter { told.isEmpty || !$0.isAboutSpread }
    table.notes += untested(figures)
    return table
  }

  private func title(by banner: BoundAxis?) -> String {
    let names = (banner?.parts ?? []).map { context.title(of: $0) }
    return context.title([question.variable], by: names)
      + " (" + columns.titles.from + " – " + columns.titles.to + ")"
  }

  /// The answers or the mean, then the bases.
  private var entries: [AxisEntry] {
    let label = [context.variable(question.variable).title(context.settings.language)]
    let rows =
      isMean
      ? [
        AxisEntry(
          variable: question.variable, variableLabels: label, path: [], line: .measure)
      ]
      : lines.map {
        AxisEntry(
          variable: question.variable, variableLabels: label, path: $0.path, line: .answer,
          depth: $0.depth)
      }
    let total = AxisEntry(
      variable: question.variable, variableLabels: label, path: [.word(.total)], line: .total)
    return rows + [total]
  }

  /// Counts of the two waves in every column.
  private func baseFigures(_ figures: DiffFigures, row: Int) -> [PlacedFigure] {
    columns.pairs.enumerated().flatMap { index, pair in
      [pair.from, pair.to].enumerated().flatMap { offset, rows in
        figures.counts(
          row: row, column: index * 3 + offset,
          base: isMean ? estimand(nil, rows) : .share(valid, of: valid.intersection(rows)))
      }
    }
  }

  private func layOut(_ table: inout ResultTable, _ rules: ComparisonRules) {
    let last = table.rows.count - 1
    table.screenRows =
      (0..<last).map { ScreenRow(row: $0) }
      + baseStatistics.map { ScreenRow(row: last, statistic: $0) }
    let value: Statistic = isMean ? .mean : .percent
    let difference: Statistic = isMean ? .difference : .differencePoints
    let change = ([difference] + details(rules)).map {
      ScreenColumn(column: 2, statistic: $0)
    }
    table.screenColumns = [0, 1].map { ScreenColumn(column: $0, statistic: value) } + change
    if columns.pairs.count > 1 { table.details = [byColumn(table, [value, difference], rules)] }
  }

  /// Degrees of freedom stand where they do not follow from the bases.
  private func details(_ rules: ComparisonRules) -> [Statistic] {
    let degrees: [Statistic] = isMean && !rules.isNormal ? [.degreesOfFreedom] : []
    return [.confidenceLow, .confidenceHigh, rules.statistic] + degrees + [.p]
  }

  /// The change in each column of the banner, a line each under its answer.
  private func byColumn(
    _ whole: ResultTable, _ shown: [Statistic], _ rules: ComparisonRules
  ) -> ResultTable {
    var table = ResultTable(
      title: question.title ?? title(by: question.banner), rows: [],
      columns: Array(whole.columns.prefix(3)),
      provenance: Provenance(dataset: "", source: "", filter: "", weight: ""))
    let figures = Dictionary(grouping: whole.figures) {
      [$0.row ?? -1, ($0.column ?? -1) / 3]
    }
    for row in whole.rows.indices.dropLast() {
      for (index, pair) in columns.pairs.enumerated().dropFirst() {
        var entry = whole.rows[row]
        entry.path += [pair.path.label]
        entry.line = .answer
        entry.depth = 0
        table.figures += (figures[[row, index]] ?? []).map { placed in
          var moved = placed
          moved.row = table.rows.count
          moved.column = placed.column.map { $0 % 3 }
          return moved
        }
        table.rows.append(entry)
      }
    }
    table.screenRows = table.rows.indices.map { ScreenRow(row: $0) }
    table.screenColumns = whole.screenColumns
    return table
  }

  private var baseStatistics: [Statistic] {
    context.weight == nil ? [.n] : [.n, .weightedN, .effectiveN]
  }

  private func notes(
    _ sums: CubeSums, _ figures: DiffFigures, hasErrors: Bool
  ) -> [Note] {
    let notes = TableNotes(context: context, sums: sums)
    let both =
      figures.base(estimand(rowLines.first ?? nil, columns.pairs[0].from))
      + figures.base(estimand(rowLines.first ?? nil, columns.pairs[0].to))
    let mode =
      isMean
      ? figures.mode(ofMeans: columns.pairs.map { (estimand(nil, $0.to), estimand(nil, $0.from)) })
      : nil
    return [
      .base(
        n: both.n, unit: context.codebook.unit,
        waves: .apart([columns.titles.from, columns.titles.to]), weight: notes.weight(both))
    ] + notes.filterNotes
      + (hasErrors ? [figures.rules.changeNote(context.settings.confidence, means: mode)] : [])
  }

  /// Why changes have no error: a wave with one respondent, else the design.
  private func whyNone(_ figures: DiffFigures, _ hasErrors: Bool) -> [Note] {
    let line = rowLines.first ?? nil
    let lone = columns.pairs.flatMap { pair in
      zip([pair.from, pair.to], [columns.titles.from, columns.titles.to]).filter { rows, _ in
        figures.isLone(estimand(line, rows))
      }.map { (pair.path + [.text($0.1)]).text }
    }
    if !lone.isEmpty { return ResultTable.absent(.oneRespondent, lone) }
    return hasErrors ? [] : [.noTest(.noVariance)]
  }

  /// Why changes have no test: a base under the threshold, or no variance.
  private func untested(_ figures: DiffFigures) -> [Note] {
    var small: [String] = []
    var same: [String] = []
    for (line, entry) in zip(rowLines, entries) {
      for pair in columns.pairs {
        let (from, to) = (estimand(line, pair.from), estimand(line, pair.to))
        let waves = [(from, columns.titles.from), (to, columns.titles.to)]
        let under = waves.filter { !figures.isTested($0.0) }
        small += under.map { (pair.path + [.text($0.1)]).seen }
        guard under.isEmpty, figures.isConstant(from, to) else { continue }
        same.append((entry.path + pair.path).seen)
      }
    }
    let under = small.uniqued()
    return (under.isEmpty ? [] : [.untested(columns: under, under: figures.rules.smallest)])
      + ResultTable.absent(.nothingVaries, same)
  }
}

extension Note {
  /// Whether it says why errors and intervals are not there.
  fileprivate var isAboutSpread: Bool {
    if case .absent(.noSpread, _, _) = self { true } else { false }
  }
}

extension DiffTable {
  package func counts(
    of table: ResultTable, _ aggregates: Aggregates, in system: inout CountSystem
  ) throws(UnprotectedTable) -> TableCounts {
    throw UnprotectedTable(name: "`diff`")
  }
}

extension DiffQuestion: AskedTable {
  package func cellCount(in codebook: Codebook) -> Int { codebook.cellCount(of: self) }

  package var numberVariables: [String] { [] }

  package func planned(
    in context: TabulationContext, beside other: (any PlannedTable)?
  ) -> any PlannedTable {
    DiffTable(self, in: context)
  }
}
