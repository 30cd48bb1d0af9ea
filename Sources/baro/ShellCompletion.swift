import TextLayout
import LineEditor
import Session

extension CompletionAnswer {
  /// The session's choices as the line editor lists them, in colours if there are any.
  init(_ choices: CompletionChoices, colors: EntryColors?) {
    self.init(
      replacedScalars: choices.replaced,
      candidates: choices.choices.map { choice in
        let name = SafeText.escaped(choice.insert)
        let detail = SafeText.escaped(choice.detail)
        return Candidate(
          insert: choice.insert, display: colors?.colored(name, choice.kind) ?? name,
          detail: colors?.faint(detail) ?? detail)
      })
  }
}
