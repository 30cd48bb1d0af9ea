import QueryPlan
import QuerySyntax
import Tabulation

/// `freq`.
extension FreqStatement: QuestionExecution {
  func bound(by binder: Binder, in context: TabulationContext) throws -> Question.Bound {
    Question.Bound(try binder.freq(self), sort: clauses.sort)
  }
}
