import TextLayout
import Diagnostics
import ResultTables
import StatisticNames

/// A chart as finished texts and places on its axis, without layout.
struct ChartSheet {
  struct Answer {
    var label: String
    var depth: Int
  }

  struct SheetGroup {
    var label: String
    var isTotal: Bool
    /// The base, with the sign of a small one.
    var base: String

    /// The label with the base, where that may be shown.
    var title: String { base.isEmpty ? label : "\(label) (\(base))" }
  }

  struct Point {
    /// Nothing where there is no number, or a hidden one.
    var value: Double?
    /// As the table shows it, with the sign of a small base.
    var text: String
    /// Its base, with the sign of a small one; empty where there is no number.
    var base: String
    var low: Double?
    var high: Double?
  }

  let kind: Chart.Kind
  let title: String
  let answers: [Answer]
  let groups: [SheetGroup]
  let points: [[Point]]
  let isOrdered: Bool
  let isPercent: Bool
  /// The name of what is drawn: `column %`, `mean`.
  let unit: String
  let notes: [String]
  let lead: [String]
  /// From 0 to 100 for percents; else around all that is drawn, and for bars around 0.
  let axis: ChartAxis
  /// The numbers at the ticks of the axis.
  let tickTexts: [String]

  init(_ chart: Chart, _ options: RenderingOptions) {
    let vocabulary = Vocabulary(language: options.language)
    let figures = FigureText(options)
    let numbers = NumberText(language: options.language)
    let safe = { (label: Label) in SafeText.escaped(vocabulary.text(label)) }
    kind = chart.kind
    title = SafeText.escaped(chart.table.title)
    isPercent = chart.statistic != .mean
    unit = vocabulary.name(of: chart.statistic)
    isOrdered = chart.isOrdered
    answers = zip(Self.labels(chart.answers.map(\.name), safe), chart.answers).map {
      Answer(label: $0, depth: $1.depth)
    }
    let threshold = GridBuilder(chart.table, options).marks.threshold
    let isSmall = { (base: Base) in base.n < threshold }
    let words = NoteText(language: options.language)
    let hasSmall = chart.points.joined().contains {
      $0.figure.value != nil && isSmall($0.figure.base)
    }
    notes =
      words.paragraphs(chart.table, smallBase: hasSmall ? threshold : nil)
      + [Self.noteOfColors(chart, vocabulary)].compactMap(\.self)
    lead = words.lead(chart.table)
    let shape: FigureShape =
      chart.statistic == .mean
      ? .number(decimals: options.meanDecimals) : .percent(decimals: options.percentDecimals)
    let base = { (base: Base) in
      numbers.count(base.n) + (isSmall(base) ? SmallBaseMarks.sign : "")
    }
    let points = chart.points.map { group in
      group.map { point in
        let value = point.figure.shownValue
        // With several groups the sign stands at the base of each.
        let isMarked = chart.groups.count == 1 && value != nil && isSmall(point.figure.base)
        let sign = isMarked ? SmallBaseMarks.sign : ""
        return Point(
          value: value, text: figures.text(point.figure, shape) + sign,
          base: value == nil ? "" : base(point.figure.base),
          low: point.low.flatMap { $0.isFinite ? $0 : nil },
          high: point.high.flatMap { $0.isFinite ? $0 : nil })
      }
    }
    let names = Self.labels(chart.groups.map(\.name), safe)
    groups = zip(names, zip(chart.groups, chart.points)).map { name, drawn in
      let (group, points) = drawn
      let known = points.first { $0.figure.hiding == .none }?.figure.base
      return SheetGroup(
        label: name, isTotal: group.isTotal,
        base: known.map(base) ?? "")
    }
    self.points = points
    let axis: ChartAxis =
      isPercent ? .percent : ChartAxis(around: Self.drawn(points, kind), holdsZero: kind == .bars)
    let sign = isPercent ? numbers.percentSign : ""
    tickTexts = axis.ticks.map { numbers.trimmed($0, atMost: axis.decimals) + sign }
    self.axis = axis
  }

  /// Numbers that the axis must hold: of bars no intervals, which they do not show.
  private static func drawn(_ points: [[Point]], _ kind: Chart.Kind) -> [Double] {
    points.joined().flatMap { point in
      (kind == .bars ? [point.value] : [point.value, point.low, point.high]).compactMap(\.self)
    }
  }

  /// Names with the path in full; those that stand twice are told apart by their variables.
  private static func labels(_ names: [Chart.Name], _ text: (Label) -> String) -> [String] {
    let paths = names.map { $0.path.map(text).joined(separator: " > ") }
    let counts = Dictionary(paths.map { ($0, 1) }, uniquingKeysWith: +)
    return zip(names, paths).map { name, path in
      if counts[path] == 1 || name.variables.isEmpty { return path }
      return (name.variables.map(SafeText.escaped) + [path]).joined(separator: " > ")
    }
  }

  /// Says that answers share a colour, where they are more than can be told apart.
  private static func noteOfColors(_ chart: Chart, _ vocabulary: Vocabulary) -> String? {
    let isColored = chart.kind == .stacked || chart.kind == .lines
    guard isColored, chart.answers.count > ChartColors.most else { return nil }
    return vocabulary.sentence(
      .greyAnswers, ["n": String(ChartColors.most), "all": String(chart.answers.count)])
  }

  /// The label of a group with the base of its number for an answer, which need not be that of others.
  func title(ofGroup group: Int, answer: Int) -> String {
    var named = groups[group]
    let base = points[group][answer].base
    if !base.isEmpty { named.base = base }
    return named.title
  }

  /// Whether bars stand on both sides of a zero line, or on its left.
  var hasNegativeBars: Bool {
    kind == .bars && points.joined().contains { ($0.value ?? 0) < 0 }
  }

  /// Where a number stands on the axis, from 0 to 1.
  func place(_ value: Double) -> Double { axis.place(value) }
}
