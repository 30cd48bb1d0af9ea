/// An incremental search backwards through the history (Ctrl-R).
struct HistorySearch: Equatable, Sendable {
  /// The buffer before the search; Ctrl-G brings it back.
  let draft: EditBuffer
  /// What is looked for.
  private(set) var wanted = ""
  /// The entry found last; `history.entries.count` before any.
  private(set) var index: Int
  /// Whether the last step found nothing; what was found before stays.
  private(set) var hasFailed = false

  /// A search that begins at a buffer.
  init(from draft: EditBuffer, in history: EntryHistory) {
    self.draft = draft
    index = history.entries.count
  }

  /// The entry found, or the draft.
  func shown(in history: EntryHistory) -> EditBuffer {
    guard history.entries.indices.contains(index) else { return draft }
    return EditBuffer(history.entries[index])
  }

  /// Adds to what is looked for; the entry shown stays if it holds that too.
  mutating func extend(by text: String, in history: EntryHistory) {
    wanted += text
    look(before: min(index + 1, history.entries.count), in: history)
  }

  /// Takes the last character away and looks again from the newest entry.
  mutating func shorten(in history: EntryHistory) {
    wanted = String(wanted.dropLast())
    look(before: history.entries.count, in: history)
  }

  /// Goes to the next older entry that holds the text.
  mutating func goOn(in history: EntryHistory) {
    look(before: index, in: history)
  }

  private mutating func look(before limit: Int, in history: EntryHistory) {
    guard !wanted.isEmpty else {
      index = history.entries.count
      hasFailed = false
      return
    }
    let found = history.older(than: limit, containing: wanted)
    hasFailed = found == nil
    index = found ?? index
  }
}
