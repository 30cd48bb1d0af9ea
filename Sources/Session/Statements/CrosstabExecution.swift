import QueryPlan
import QuerySyntax
import Tabulation

/// `crosstab`.
extension CrosstabStatement: QuestionExecution {
  func bound(by binder: Binder, in context: TabulationContext) throws -> Question.Bound {
    Question.Bound(try binder.crosstab(self), sort: clauses.sort)
  }
}
