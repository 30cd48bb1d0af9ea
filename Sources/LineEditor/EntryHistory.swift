/// The entries of earlier and of this session, oldest first, and behind them one that is offered.
struct EntryHistory: Equatable, Sendable {
  private(set) var entries: [String]
  /// Whether the last entry was never run.
  private var endsWithOffer = false
  /// Entries that failed and did not run since: nothing goes on with them.
  private var failed: Set<String> = []

  /// Bytes of an entry that is kept at most: more is a file that was pasted.
  private static let longestEntry = 1 << 20

  /// A history of these entries, oldest first.
  ///
  /// - Parameters:
  ///   - entries: all of them.
  ///   - failed: those that failed when they ran last.
  init(_ entries: [String] = [], failed: Set<String> = []) {
    self.entries = entries
    self.failed = failed
  }

  /// Adds an entry, unless it is blank, starts with a space, repeats the last one or is a
  /// whole file.
  ///
  /// - Returns: whether it was added, so should be written too.
  mutating func add(_ entry: String) -> Bool {
    offer(nil)
    let isBlank = entry.allSatisfy(\.isWhitespace)
    guard !isBlank, entry.first != " ", entry != entries.last,
      entry.utf8.count <= Self.longestEntry
    else { return false }
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

  /// Whether an entry failed when it ran last.
  func hasFailed(_ entry: String) -> Bool { failed.contains(entry) }

  /// Entries that are asked whether they may run, for one continuation.
  private static let mostAsked = 4

  /// What the newest entry that begins like a text, did not fail and may run goes on with; nothing if none
  /// of the newest does.
  func continuation(of text: String, mayRun: (String) -> Bool = { _ in true }) -> String? {
    var asked: Set<String> = []
    for entry in entries.reversed()
    where entry.hasPrefix(text) && entry != text && !failed.contains(entry) {
      guard asked.count < Self.mostAsked else { return nil }
      if asked.insert(entry).inserted, mayRun(entry) { return String(entry.dropFirst(text.count)) }
    }
    return nil
  }

  /// The nearest entry before an index that starts with a prefix and is not `current`.
  func older(than index: Int, prefix: String, otherThan current: String) -> Int? {
    entries[..<index].lastIndex { $0.hasPrefix(prefix) && $0 != current }
  }

  /// The nearest entry after an index that starts with a prefix and is not `current`.
  func newer(than index: Int, prefix: String, otherThan current: String) -> Int? {
    entries[(index + 1)...].firstIndex { $0.hasPrefix(prefix) && $0 != current }
  }

  /// The entries that hold every word of a text anywhere, in either case, the newest first, each once.
  ///
  /// - Complexity: O(length of all entries).
  func containing(_ text: String) -> [Int] {
    let words = text.lowercased().split(separator: " ")
    if words.isEmpty { return [] }
    var seen: Set<String> = []
    return entries.indices.reversed().filter { index in
      let entry = entries[index].lowercased()
      return words.allSatisfy(entry.contains) && seen.insert(entries[index]).inserted
    }
  }
}
