import Diagnostics
import QueryPlan
import QuerySyntax
import Tabulation

/// `compare`.
extension CompareStatement: QuestionExecution {
  func bound(by binder: Binder, in context: TabulationContext) throws -> Question.Bound {
    if method == .welch, !context.isPlainSample {
      throw SessionError.welchUnderWeights(at: variables[0].range)
    }
    return Question.Bound(try binder.compare(self).map(Question.AskedTable.compare))
  }
}
