/// What the editor asks its caller, who alone knows the language.
package struct LineEditorHooks {
  /// Whether Enter runs this text; asked with the whole entry, blank or not.
  package var isComplete: (String) -> Bool
  /// What may stand at an offset of a text, counted in Unicode scalars.
  package var complete: (_ text: String, _ scalarOffset: Int) -> CompletionAnswer

  /// Hooks from the two questions.
  package init(
    isComplete: @escaping (String) -> Bool,
    complete: @escaping (_ text: String, _ scalarOffset: Int) -> CompletionAnswer
  ) {
    self.isComplete = isComplete
    self.complete = complete
  }
}

/// Candidates and the part of the text that any of them replaces.
package struct CompletionAnswer: Equatable, Sendable {
  /// In Unicode scalars; a range outside the text is cut to it.
  package var replacedScalars: Range<Int>
  /// In the order of the list.
  package var candidates: [Candidate]

  /// An answer.
  package init(replacedScalars: Range<Int>, candidates: [Candidate]) {
    self.replacedScalars = replacedScalars
    self.candidates = candidates
  }
}

/// One thing that may stand at the cursor.
package struct Candidate: Equatable, Sendable {
  /// The text put in the entry.
  package var insert: String
  /// Its name in the list: safe to print, colour escapes (`ESC[…m`) allowed.
  package var display: String
  /// What stands after the name in the list, such as label and count; safe to print, or empty.
  package var detail: String

  /// A candidate.
  package init(insert: String, display: String, detail: String) {
    self.insert = insert
    self.display = display
    self.detail = detail
  }
}
