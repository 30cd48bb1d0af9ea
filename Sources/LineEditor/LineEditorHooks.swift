/// What the editor asks its caller, who alone knows the language.
package struct LineEditorHooks {
  /// Whether Enter runs this text; asked with the whole entry, blank or not.
  package var isComplete: (String) -> Bool
  /// What may stand at an offset of a text, counted in Unicode scalars.
  package var complete: (_ text: String, _ scalarOffset: Int) -> CompletionAnswer
  /// What would go on with a text at its end, when no earlier entry does; empty: nothing.
  package var suggest: (String) -> String
  /// Whether an earlier entry may be offered to go on with; asked of one that did not fail.
  package var mayRun: (String) -> Bool
  /// The colours of a text; none where there is to be no colour, and no grey text then.
  package var colors: (String) -> [EntryColor]?
  /// A text as a person leaves it in a program for texts, in the terminal's ordinary mode; nothing where
  /// there is none.
  package var edit: (String) -> String?
  /// What is known of a word that is marked in a list, in lines of some columns.
  package var explain: (_ word: String, _ columns: Int) -> [String]
  /// The parameters of the escape (`ESC[…m`) that makes text grey.
  package var ghostColor = "90"
  /// Those of the one that lights up what is looked for.
  package var litColor = "1;33"

  /// Hooks from the questions.
  package init(
    isComplete: @escaping (String) -> Bool,
    complete: @escaping (_ text: String, _ scalarOffset: Int) -> CompletionAnswer,
    suggest: @escaping (String) -> String = { _ in "" },
    mayRun: @escaping (String) -> Bool = { _ in true },
    colors: @escaping (String) -> [EntryColor]? = { _ in nil },
    edit: @escaping (String) -> String? = { _ in nil },
    explain: @escaping (_ word: String, _ columns: Int) -> [String] = { _, _ in [] }
  ) {
    self.isComplete = isComplete
    self.complete = complete
    self.suggest = suggest
    self.mayRun = mayRun
    self.colors = colors
    self.edit = edit
    self.explain = explain
  }
}

/// A run of an entry and its colour.
package struct EntryColor: Equatable, Sendable {
  /// In Unicode scalars.
  package var range: Range<Int>
  /// The parameters of its escape: `1;34` of `ESC[1;34m`.
  package var parameters: String

  /// A coloured run.
  package init(range: Range<Int>, parameters: String) {
    self.range = range
    self.parameters = parameters
  }
}
