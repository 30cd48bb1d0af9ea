import Diagnostics
import Codebook
import QueryPlan
import QuerySyntax
import ResultTables
import Tabulation

/// `claim`.
extension StatementRunner {
  mutating func check(_ statement: ClaimStatement) throws {
    let loaded = try current(at: statement.measure.place.range)
    let asked = try asked(statement.clauses, loaded)
    let measure = try binder(loaded.codebook).writtenMeasure(statement.measure)
    let found = try evaluate(measure.measure, asked, at: statement)
    let claim = try ClaimCheck(
      statement: statement, measure: measure, found: found, context: asked.context,
      place: "\(timing.file):\(timing.line)", verdictText: verdictText(statement)
    ).result()
    state.claims.append(claim)
    if !claim.holds { failedClaims.append(claim) }
    give(.claim(claim))
  }

  private func verdictText(_ statement: ClaimStatement) -> String {
    run.source.slice(statement.verdict.place.range)
  }

  private mutating func evaluate(
    _ measure: Measure, _ asked: AskedRows, at statement: ClaimStatement
  ) throws -> MeasureValue {
    let context = asked.context
    var requests = MeasureEvaluation.requests(measure, keys: [], in: context)
    requests += measure.waves.map { CubeRequest(axes: [.variable($0.name)]) }
    let aggregates = try aggregate(requests, asked)
    for wave in measure.waves {
      try checkHasRows(wave, aggregates, context, at: statement)
    }
    let evaluation = MeasureEvaluation(context: context, aggregates: aggregates, keys: [])
    let found = evaluation.evaluate(measure, [])
    try refuseSmall(measure, aggregates, context, at: statement.measure.place.range)
    if found.value == nil {
      try checkHasAnswers(measure, aggregates, context, at: statement)
      throw SessionError.nothingFound(
        measure: run.source.slice(statement.measure.place.range),
        at: statement.measure.place.range)
    }
    return found
  }

  /// A change needs answers in both waves.
  private func checkHasAnswers(
    _ measure: Measure, _ aggregates: Aggregates, _ context: TabulationContext,
    at statement: ClaimStatement
  ) throws {
    guard case .delta(let inner, let wave, let from, let to) = measure,
      let variable = context.codebook[wave]
    else { return }
    let waves = MeasureEvaluation(
      context: context, aggregates: aggregates, keys: [.variable(wave)])
    for slot in [from, to] where waves.evaluate(inner, [[slot]]).value == nil {
      throw SessionError.notAnsweredInWave(
        measure: run.source.slice(statement.measure.place.range),
        wave: variable.code(ofSlot: slot), at: statement.measure.place.range)
    }
  }

  /// A change needs rows of both waves.
  private func checkHasRows(
    _ wave: (name: String, slots: [Int]), _ aggregates: Aggregates,
    _ context: TabulationContext, at statement: ClaimStatement
  ) throws {
    guard let cube = aggregates.counts(CubeRequest(axes: [.variable(wave.name)])),
      let variable = context.codebook[wave.name]
    else { return }
    for slot in wave.slots where cube[slot].n == 0 {
      throw BindingError.waveFilteredOut(
        wave: variable.code(ofSlot: slot), at: statement.measure.place.range)
    }
  }
}

extension Measure {
  /// The wave variable and the waves that a change compares.
  var waves: [(name: String, slots: [Int])] {
    switch self {
    case .delta(_, let wave, let from, let to): [(wave, [from, to])]
    case .base(let inner), .standardError(let inner), .interval(let inner): inner.waves
    case .count, .share, .ofNumbers, .quantile, .netPromoterScore, .correlation: []
    }
  }
}
