import OrderedCollections
import Threading
import Diagnostics
import LocalEngine
import Codebook
import Microdata
import QueryPlan
import QuerySyntax
import Rendering
import ResultTables
import Statistics
import Tabulation

/// `rake`.
extension StatementRunner {
  mutating func define(_ statement: RakeStatement) throws {
    try refuseUnderDisclosure("`rake`", at: nil)
    let loaded = try current(at: statement.name.place.range)
    try checkFree(
      statement.name, replaces: statement.replaces, verb: "rake", in: loaded.dataset)
    let question = try question(statement, loaded.dataset)
    let asked = try asked(statement.clauses, loaded)
    let before = asked.context
    let check = RakeCheck(question, in: before)
    let counts = try aggregate(check.requests, asked)
    try check.check(counts)
    let rows = try RakeRows(question, asked, control: control)
    let raking = try fit(rows, question, check)
    let made = weighted(loaded.dataset, by: raking.weights, of: rows, statement.name.text)
    let source = environment.source(made)
    let weight = WeightUse(variable: statement.name.text, isFrequency: false)
    let after = AskedRows(
      source: source,
      context: before.with(
        codebook: made.codebook, filter: nil, weight: weight,
        weightUnits: try units(of: weight, in: source)))
    let table = RakeTable(
      question, before: before, counts, after: after.context, try aggregate(check.requests, after))
    replaceCurrent(made)
    tell(question, rowCount: rows.indices.count)
    try finish(
      .tables([
        table.table(
          start: before.weight?.variable, cycles: raking.cycles, extent: raking.extent)
      ]), .rake(statement), before)
    confirm(table, statement, rows)
  }

  private func question(
    _ statement: RakeStatement, _ dataset: Dataset
  ) throws -> RakeQuestion {
    let binder = binder(dataset)
    let margins =
      switch statement.targets {
      case .written(let margins): try margins.map { try binder.margin($0) }
      case .file(let path):
        try RakeTargets(path: resolved(path.text), binder: binder, place: path.place)
          .margins(control)
      }
    return try binder.rake(statement, margins: margins)
  }

  /// Fits the weights, or says which target they miss.
  private func fit(
    _ rows: RakeRows, _ question: RakeQuestion, _ check: RakeCheck
  ) throws -> Raking {
    do {
      return try Raking(
        margins: rows.margins, start: rows.start,
        total: question.population ?? Double(rows.indices.count),
        limits: Raking.Limits(ratio: question.bounds, largest: question.largest),
        mostCycles: question.mostCycles, checkpoint: control.checkCancelled)
    } catch let error as RakingError {
      throw RakeError(error, question, check, rows)
    }
  }

  private static let outside = MissingReason(
    code: "", label: LocalizedText("not raked", translations: ["fr": "hors calage"]),
    isAsked: false)

  /// The data set with the new weight; rows that were not raked have none.
  private func weighted(
    _ dataset: Dataset, by weights: [Double], of rows: RakeRows, _ name: String
  ) -> Dataset {
    var numbers = Array(repeating: NumericColumn.missing(reason: 0), count: dataset.rowCount)
    for (row, weight) in zip(rows.indices, weights) { numbers[row] = weight }
    var column = Column(
      name: name, missingReasons: [Self.outside],
      values: .numeric(NumericColumn(numbers: numbers, reasonCount: 1)))
    column.inference = "raked: " + run.source.slice(statement.place.range)
    var dataset = dataset
    dataset.set(column)
    if !dataset.codebook.suggestedWeights.contains(name) {
      dataset.codebook.suggestedWeights.append(name)
    }
    return dataset
  }

  /// Says what was made of targets that were not what they seemed.
  private func tell(_ question: RakeQuestion, rowCount: Int) {
    for margin in question.margins {
      let name = margin.part.name
      if margin.isUnitGuessed { notice("targets of `\(name)` without `%` are taken as shares") }
      let whole = margin.unit == .share ? 100 : question.population ?? margin.sum
      if (margin.sum - whole).magnitude > whole * 1e-9 {
        notice(
          "targets of `\(name)` add up to \(text(margin.sum, margin)):"
            + " scaled to \(text(whole, margin))")
      }
    }
    if let population = question.population, population < Double(rowCount),
      let margin = question.margins.first(where: { $0.unit == .count })
    {
      warn(
        Diagnostic(
          severity: .warning, code: "small-population",
          message: "`\(margin.part.name)` counts a population of \(text(population, margin)),"
            + " less than the \(Counting.grouped(rowCount)) rows", range: margin.place,
          hint: "write `%` behind shares"))
    }
  }

  private func text(_ sum: Double, _ margin: RakeMargin) -> String {
    NumberText(language: "en").trimmed(sum, atMost: 3) + (margin.unit == .share ? " %" : "")
  }

  private func confirm(_ table: RakeTable, _ statement: RakeStatement, _ rows: RakeRows) {
    let numbers = NumberText(language: "en")
    let name = statement.name.text
    let isOn = state.datasets[rows.dataset.codebook.name]?.weight?.variable == name
    let left = rows.dataset.rowCount - rows.indices.count
    notice(
      "raked `\(name)`: \(Counting.count(rows.indices.count, "row", "rows"))"
        + (left > 0 ? ", \(Counting.grouped(left)) without a weight" : "")
        + ", effective base \(numbers.rounded(table.base.effectiveN, decimals: 0)),"
        + " design effect \(numbers.rounded(table.designEffect, decimals: 2))"
        + (isOn ? "" : "; turn it on with `weight \(Formatter.format(statement.name))`"))
  }
}

/// The rows that are raked, with the target of each.
struct RakeRows {
  let dataset: Dataset
  /// Numbers of the rows, ascending.
  let indices: [Int]
  let margins: [Raking.Margin]
  /// Start weights; nothing when all are equal.
  let start: [Double]?

  init(
    _ question: RakeQuestion, _ asked: AskedRows, control: WorkControl
  ) throws {
    dataset = asked.source.dataset
    let plan = AggregationPlan(filter: asked.context.filter, weight: asked.context.weight)
    let domain = try Domain(plan, over: dataset, control: control)
    let rows = domain.mask.map { mask in mask.indices.filter { mask[$0] == 1 } }
    let indices = rows ?? Array(0..<dataset.rowCount)
    self.indices = indices
    start = domain.weights.map { weights in indices.map { weights[$0] } }
    let kernel = TargetKernel(columns: ColumnAccess(dataset: dataset, control: control))
    margins = try question.margins.map { margin in
      // A target of 0 has no rows, and no weight to be fitted.
      var wanted = margin
      wanted.targets.removeAll { $0.value == 0 }
      let targets = try kernel.targets(of: wanted)
      return Raking.Margin(
        codes: indices.map { targets[$0] }, targets: wanted.targets.map(\.value))
    }
  }
}

extension Raking {
  /// The least and the greatest weight.
  fileprivate var extent: ClosedRange<Double> { (weights.min() ?? 0)...(weights.max() ?? 0) }
}

extension RakeError {
  /// The same in the words of the margins.
  fileprivate init(
    _ error: RakingError, _ question: RakeQuestion, _ check: RakeCheck, _ rows: RakeRows
  ) {
    let place = question.margins.first?.place
    let answer = { (margin: Int, target: Int) -> (RakeMargin, String) in
      let found = question.margins[margin]
      let targets = found.targets.filter { $0.value > 0 }
      return (found, check.code(targets[target].slots, found))
    }
    switch error {
    case .limitsContradict: self = .limitsContradict(at: place)
    case .emptyTarget(let margin, let target):
      let (margin, code) = answer(margin, target)
      self = .withoutRows([code], variable: margin.part.name, at: margin.place)
    case .notConverged(let margin, let target, let found, let wanted, let cycles):
      let (margin, code) = answer(margin, target)
      let whole = question.population ?? Double(rows.indices.count)
      self = .notConverged(
        cycles: cycles, variable: margin.part.name, answer: code, found: found / whole,
        wanted: wanted / whole,
        isLimited: question.bounds != 0 ... .infinity || question.largest.isFinite,
        at: margin.place)
    }
  }
}
