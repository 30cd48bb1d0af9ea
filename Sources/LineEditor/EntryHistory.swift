/// The entries of earlier and of this session, oldest first, and behind them one that is offered.
struct EntryHistory: Equatable, Sendable {
  private(set) var entries: [String]
  /// Whether the last entry was never run.
  private var endsWithOffer = false
  /// Entries that failed and did not run since: nothing goes on with them.
  private var failed: Set<String> = []

  /// A history of these entries, oldest first.
  init(_ entries: [String] = []) {
    self.entries = entries
  }

  /// Adds an entry, unless it is blank, starts with a space or repeats the last one.
  ///
  /// - Returns: whether it was added, so should be written too.
  mutating func add(_ entry: String) -> Bool {
    offer(nil)
    let isBlank = entry.allSatisfy(\.isWhitespace)
    guard !isBlank, entry.first != " ", entry != entries.last else { return false }
    entries.append(entry)
    return true
  }

  /// Puts an entry behind the others in place of the one offered before; nil takes that away.
  mutating func offer(_ entry: String?) {
    if endsWithOffer { entries.removeLast() }
    endsWithOffer = entry != nil
    if let entry { entries.append(entry) }
  }

  /// Says whether an entry ran or failed.
  mutating func note(_ entry: String, hasFailed: Bool) {
    if hasFailed { failed.insert(entry) } else { failed.remove(entry) }
  }

  /// What the newest entry that begins like a text and did not fail goes on with; nothing if none does.
  func continuation(of text: String) -> String? {
    entries.last { $0.hasPrefix(text) && $0 != text && !failed.contains($0) }.map {
      String($0.dropFirst(text.count))
    }
  }

  /// The nearest entry before an index that starts with a prefix and is not `current`.
  func older(than index: Int, prefix: String, otherThan current: String) -> Int? {
    entries[..<index].lastIndex { $0.hasPrefix(prefix) && $0 != current }
  }

  /// The nearest entry after an index that starts with a prefix and is not `current`.
  func newer(than index: Int, prefix: String, otherThan current: String) -> Int? {
    entries[(index + 1)...].firstIndex { $0.hasPrefix(prefix) && $0 != current }
  }

  /// The nearest entry before an index that holds every word of a text anywhere, in either case.
  ///
  /// - Complexity: O(length of the entries passed).
  func older(than index: Int, containing text: String) -> Int? {
    let wanted = text.lowercased()
    let words = wanted.split(separator: " ")
    return entries[..<index].lastIndex { entry in
      let entry = entry.lowercased()
      return entry.contains(wanted) || (words.count > 1 && words.allSatisfy(entry.contains))
    }
  }
}
