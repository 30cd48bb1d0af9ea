import OrderedCollections
import Threading
import Diagnostics
import Codebook
import QueryPlan
import QuerySyntax
import Rendering
import ResultTables
import Statistics
import Tabulation

/// `rake`.
extension RakeStatement: StatementExecution {
  func run(in runner: inout StatementRunner) throws {
    try runner.refuseUnderDisclosure("`rake`", at: nil)
    let loaded = try runner.current(at: name.place.range)
    try runner.checkFree(
      name, replaces: replaces, verb: "rake", in: loaded.codebook)
    let question = try question(runner, loaded.codebook)
    let asked = try runner.asked(clauses, loaded)
    let before = asked.context
    let check = RakeCheck(question, in: before)
    let groups = RakedGroups.request(question, start: startKey(question, before))
    let counts = try runner.aggregate(check.requests + [groups], asked)
    try check.check(counts)
    let raking = RakedGroups(
      question, counts.combinations(groups) ?? [], before, isByStart: !groups.numbers.isEmpty)
    let fitted = try fit(runner, raking, question, check)
    let source = try weighted(runner, loaded, by: raking.weights(fitted), rows: counts.rowsKept)
    let weight = WeightUse(variable: name.text, isFrequency: false)
    let after = AskedRows(
      source: source,
      context: before.with(
        codebook: source.codebook, filter: nil, weight: weight,
        weightUnits: try runner.units(of: weight, in: source)))
    let table = RakeTable(
      question, before: before, counts, after: after.context,
      try runner.aggregate(check.requests, after))
    runner.replace(loaded, by: source)
    tell(runner, question, rowCount: counts.rowsKept)
    let extent = try runner.facts(name.text).range ?? 0...0
    try runner.finish(
      .tables([
        table.table(start: before.weight?.variable, cycles: fitted.cycles, extent: extent)
      ]), .rake(self), before)
    confirm(
      runner, table, rows: counts.rowsKept, left: counts.rowCount - counts.rowsKept)
  }

  /// The start weight where rows of unlike ones are told apart.
  private func startKey(_ question: RakeQuestion, _ context: TabulationContext) -> String? {
    question.largest.isFinite ? context.weight?.variable : nil
  }

  private func question(
    _ runner: StatementRunner, _ codebook: Codebook
  ) throws -> RakeQuestion {
    let binder = runner.binder(codebook)
    let margins =
      switch targets {
      case .written(let margins): try margins.map { try binder.margin($0) }
      case .file(let path):
        try RakeTargets(path: runner.resolved(path.text), binder: binder, place: path.place)
          .margins(runner.control)
      }
    return try binder.rake(self, margins: margins)
  }

  /// Fits the weights, or says which target they miss.
  private func fit(
    _ runner: StatementRunner, _ groups: RakedGroups, _ question: RakeQuestion, _ check: RakeCheck
  ) throws -> Raking {
    do {
      return try groups.raking(checkpoint: runner.control.checkCancelled)
    } catch let error as RakingError {
      throw RakeError(error, question, check, total: groups.total)
    }
  }

  private static let outside = MissingReason(
    code: "", label: LocalizedText("not raked", translations: ["fr": "hors calage"]),
    isAsked: false)

  /// The rows with the new weight; those that were not raked have none.
  private func weighted(
    _ runner: StatementRunner, _ loaded: LoadedDataset, by weights: RakedWeights, rows: Int
  ) throws -> any DataSource {
    let name = name.text
    let variable = Variable(
      name: name, missingReasons: [Self.outside], kind: .numeric(.unknown),
      inference: "raked: " + runner.run.source.slice(runner.statement.place.range))
    let source = try runner.defined(.variable(variable, .raked(weights)), by: loaded.source)
    var codebook = source.codebook
    if codebook.suggestedWeights.contains(name) { return source }
    codebook.suggestedWeights.append(name)
    return try runner.defined(.described(codebook), by: source)
  }

  /// Says what was made of targets that were not what they seemed.
  private func tell(_ runner: StatementRunner, _ question: RakeQuestion, rowCount: Int) {
    for margin in question.margins {
      let name = margin.part.name
      if margin.isUnitGuessed {
        runner.notice(.targetsAreShares(variable: name))
      }
      let whole = margin.unit == .share ? 100 : question.population ?? margin.sum
      if (margin.sum - whole).magnitude > whole * 1e-9 {
        runner.notice(
          .targetsScaled(
            variable: name, from: margin.sum, to: whole, arePercent: margin.unit == .share))
      }
    }
    if let population = question.population, population < Double(rowCount),
      let margin = question.margins.first(where: { $0.unit == .count })
    {
      runner.warn(
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

  private func confirm(
    _ runner: StatementRunner, _ table: RakeTable, rows: Int, left: Int
  ) {
    let name = name.text
    let isOn = runner.state.current.flatMap { runner.state.datasets[$0]?.weight?.variable } == name
    runner.notice(
      .raked(
        name: name, rows: rows, withoutWeight: left, effectiveBase: table.base.effectiveN,
        designEffect: table.designEffect, turnOn: isOn ? nil : Formatter.format(self.name)))
  }
}

/// The rows that are raked, those of one combination of answers together.
struct RakedGroups {
  private let question: RakeQuestion
  private let context: TabulationContext
  private let isByStart: Bool
  private let combinations: [Combination]
  /// The targets of each combination, one a margin.
  private let targets: [[Int]]

  /// The combinations of all margins' answers, with the start weight where rows of unlike ones are told
  /// apart.
  static func request(_ question: RakeQuestion, start: String?) -> CubeRequest {
    CubeRequest(
      axes: question.margins.flatMap(\.sources),
      content: .combinations(numbers: [start].compactMap { $0 }))
  }

  /// Combinations that count toward no target of some margin are left out.
  init(
    _ question: RakeQuestion, _ found: [Combination], _ context: TabulationContext, isByStart: Bool
  ) {
    self.question = question
    self.context = context
    self.isByStart = isByStart
    let margins = question.margins.map(RakedWeights.Margin.init)
    var known: [(Combination, [Int])] = []
    for combination in found {
      var slots = combination.slots[...]
      var own: [Int] = []
      for margin in margins {
        let key = Array(slots.prefix(margin.variables.count))
        slots = slots.dropFirst(margin.variables.count)
        if let target = margin.targetOfSlots[key] { own.append(target) }
      }
      if own.count == margins.count { known.append((combination, own)) }
    }
    combinations = known.map(\.0)
    targets = known.map(\.1)
  }

  /// What all weights add up to: the population, else the rows.
  var total: Double {
    question.population ?? Double(combinations.reduce(0) { $0 + $1.rows.n })
  }

  func raking(checkpoint: () throws -> Void) throws -> Raking {
    try Raking(
      margins: question.margins.enumerated().map { index, margin in
        Raking.Margin(
          codes: targets.map { $0[index] },
          targets: margin.targets.map(\.value).filter { $0 > 0 })
      },
      start: context.weight == nil ? nil : combinations.map(\.rows.sumWeights),
      rows: combinations.map(\.rows.n), total: total,
      limits: Raking.Limits(ratio: question.bounds, largest: question.largest),
      mostCycles: question.mostCycles, checkpoint: checkpoint)
  }

  /// The weights of all rows by their combination.
  func weights(_ raking: Raking) -> RakedWeights {
    let keys = zip(combinations, targets).map { combination, targets in
      RakedWeights.Combination(targets: targets, start: isByStart ? combination.numbers.first : nil)
    }
    return RakedWeights(
      question, filter: context.filter, start: context.weight?.variable,
      factors: Dictionary(zip(keys, raking.factors), uniquingKeysWith: { first, _ in first }))
  }
}

extension CubeRequest {
  /// The variables whose numbers tell combinations apart.
  fileprivate var numbers: [String] {
    if case .combinations(let numbers) = content { numbers } else { [] }
  }
}

extension RakeError {
  /// The same in the words of the margins.
  fileprivate init(
    _ error: RakingError, _ question: RakeQuestion, _ check: RakeCheck, total: Double
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
      self = .notConverged(
        cycles: cycles, variable: margin.part.name, answer: code, found: found / total,
        wanted: wanted / total,
        isLimited: question.bounds != 0 ... .infinity || question.largest.isFinite,
        at: margin.place)
    }
  }
}
