import QueryPlan
import QuerySyntax
import Tabulation

/// `diff`.
extension DiffStatement: QuestionExecution {
  func bound(by binder: Binder, in context: TabulationContext) throws -> Question.Bound {
    Question.Bound(try binder.diff(self))
  }

  /// A question not answered in one of two waves has no change.
  func check(_ tables: [any PlannedTable], _ aggregates: Aggregates) throws {
    for case let table as DiffTable in tables {
      guard let wave = table.waveWithoutAnswers(aggregates) else { continue }
      throw SessionError.notAnsweredInWave(
        measure: table.variable, wave: wave, at: from.place.range)
    }
  }
}
