import QueryPlan
import QuerySyntax
import Tabulation

/// `summarize`.
extension SummarizeStatement: QuestionExecution {
  func bound(by binder: Binder, in context: TabulationContext) throws -> Question.Bound {
    Question.Bound([try binder.summarize(self)])
  }
}
