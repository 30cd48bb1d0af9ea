import Diagnostics
import ResultTables

/// A chart as finished texts and places on its axis, without layout.
struct ChartSheet {
  struct Answer {
    var label: String
    var depth: Int
  }

  struct Group {
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
    var low: Double?
    var high: Double?
  }

  let kind: Chart.Kind
  let title: String
  let answers: [Answer]
  let groups: [Group]
  let points: [[Point]]
  let isOrdered: Bool
  let isPercent: Bool
  /// The name of what is drawn: `column %`, `mean`.
  let unit: String
  let notes: [String]
  let lead: [String]
  /// The axis: from 0 to 100 for percents; else round numbers around all that is drawn.
  let axis: ClosedRange<Double>
  /// Round numbers on the axis, its ends among them.
  let ticks: [Double]

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
    answers = chart.answers.map { Answer(label: safe($0.label), depth: $0.depth) }
    let threshold = GridBuilder(chart.table, options).marks.threshold
    let isSmall = { (base: Base) in base.n < threshold }
    let words = NoteText(language: options.language)
    let hasSmall = chart.points.joined().contains {
      $0.figure.value != nil && isSmall($0.figure.base)
    }
    notes = words.paragraphs(chart.table, smallBase: hasSmall ? threshold : nil)
    lead = words.lead(chart.table)
    let shape: FigureShape =
      chart.statistic == .mean
      ? .number(decimals: options.meanDecimals) : .percent(decimals: options.percentDecimals)
    points = chart.points.map { group in
      group.map { point in
        let value = point.figure.shownValue
        // With several groups the sign stands at the base of each.
        let isMarked = chart.groups.count == 1 && value != nil && isSmall(point.figure.base)
        let sign = isMarked ? SmallBaseMarks.sign : ""
        return Point(
          value: value, text: figures.text(point.figure, shape) + sign,
          low: point.low, high: point.high)
      }
    }
    groups = zip(chart.groups, chart.points).map { group, points in
      let base = points.first { $0.figure.hiding == .none }?.figure.base
      let isSmall = base.map(isSmall) ?? false
      let path = group.path.map(safe)
      return Group(
        label: path.count > 1 ? path.dropFirst().joined(separator: ", ") : path.first ?? "",
        isTotal: group.isTotal,
        base: base.map { numbers.count($0.n) + (isSmall ? SmallBaseMarks.sign : "") } ?? "")
    }
    ticks = isPercent ? [0, 25, 50, 75, 100] : Self.ticks(points.joined())
    axis = ticks[0]...ticks[ticks.count - 1]
  }

  /// Four to eight round numbers around the numbers and their intervals.
  private static func ticks(_ points: some Sequence<Point>) -> [Double] {
    let values = points.flatMap { [$0.value, $0.low, $0.high].compactMap { $0 } }
    guard let low = values.min(), let high = values.max(), high > low else {
      let only = values.first ?? 0
      return only == 0 ? [0, 1] : [min(0, only), max(0, only)]
    }
    var power = 1.0
    while power * 10 <= (high - low) / 4 { power *= 10 }
    while power > (high - low) / 4 { power /= 10 }
    let step = power * ([1, 2, 5].first { power * $0 >= (high - low) / 5 } ?? 10)
    let (first, last) = ((low / step).rounded(.down), (high / step).rounded(.up))
    return stride(from: first, through: max(last, first + 1), by: 1).map { tick in
      (tick * step * 1e9).rounded() / 1e9
    }
  }

  /// Where a number stands on the axis, from 0 to 1.
  func place(_ value: Double) -> Double {
    min(1, max(0, (value - axis.lowerBound) / (axis.upperBound - axis.lowerBound)))
  }

  /// Where a number that needs a baseline begins: 0 where the axis has it.
  var baseline: Double { place(min(axis.upperBound, max(axis.lowerBound, 0))) }
}
