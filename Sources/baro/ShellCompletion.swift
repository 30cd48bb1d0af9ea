import Diagnostics
import LineEditor
import Session

extension CompletionAnswer {
  /// The session's choices as the line editor lists them.
  init(_ choices: CompletionChoices) {
    self.init(
      replacedScalars: choices.replaced,
      candidates: choices.choices.map {
        Candidate(
          insert: $0.insert, display: SafeText.escaped($0.insert),
          detail: SafeText.escaped($0.detail))
      })
  }
}
