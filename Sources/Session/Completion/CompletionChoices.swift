import Diagnostics
import QuerySyntax

/// One way to go on with an unfinished text.
package struct CompletionChoice: Sendable, Equatable {
  /// What is typed.
  package var insert: String
  /// What the list shows beside it: a label, a count, what the word means.
  package var detail: String

  package init(insert: String, detail: String = "") {
    self.insert = insert
    self.detail = detail
  }
}

/// The ways to go on at a place, and what they replace.
package struct CompletionChoices: Sendable, Equatable {
  /// Unicode scalars of the text that a choice replaces.
  package var replaced: Range<Int>
  package var choices: [CompletionChoice]
}

extension Session {
  /// What can stand at a place in an unfinished text: words of the grammar, variables that fit, and
  /// the answers of a variable with their labels and counts.
  ///
  /// - Parameters:
  ///   - text: the entry so far.
  ///   - offset: the cursor, in Unicode scalars.
  /// - Returns: choices that begin like what was typed, case and accents forgiven, then those
  ///   whose label holds it.
  package func completions(in text: String, at offset: Int) -> CompletionChoices {
    let scalars = text.unicodeScalars
    let before = String(String.UnicodeScalarView(scalars.prefix(offset)))
    let context = CompletionContext.at(before.utf8.count, in: text)
    let kept = String(decoding: before.utf8.prefix(context.replaced.lower), as: UTF8.self)
    let candidates = CompletionSource(session: self, isText: context.isText)
      .choices(context.expected)
    return CompletionChoices(
      replaced: kept.unicodeScalars.count..<offset,
      choices: Self.matching(context.prefix, candidates))
  }

  private static func matching(
    _ prefix: String, _ candidates: [CompletionChoice]
  ) -> [CompletionChoice] {
    let wanted = NameFolding.folded(prefix)
    var seen: Set<String> = []
    let fresh = candidates.filter { seen.insert($0.insert).inserted }
    guard !wanted.isEmpty else { return fresh }
    let plain = { (text: String) in
      NameFolding.folded(text).drop { $0 == "\"" || $0 == "`" || $0 == "$" }
    }
    let beginning = fresh.filter { plain($0.insert).hasPrefix(wanted) }
    if !beginning.isEmpty { return beginning }
    return fresh.filter { NameFolding.folded($0.detail).contains(wanted) }
  }
}
