import Diagnostics
import QueryPlan
import QuerySyntax
import Tabulation

/// `compare`.
extension CompareStatement: QuestionExecution {
  func bound(by binder: Binder, in context: TabulationContext) throws -> Question.Bound {
    if method == .welch, !context.isPlainSample {
      throw SessionError.welchUnderWeights(at: place)
    }
    return Question.Bound(try binder.compare(self))
  }
}

extension CompareStatement {
  /// Where the first of what is compared stands.
  fileprivate var place: SourceRange {
    let first =
      switch subject {
      case .means(let variables): variables.first?.range
      case .measures(let items): items.first?.place.range
      }
    return first ?? SourceRange(0, 0)
  }
}
