import QueryPlan
import ResultTables
import StatisticNames
import Statistics

/// Column comparisons as they stand in a table: letters, arrows, figures of pairs, notes.
struct CrosstabComparisons {
  private let frame: CrosstabFrame
  private let layout: CrosstabLayout
  private let comparisons: ColumnComparisons
  private let lines: [ComparedLine]
  private let pairs: [ContrastOutcome]
  private let targets: [(TestRequest.ComparisonTarget, [ContrastOutcome])]
  /// Contrasts of numbers that differ and have no variance to be tested by.
  private let untestable: [(line: ComparedLine, contrast: Contrast)]

  init(frame: CrosstabFrame, cells: CrosstabCells, layout: CrosstabLayout) {
    self.frame = frame
    self.layout = layout
    let tests = frame.question.options.tests
    let total = CrosstabRow(entry: layout.rows[layout.rows.count - 1].entry)
    let rules = ComparisonRules(tests, frame.context.settings)
    let comparisons = ColumnComparisons(
      rules: rules, columns: layout.columns, variances: CrosstabVariances(frame: frame),
      comparer: ColumnComparer(
        rules: rules, context: frame.context, aggregates: cells.sums.aggregates),
      bases: layout.columns.map { cells.columnBase(total, $0) })
    self.comparisons = comparisons
    let lines = layout.comparedLines
    self.lines = lines
    let pairs =
      tests.comparesPairs
      ? comparisons.outcomes(lines, comparisons.everyPair()) : ColumnComparisons.Outcomes()
    let targets = tests.targets.map { target in
      (target, comparisons.outcomes(lines, Self.families(target, frame, comparisons)))
    }
    self.pairs = pairs.found
    self.targets = targets.map { ($0, $1.found) }
    untestable = pairs.untestable + targets.flatMap(\.1.untestable)
  }

  private static func families(
    _ target: TestRequest.ComparisonTarget, _ frame: CrosstabFrame, _ comparisons: ColumnComparisons
  ) -> [[Contrast]] {
    switch target {
    case .total: comparisons.everyColumn(against: .total)
    case .rest: comparisons.everyColumn(against: .rest)
    case .previous: WavePairs(frame: frame, columns: comparisons.columns).families
    }
  }

  private var tests: TestRequest { frame.question.options.tests }

  /// Puts the comparisons into a table.
  func apply(to result: inout ResultTable) {
    if tests.letters { nameColumns(&result) }
    markColumns(&result)
    let marks = marks(result)
    for index in result.figures.indices {
      guard let row = result.figures[index].row, let column = result.figures[index].column else {
        continue
      }
      let line = ComparedLine.LinePlace(row: row, statistic: result.figures[index].statistic)
      result.figures[index].figure.letters = marks[MarkedFigure(line: line, column: column)] ?? ""
    }
    for outcomes in [pairs] + targets.map(\.1) { addPairs(outcomes, to: &result) }
    if tests.columns, !pairs.isEmpty {
      result.details.append(PairTable(frame: frame, outcomes: pairs, figures: self).table(result))
    }
    result.notes += notes
  }

  private func nameColumns(_ result: inout ResultTable) {
    for (index, column) in comparisons.parts.joined().enumerated() {
      result.columns[column].letter = ColumnLetters.name(index)
    }
  }

  /// Tells the columns of the screen beside whose numbers letters or arrows may stand, whether or not
  /// any do.
  private func markColumns(_ result: inout ResultTable) {
    let statistics = Set(lines.map(\.statistic))
    let compared = comparedColumns
    let hasLines = result.screenRows.contains { $0.statistic.map(statistics.contains) ?? false }
    var previous = -1
    for place in result.screenColumns.indices where !result.screenColumns[place].isBase {
      let column = result.screenColumns[place]
      // A line of one statistic stands under the first of the columns that belong together.
      let holdsLines = hasLines && column.column != previous
      previous = column.column
      result.screenColumns[place].isCompared =
        compared.contains(column.column) && (holdsLines || statistics.contains(column.statistic))
    }
  }

  /// Columns that bear letters or arrows where they differ from others.
  private var comparedColumns: Set<Int> {
    let lettered = tests.letters ? Array(comparisons.parts.joined()) : []
    let pointed = tests.targets.flatMap { target in
      Self.families(target, frame, comparisons).joined().map(\.column)
    }
    return Set(lettered + pointed)
  }

  // MARK: Letters and arrows

  /// A number that carries letters or arrows.
  private struct MarkedFigure: Hashable {
    var line: ComparedLine.LinePlace
    /// Index of the column in the rectangle.
    var column: Int
  }

  /// The letters, then the arrows of each target, of all numbers that have some.
  ///
  /// - Complexity: O(outcomes).
  private func marks(_ result: ResultTable) -> [MarkedFigure: String] {
    var marks: [MarkedFigure: [String]] = [:]
    if tests.letters {
      marks = letters(result).mapValues { [ColumnLetters.joined($0)] }
    }
    for (target, outcomes) in targets {
      let arrows = outcomes.map { outcome in
        let place = MarkedFigure(line: outcome.line.place, column: outcome.contrast.column)
        return (place, arrow(outcome, target))
      }
      for (place, arrow) in Dictionary(arrows, uniquingKeysWith: { first, _ in first }) {
        marks[place, default: []].append(arrow)
      }
    }
    return marks.mapValues { $0.filter { !$0.isEmpty }.joined(separator: " ") }
  }

  /// The letters under each number, in the order of the pairs.
  private func letters(_ result: ResultTable) -> [MarkedFigure: [String]] {
    pairs.reduce(into: [:]) { letters, outcome in
      guard let (column, letter) = letter(outcome, result) else { return }
      letters[MarkedFigure(line: outcome.line.place, column: column), default: []].append(letter)
    }
  }

  /// The letter of the smaller column with the larger, under which it stands; small where only the loose
  /// level holds.
  private func letter(
    _ outcome: ContrastOutcome, _ result: ResultTable
  ) -> (column: Int, letter: String)? {
    guard case .column(let second) = outcome.contrast.target else { return nil }
    let isFirstLarger = outcome.comparison.difference.value > 0
    let larger = isFirstLarger ? outcome.contrast.column : second
    let smaller = isFirstLarger ? second : outcome.contrast.column
    let strictness = comparisons.rules.strictness(outcome.adjustedP)
    guard strictness > 0 else { return nil }
    let name = result.columns[smaller].letter
    return (larger, strictness == comparisons.rules.levels.count ? name : name.lowercased())
  }

  private func arrow(_ outcome: ContrastOutcome, _ target: TestRequest.ComparisonTarget) -> String {
    guard comparisons.rules.strictness(outcome.adjustedP) > 0,
      let arrows = target.inNotes.arrows
    else { return "" }
    return outcome.comparison.difference.value > 0 ? arrows.above : arrows.below
  }

  // MARK: Figures of pairs

  private func addPairs(_ outcomes: [ContrastOutcome], to result: inout ResultTable) {
    var places: [Contrast: Int] = [:]
    let rows = pairRows(outcomes, in: &result)
    for outcome in outcomes where places[outcome.contrast] == nil {
      places[outcome.contrast] = result.columns.count
      result.columns.append(entry(outcome.contrast))
    }
    for outcome in outcomes {
      result.figures += numbers(outcome).map { statistic, value in
        PlacedFigure(
          row: rows[outcome.line.place], column: places[outcome.contrast], statistic: statistic,
          figure: Figure(value, base: base(outcome.contrast)), line: .pair)
      }
    }
  }

  /// The row of each line's pairs: a statistic of numbers has one of its own, named after it.
  private func pairRows(
    _ outcomes: [ContrastOutcome], in result: inout ResultTable
  ) -> [ComparedLine.LinePlace: Int] {
    var rows: [ComparedLine.LinePlace: Int] = [:]
    for line in outcomes.map(\.line) where rows[line.place] == nil {
      guard let entry = pairEntry(line) else {
        rows[line.place] = line.row
        continue
      }
      rows[line.place] = result.rows.firstIndex(of: entry) ?? result.rows.count
      if !result.rows.contains(entry) { result.rows.append(entry) }
    }
    return rows
  }

  /// What stands for the Total where a statistic of numbers is compared.
  private func pairEntry(_ line: ComparedLine) -> AxisEntry? {
    guard layout.rows[line.row].line == nil else { return nil }
    var entry = layout.rows[line.row].entry
    entry.path[entry.path.count - 1] = .statistic(line.statistic)
    entry.line = .pair
    return entry
  }

  /// The heading of a line's pairs.
  func heading(_ line: ComparedLine) -> AxisEntry { pairEntry(line) ?? layout.rows[line.row].entry }

  func numbers(_ outcome: ContrastOutcome) -> [(Statistic, Double?)] {
    let comparison = outcome.comparison
    let isOfNumbers = if case .number = outcome.line.statistic { true } else { false }
    return [
      isOfNumbers
        ? (.difference, comparison.difference.value)
        : (.differencePoints, comparison.points),
      (
        comparisons.rules.statistic,
        comparison.statistic.isNaN ? nil : comparison.statistic
      ),
      (.p, comparison.pValue),
      (.adjustedP, outcome.adjustedP),
    ]
  }

  func entry(_ contrast: Contrast) -> AxisEntry {
    let own = layout.columns[contrast.column].entry
    let other: [Label] =
      switch contrast.target {
      case .column(let column): layout.columns[column].entry.path
      case .total: [.word(.total)]
      case .rest: [.text("rest")]
      }
    return AxisEntry(
      variable: own.variable, variableLabels: own.variableLabels,
      path: [own.path.label(against: other)], line: .pair)
  }

  func base(_ contrast: Contrast) -> Base {
    var totals = comparisons.bases[contrast.column]
    if case .column(let other) = contrast.target { totals += comparisons.bases[other] }
    return frame.context.base(totals)
  }

  // MARK: Notes

  private var notes: [Note] {
    var notes: [Note] = []
    if tests.comparesPairs, !pairs.isEmpty { notes.append(note(.columns, isMarked: tests.letters)) }
    notes += targets.filter { !$0.1.isEmpty }.map { note($0.0.inNotes, isMarked: true) }
    let outcomes = pairs + targets.flatMap(\.1)
    if let sure = outcomes.first(where: \.comparison.isOfAllAgainstNone) {
      notes.append(.allAgainstNone(isExact: sure.comparison.statistic.isNaN))
    }
    if !notes.isEmpty, carriesOtherPercents { notes.append(.comparesColumnPercents) }
    let small = untested
    if !small.isEmpty {
      notes.append(.untested(columns: small, under: max(1, comparisons.rules.smallest)))
    }
    if notes.isEmpty {
      notes = [.noTest(whyNone)]
    } else if !untestable.isEmpty {
      notes.append(.withoutVariance(pairs: untestable.map(name)))
    }
    let variances = CrosstabVariances(frame: frame)
    let untold =
      frame.summaries.incomparable
      + frame.question.options.measures.map(\.measure)
      .filter { variances.estimand($0) == nil }.map { $0.statistics[0] }
    return notes + (untold.isEmpty ? [] : [.withoutTest(statistics: untold)])
  }

  /// The row and the columns of a contrast: `yes: b vs c`.
  private func name(_ line: ComparedLine, _ contrast: Contrast) -> String {
    [heading(line).path.seen, entry(contrast).path.seen].filter { !$0.isEmpty }
      .joined(separator: ": ")
  }

  /// Why nothing was compared although no base is too small.
  private var whyNone: Note.NoTestReason {
    lines.isEmpty || comparisons.parts.allSatisfy { $0.count < 2 } ? .tooFewCategories : .noVariance
  }

  /// Whether letters or arrows stand at numbers that are not those compared.
  private var carriesOtherPercents: Bool {
    lines.contains { line in
      layout.rows[line.row].line != nil
        && ![.columnPercent, .percentOfRespondents].contains(line.statistic)
    }
  }

  /// Columns with too few rows in all lines, then, behind each outer answer, those that have too few
  /// within it.
  private var untested: [String] {
    let columns = comparisons.parts.joined().map { column in
      (
        name: layout.columns[column].entry.path.seen,
        small: Set(lines.filter { !comparisons.isTested($0, column) }.map(\.place))
      )
    }
    let whole = columns.filter { $0.small.count == lines.count && !lines.isEmpty }.map(\.name)
    let named = Set(whole)
    let others = columns.filter { !named.contains($0.name) && !$0.small.isEmpty }
    var told: Set<String> = []
    var within: [String] = []
    for line in lines {
      let names = others.filter { $0.small.contains(line.place) }.map(\.name)
      if names.isEmpty { continue }
      let place = Array(layout.rows[line.row].entry.path.dropLast()).text
      if told.insert(place).inserted {
        within.append(place + ": " + names.joined(separator: " / "))
      }
    }
    return whole + within
  }
}

extension CrosstabComparisons {
  private func note(_ target: Note.Comparisons.ComparisonTarget, isMarked: Bool) -> Note {
    let means = lines.filter(\.isMean)
    let pairs = means.flatMap { line in
      comparisons.everyPair().joined().compactMap { contrast -> (Estimand, Estimand)? in
        guard case .column(let other) = contrast.target else { return nil }
        return (
          line.estimand(layout.columns[contrast.column]), line.estimand(layout.columns[other])
        )
      }
    }
    return comparisons.rules.note(
      target, isMarked: isMarked,
      means: means.isEmpty ? nil : comparisons.comparer.modeOfMeans(pairs),
      hasShares: lines.contains { !$0.isMean })
  }
}

extension TestRequest.ComparisonTarget {
  /// The same in notes.
  var inNotes: Note.Comparisons.ComparisonTarget {
    switch self {
    case .total: .total
    case .rest: .rest
    case .previous: .previous
    }
  }
}
