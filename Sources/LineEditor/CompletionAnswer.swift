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

extension CompletionAnswer {
  /// What the candidates agree on, to put in place of what is typed.
  ///
  /// - Parameter typed: the text to be replaced.
  /// - Returns: the one candidate, or the characters all begin with; nil if that is shorter than
  ///   what is typed, which then found them by something else than their names, or the same.
  func agreedText(insteadOf typed: String) -> String? {
    guard let first = candidates.first?.insert else { return nil }
    let common = candidates.dropFirst().reduce(first) { common, candidate in
      String(zip(common, candidate.insert).prefix { $0 == $1 }.map(\.0))
    }
    let isShorter = candidates.count > 1 && common.count < typed.count
    return isShorter || common == typed ? nil : common
  }
}
