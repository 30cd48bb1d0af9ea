import QueryPlan
import QuerySyntax
import Tabulation

/// `diff`.
extension DiffStatement: QuestionExecution {
  func bound(by binder: Binder, in context: TabulationContext) throws -> Question.Bound {
    Question.Bound(try binder.diff(self).map(Question.AskedTable.diff))
  }
}
