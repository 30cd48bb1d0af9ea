import QueryPlan
import QuerySyntax
import Tabulation

/// `group`.
extension GroupStatement: QuestionExecution {
  func bound(by binder: Binder, in context: TabulationContext) throws -> Question.Bound {
    Question.Bound([try binder.group(self)])
  }
}
