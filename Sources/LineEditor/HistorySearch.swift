/// An incremental search through the history (Ctrl-R): what was typed of it, and the list of what holds it.
struct HistorySearch: Equatable, Sendable {
  /// The buffer before the search; Ctrl-G brings it back.
  let draft: EditBuffer
  /// What is looked for: words that may stand anywhere.
  private(set) var wanted = ""
  /// Indices of the entries that hold all of them, the newest first; those found last when none does.
  private(set) var found: [Int] = []
  /// The one of them that is shown.
  private(set) var place = 0
  /// Whether the last step found nothing; what was found before stays.
  private(set) var hasFailed = false

  /// A search that begins at a buffer.
  init(from draft: EditBuffer) { self.draft = draft }

  /// The entry found, or the draft.
  func shown(in history: EntryHistory) -> EditBuffer {
    guard found.indices.contains(place), history.entries.indices.contains(found[place]) else {
      return draft
    }
    return EditBuffer(history.entries[found[place]])
  }

  /// Adds to what is looked for; the entry shown stays if it holds that too.
  mutating func extend(by text: String, in history: EntryHistory) {
    wanted += text
    look(in: history, staying: true)
  }

  /// Takes the last character away and looks again from the newest entry.
  mutating func shorten(in history: EntryHistory) {
    wanted = String(wanted.dropLast())
    look(in: history, staying: false)
  }

  /// Goes to the next older entry of the list, or to the next newer one.
  mutating func goOn(by step: Int) {
    hasFailed = !found.indices.contains(place + step)
    if !hasFailed { place += step }
  }

  private mutating func look(in history: EntryHistory, staying: Bool) {
    let shown = found.indices.contains(place) ? found[place] : nil
    let next = history.containing(wanted)
    hasFailed = next.isEmpty && wanted.contains { $0 != " " }
    if hasFailed { return }
    found = next
    place = staying ? shown.flatMap { next.firstIndex(of: $0) } ?? 0 : 0
  }
}

extension HistorySearch {
  /// The list as lines of a terminal: the one that is shown has a mark, those that failed another, what is
  /// looked for is lit.
  ///
  /// - Parameters:
  ///   - history: where the entries stand.
  ///   - rows: the most lines.
  ///   - litColor: the parameters of the escape of what is lit; nothing: no escapes.
  /// - Returns: lines that are safe to print.
  func lines(in history: EntryHistory, rows: Int, litColor: String?) -> [String] {
    let shown = WindowOfList(count: found.count, marked: place, rows: rows)
    let words = wanted.lowercased().split(separator: " ").map { $0.map(String.init) }
    let lines = shown.range.map { index in
      let entry = history.entries[found[index]]
      let sign = (index == place ? "▸" : " ") + (history.hasFailed(entry) ? "✗ " : "  ")
      return sign + Self.lit(entry, words, litColor)
    }
    return lines + shown.rest
  }

  /// An entry on one line, safe to print, each of some words between escapes.
  private static func lit(_ entry: String, _ words: [[String]], _ color: String?) -> String {
    let characters = Array(entry.replacing("\n", with: " ↵ "))
    let folded = characters.map { $0.lowercased() }
    var isLit = Array(repeating: false, count: characters.count)
    for word in words where !word.isEmpty && word.count <= folded.count {
      for start in 0...(folded.count - word.count)
      where folded[start..<(start + word.count)].elementsEqual(word) {
        for place in start..<(start + word.count) { isLit[place] = true }
      }
    }
    var text = ""
    for (place, character) in characters.enumerated() {
      let wasLit = place > 0 && isLit[place - 1]
      if let color, isLit[place], !wasLit { text += "\u{1B}[\(color)m" }
      if color != nil, !isLit[place], wasLit { text += "\u{1B}[0m" }
      text += EditBuffer.string(VisibleCharacter.scalars(for: character)[...])
    }
    return color != nil && isLit.last == true ? text + "\u{1B}[0m" : text
  }
}
