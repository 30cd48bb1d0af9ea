import Diagnostics
import Codebook
import QueryPlan
import QuerySyntax
import ResultTables
import Tabulation

/// `claim`.
extension ClaimStatement: StatementExecution {
  func run(in runner: inout StatementRunner) throws {
    let loaded = try runner.current(at: measure.place.range)
    let asked = try runner.asked(clauses, loaded)
    let measure = try runner.binder(loaded.codebook).writtenMeasure(measure)
    let found = try evaluate(&runner, measure.measure, asked)
    let claim = try ClaimCheck(
      statement: self, measure: measure, found: found, context: asked.context,
      place: "\(runner.timing.file):\(runner.timing.line)",
      verdictText: verdictText(runner)
    ).result()
    runner.state.claims.append(claim)
    if !claim.holds { runner.failedClaims.append(claim) }
    runner.give(.claim(claim))
  }

  private func verdictText(_ runner: StatementRunner) -> String {
    runner.run.source.slice(verdict.place.range)
  }

  private func evaluate(
    _ runner: inout StatementRunner, _ measure: Measure, _ asked: AskedRows
  ) throws -> MeasureValue {
    let context = asked.context
    var requests = MeasureEvaluation.requests(measure, keys: [], in: context)
    requests += measure.waves.map { CubeRequest(axes: [.variable($0.name)]) }
    let aggregates = try runner.aggregate(requests, asked)
    for wave in measure.waves {
      try checkHasRows(wave, aggregates, context)
    }
    let evaluation = MeasureEvaluation(context: context, aggregates: aggregates, keys: [])
    let found = evaluation.evaluate(measure, [])
    try runner.refuseSmall(measure, aggregates, context, at: self.measure.place.range)
    if found.value == nil {
      try checkHasAnswers(runner, measure, aggregates, context)
      throw SessionError.nothingFound(
        measure: runner.run.source.slice(self.measure.place.range),
        at: self.measure.place.range)
    }
    return found
  }

  /// A change needs answers in both waves.
  private func checkHasAnswers(
    _ runner: StatementRunner, _ measure: Measure, _ aggregates: Aggregates,
    _ context: TabulationContext
  ) throws {
    guard case .delta(let inner, let wave, let from, let to) = measure,
      let variable = context.codebook[wave]
    else { return }
    let waves = MeasureEvaluation(
      context: context, aggregates: aggregates, keys: [.variable(wave)])
    for slot in [from, to] where waves.evaluate(inner, [[slot]]).value == nil {
      throw SessionError.notAnsweredInWave(
        measure: runner.run.source.slice(self.measure.place.range),
        wave: variable.code(ofSlot: slot), at: self.measure.place.range)
    }
  }

  /// A change needs rows of both waves.
  private func checkHasRows(
    _ wave: (name: String, slots: [Int]), _ aggregates: Aggregates,
    _ context: TabulationContext
  ) throws {
    guard let cube = aggregates.counts(CubeRequest(axes: [.variable(wave.name)])),
      let variable = context.codebook[wave.name]
    else { return }
    for slot in wave.slots where cube[slot].n == 0 {
      throw BindingError.waveFilteredOut(
        wave: variable.code(ofSlot: slot), at: measure.place.range)
    }
  }
}

extension Measure {
  /// The wave variable and the waves that a change compares.
  var waves: [(name: String, slots: [Int])] {
    switch self {
    case .delta(_, let wave, let from, let to): [(wave, [from, to])]
    case .base(let inner), .standardError(let inner), .interval(let inner): inner.waves
    case .arithmetic(let left, _, let right): left.waves + right.waves
    case .count, .share, .ofNumbers, .quantile, .netPromoterScore, .correlation, .constant: []
    }
  }
}
