/// One way to go on with an unfinished text.
package struct CompletionChoice: Sendable, Equatable {
  /// What is typed.
  package var insert: String
  /// What the list shows: the same, with a label and a count beside it.
  package var detail: String
}

/// The ways to go on at a place, and what they replace.
package struct CompletionChoices: Sendable, Equatable {
  /// Unicode scalars of the text that a choice replaces.
  package var replaced: Range<Int>
  package var choices: [CompletionChoice]
}

extension Session {
  /// What can stand at a place in an unfinished text.
  /// - Parameters:
  ///   - text: the entry so far.
  ///   - offset: the cursor, in Unicode scalars.
  package func completions(in text: String, at offset: Int) -> CompletionChoices {
    CompletionChoices(replaced: offset..<offset, choices: [])
  }
}
