import Diagnostics
package import Codebook
package import QuerySyntax
package import ResultTables
import StatisticNames

/// Why a table cannot be drawn.
package enum ChartError: Error, Equatable {
  /// It holds no percentages of answers and no means.
  case nothingToDraw
  /// Several answers a person, or means, do not make up a whole.
  case doesNotAddUp
  /// There are fewer than two groups to draw a line through.
  case oneGroup
  /// By a banner, each item of a grid is drawn by one number, and its answers have none.
  case itemsWithoutNumber(grid: String)
}

/// Picks from a table what a chart draws, and the kind of chart that suits it.
package struct ChartBuilder {
  private let table: ResultTable
  private let numbers: ChartNumbers
  private let codebook: Codebook
  private let language: String
  /// Lines of the table that become answers and groups.
  private let answers: [Int]
  private let groups: [Int]

  /// - Parameters:
  ///   - table: any table of numbers, with limits of intervals if they are to be drawn.
  ///   - codebook: tells which answers have an order and which variable tells the waves.
  ///   - language: that of the names of variables.
  /// - Throws: `ChartError.nothingToDraw`.
  package init(
    _ table: ResultTable, of codebook: Codebook, language: String
  ) throws(ChartError) {
    guard let numbers = ChartNumbers(table) else { throw .nothingToDraw }
    self.table = table
    self.numbers = numbers
    self.codebook = codebook
    self.language = language
    answers = numbers.groupsAreRows ? numbers.columns : numbers.rows
    groups = numbers.groupsAreRows ? numbers.rows : numbers.columns
  }

  private var statistic: Statistic { numbers.statistic }

  /// The chart.
  ///
  /// - Parameter kind: nothing picks one: ordered answers stacked, waves as lines, means and several
  ///   answers a person as dots, anything else as bars.
  /// - Returns: the chart with its table.
  /// - Throws: `ChartError` where the kind does not suit the numbers.
  package func chart(as kind: ChartKind?) throws(ChartError) -> Chart {
    let kind = kind.flatMap { Chart.Kind(rawValue: $0.rawValue) } ?? suitable
    if kind == .stacked, !addsUp { throw .doesNotAddUp }
    let groups = kind == .lines ? partGroups : self.groups
    if kind == .lines, groups.count < 2 { throw .oneGroup }
    let answers = kind == .stacked || kind == .lines ? partAnswers : self.answers
    return Chart(
      kind: kind, statistic: statistic,
      answers: answers.map { answer($0, isFlat: answers.count < self.answers.count) },
      groups: groups.map(group),
      points: groups.map { group in answers.map { point($0, group) } },
      isOrdered: isOrdered, table: table)
  }

  private var suitable: Chart.Kind {
    if isByWave, partGroups.count > 1 { return .lines }
    if case .number = statistic { return .dots }
    if !isOfWhole { return groups.count > 1 ? .dots : .bars }
    let isStack = isOrdered || numbers.isBattery
    return isStack && addsUp && groups.count > 1 && partAnswers.count > 1 ? .stacked : .bars
  }

  /// Whether the answers of a group make up a whole: each person gives one, under one outer answer.
  private var addsUp: Bool {
    isOfWhole && (numbers.groupsAreRows || answers.allSatisfy { entry($0).path.count < 2 })
  }

  /// Whether the numbers are percentages of answers that exclude one another.
  private var isOfWhole: Bool { statistic.isPercentOfCells && statistic != .percentOfRespondents }

  // MARK: Answers

  private func entry(_ answer: Int) -> AxisEntry {
    numbers.groupsAreRows ? table.columns[answer] : table.rows[answer]
  }

  /// Answers but nets, whose parts stand under them.
  private var partAnswers: [Int] {
    answers.enumerated().filter { place, answer in
      place + 1 >= answers.count || entry(answers[place + 1]).depth <= entry(answer).depth
    }.map(\.element)
  }

  private var isOrdered: Bool {
    guard let name = answers.first.map({ entry($0).variable }),
      let variable = codebook.grid(name)?.items.first.flatMap({ codebook[$0] }) ?? codebook[name]
    else {
      return false
    }
    switch variable.kind {
    case .categorical(let column): return column.isOrdered
    case .numeric: return true
    case .multiple: return false
    }
  }

  private func answer(_ answer: Int, isFlat: Bool) -> Chart.Answer {
    let entry = entry(answer)
    var name = Chart.Name(variables: entry.variableLabels, path: entry.path)
    if !numbers.groupsAreRows, isOfNumbers(entry) {
      name.path = entry.path.dropLast() + [.text(measured(entry))]
    }
    return Chart.Answer(name: name, depth: isFlat ? 0 : entry.depth)
  }

  /// Whether a row holds a number of a whole variable rather than of an answer or an item.
  private func isOfNumbers(_ entry: AxisEntry) -> Bool {
    switch entry.line {
    case .answer, .missing: entry.path.isEmpty
    case .total, .valid, .base, .test, .pair, .change, .measure: true
    }
  }

  /// What the numbers of a row are taken of: the innermost variable.
  private func measured(_ entry: AxisEntry) -> String {
    let name = entry.variable.split(separator: " > ").last.map(String.init) ?? entry.variable
    return entry.variableLabels.last ?? codebook[name]?.title(language) ?? table.title
  }

  // MARK: Groups

  private func groupEntry(_ group: Int) -> AxisEntry {
    numbers.groupsAreRows ? table.rows[group] : table.columns[group]
  }

  /// Groups but the Total.
  private var partGroups: [Int] { groups.filter { groupEntry($0).line != .total } }

  /// Whether the groups are the waves alone.
  private var isByWave: Bool {
    guard let wave = codebook.waveVariable else { return false }
    return partGroups.allSatisfy { groupEntry($0).variable == wave }
  }

  private func group(_ group: Int) -> Chart.Group {
    let entry = groupEntry(group)
    let isTotal = entry.line == .total || entry.path.isEmpty
    return Chart.Group(
      name: Chart.Name(
        variables: isTotal ? [] : entry.variableLabels,
        path: isTotal && entry.path.count < 2 ? [.word(.total)] : entry.path),
      isTotal: isTotal)
  }

  // MARK: Numbers

  private func point(_ answer: Int, _ group: Int) -> Chart.Point {
    numbers.groupsAreRows ? numbers.point(group, answer) : numbers.point(answer, group)
  }
}
