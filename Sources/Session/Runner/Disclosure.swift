import Diagnostics
import QueryPlan
import QuerySyntax
import ResultTables
import Tabulation

/// What `disclose` withholds.
extension StatementRunner {
  /// Under `--safe` a rule stays at least as strict as it is.
  func refuseWeaker(_ wanted: DisclosureRule?, _ what: String) throws {
    guard environment.isSafe, !wanted.isAtLeastAsStrict(as: state.disclosure) else { return }
    throw SessionError.refusedInSafeMode(what: what, at: statement.place.range)
  }

  /// Refuses what would tell of single respondents.
  func refuseUnderDisclosure(_ what: String, at place: SourceRange?) throws {
    if state.disclosure != nil { throw SessionError.refusedByDisclosure(what: what, at: place) }
  }

  /// Refuses a claim about too few respondents, or about counts that are rounded.
  func refuseSmall(
    _ measure: Measure, _ aggregates: Aggregates, _ context: TabulationContext,
    at place: SourceRange
  ) throws {
    guard let rule = state.disclosure else { return }
    if rule.rounding > 1 { try refuseUnderDisclosure("a claim about rounded counts", at: place) }
    if MeasureCounts.hides(measure, rule, context, aggregates) {
      throw SessionError.tooFewToTell(
        measure: run.source.slice(place), threshold: rule.threshold, at: place)
    }
  }

  /// Refuses to show a hidden number's place in an order.
  func refuseTellingOrder(_ tables: [ResultTable], _ sort: SortClause?) throws {
    guard let rule = state.disclosure, rule.threshold > 0, let sort else { return }
    switch sort.key {
    case .label, .code: return
    case .statistic, .column, .expression: break
    }
    if tables.contains(where: { $0.figures.contains { $0.figure.hiding != .none } }) {
      throw SessionError.orderTellsHidden(at: sort.place.range)
    }
  }

  /// Counts as this session may tell them.
  var told: ToldCounts { ToldCounts(rule: state.disclosure) }
}

extension Optional where Wrapped == DisclosureRule {
  /// Whether whatever this rule lets through the other would too; no rule lets everything through.
  func isAtLeastAsStrict(as other: DisclosureRule?) -> Bool {
    guard let other else { return true }
    return map { $0.isAtLeastAsStrict(as: other) } ?? false
  }
}

extension DisclosureRule {
  /// What the rule does, as `disclose` says it.
  var notice: Notice {
    .disclosureOn(threshold: threshold, hidesMore: hidesSecondary, rounding: rounding)
  }

  /// The statement that sets it.
  var text: String {
    var words = "disclose"
    if threshold > 0 {
      words += " hide below \(threshold)" + (hidesSecondary ? " secondary" : "")
    }
    return words + (rounding > 1 ? " round \(rounding)" : "")
  }
}
