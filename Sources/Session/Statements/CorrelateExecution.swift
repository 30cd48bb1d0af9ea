import QueryPlan
import QuerySyntax
import Tabulation

/// `correlate`.
extension CorrelateStatement: QuestionExecution {
  func bound(by binder: Binder, in context: TabulationContext) throws -> Question.Bound {
    Question.Bound([try binder.correlate(self)])
  }
}
