/// A walk through the history by prefix, from the first Up until the text is changed.
struct HistoryWalk: Equatable, Sendable {
  /// What an entry must start with: the text before the cursor when the walk began.
  let prefix: String
  /// The buffer when the walk began; comes back past the newest entry.
  let draft: EditBuffer
  /// The entry shown; `history.entries.count` for the draft.
  private(set) var index: Int

  /// A walk that begins at a buffer.
  init(from draft: EditBuffer, in history: EntryHistory) {
    prefix = draft.textBeforeCursor
    self.draft = draft
    index = history.entries.count
  }

  /// Goes to an older entry, the cursor at the end of its first line: Up again goes further.
  ///
  /// - Returns: nil if there is none.
  mutating func older(in history: EntryHistory, than shown: EditBuffer) -> EditBuffer? {
    guard let found = history.older(than: index, prefix: prefix, otherThan: shown.text)
    else { return nil }
    index = found
    let entry = EditBuffer(history.entries[found], cursor: 0)
    return entry.withCursor(at: entry.offset(after: .lineEnd))
  }

  /// Goes to a newer entry, the cursor at its end: Down again goes further; then the draft.
  ///
  /// - Returns: nil if the draft is shown already.
  mutating func newer(in history: EntryHistory, than shown: EditBuffer) -> EditBuffer? {
    guard index < history.entries.count else { return nil }
    guard let found = history.newer(than: index, prefix: prefix, otherThan: shown.text) else {
      index = history.entries.count
      return draft
    }
    index = found
    return EditBuffer(history.entries[found])
  }
}
