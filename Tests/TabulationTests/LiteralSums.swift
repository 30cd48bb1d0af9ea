import StatisticNames
import Codebook
import Diagnostics
import QueryPlan
import QuerySyntax
import ResultTables
import Tabulation
import Testing

/// A survey of two questions and a number of which only sums are known, written down here.
///
/// `q` has the answers yes and no and the reasons "empty" and "don't know"; `g` has the answers a and b;
/// `x` is a number.
struct LiteralSums {
  /// Sums by the axes that they stand over, the last axis varying fastest; slot 0 is the empty field,
  /// slots above the answers are other reasons.
  let counts: [[String]: [CellTotals]]
  /// Sums of `x` by the axes, less `shift`.
  let moments: [[String]: [MomentTotals]]
  let shift: Double

  init(
    _ counts: [[String]: [CellTotals]], moments: [[String]: [MomentTotals]] = [:],
    shift: Double = 0
  ) {
    self.counts = counts
    self.moments = moments
    self.shift = shift
  }

  static let codebook: Codebook = {
    let answers = { (codes: [String]) in
      Variable.AnswerKind.categorical(
        AnswerList(categories: codes.map { Category(code: $0, label: "") }))
    }
    let unknown = MissingReason(code: "dk", label: "don't know", isAsked: true)
    return Codebook(
      name: "d",
      variables: [
        Variable(name: "q", missingReasons: [.noAnswer, unknown], kind: answers(["yes", "no"])),
        Variable(name: "g", kind: answers(["a", "b"])),
        Variable(name: "x", kind: .numeric(NumberScale(isWhole: false, distinct: nil))),
        Variable(name: "w", kind: .numeric(NumberScale(isWhole: false, distinct: nil))),
      ])
  }()

  /// The table that a question of one gives, under the weight `w` where there is one.
  func table(
    _ question: String, weighted: Bool = false, settings: TableSettings = TableSettings()
  ) throws -> ResultTable {
    let source = SourceText(name: "test", text: question)
    let parsed = Parser.parse(source)
    #expect(parsed.diagnostics.isEmpty)
    let statement = try #require(parsed.script.statements.first?.statement)
    let binder = Binder(codebook: Self.codebook, parameters: [:], source: source)
    let context = TabulationContext(
      codebook: Self.codebook, settings: settings, filter: nil, filterText: "",
      weight: weighted ? WeightUse(variable: "w", isFrequency: false) : nil,
      weightUnits: weighted ? nil : 1)
    switch statement {
    case .group(let group):
      let table = GroupTable(try binder.group(group), in: context)
      return table.table(try aggregates(table.requests))
    case .freq(let freq): return try self.table(binder.freq(freq), context)
    case .crosstab(let crosstab): return try self.table(binder.crosstab(crosstab), context)
    default: throw Unasked(question: question)
    }
  }

  private func table(
    _ bound: [BoundTable], _ context: TabulationContext
  ) throws -> ResultTable {
    switch try #require(bound.first) {
    case .freq(let question):
      let table = FreqTable(question, in: context)
      return table.table(try aggregates(table.requests))
    case .crosstab(let question):
      let table = CrosstabTable(question, in: context)
      return table.table(try aggregates(table.requests))
    case .grid: throw Unasked(question: "a grid")
    }
  }

  /// The sums that a table asks for, each of which must be written down.
  private func aggregates(_ requests: [CubeRequest]) throws -> Aggregates {
    let plan = AggregationPlan(filter: nil, weight: nil, cubes: requests)
    let rowCount = counts.values.map { $0.reduce(0) { $0 + $1.n } }.max() ?? 0
    var aggregates = Aggregates(for: plan, rowCount: rowCount)
    for (place, request) in plan.cubes.enumerated() {
      let axes = request.axes.map(Self.name)
      let shape = request.axes.map { Self.codebook.slotLayout(of: $0).slotCount }
      let content: CubeContent? =
        switch request.content {
        case .counts: counts[axes].map { .counts(Cube(shape: shape, weighted: $0)) }
        case .moments:
          moments[axes].map { .moments(MomentCube(shape: shape, shift: shift, cells: $0)) }
        case .valueCounts, .crossMoments, .combinations: nil
        }
      let filled = try #require(content, "no sums over \(axes) for \(request.content)")
      #expect(filled.cellCount == shape.reduce(1, *))
      aggregates[CubeHandle(place)] = filled
    }
    return aggregates
  }

  private static func name(_ axis: AxisSource) -> String {
    switch axis {
    case .variable(let name), .state(let name), .answered(let name): name
    case .item(let name, let index): "\(name)[\(index)]"
    case .truth: "truth"
    case .coverage: "coverage"
    case .stratum: "stratum"
    case .cluster: "cluster"
    }
  }
}

/// A question that these sums have no table for.
struct Unasked: Error {
  let question: String
}

/// Unweighted rows.
func rows(_ counts: Int...) -> [CellTotals] {
  counts.map { CellTotals(n: $0, sumWeights: Double($0), sumSquaredWeights: Double($0)) }
}

extension ResultTable {
  /// The number of a row and a column, by what their headings end with.
  func value(_ row: String, _ column: String? = nil, _ statistic: Statistic) throws -> Double? {
    try figure(row, column, statistic).value
  }

  func figure(_ row: String, _ column: String? = nil, _ statistic: Statistic) throws -> Figure {
    let found = figures.filter { figure in
      figure.statistic == statistic && figure.row.map { rows[$0].heading } == row
        && (column == nil || figure.column.map { columns[$0].heading } == column)
    }
    #expect(found.count == 1, "\(row), \(column ?? "-"), \(statistic)")
    return try #require(found.first).figure
  }

  /// A number of the whole table, such as its test.
  func value(_ statistic: Statistic) -> Double? {
    figures.first { $0.statistic == statistic && $0.row == nil }?.figure.value
  }
}

extension AxisEntry {
  /// The last word of the heading.
  var heading: String {
    switch path.last {
    case .text(let text): text
    case .shared(_, let seen): seen
    case .word(let word): word.rawValue
    case .statistic(let statistic): "\(statistic)"
    case nil: ""
    }
  }
}
