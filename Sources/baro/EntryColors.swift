import Diagnostics
import LineEditor
import QuerySyntax
import Rendering

/// The colours of words by what they are, for the entry that is typed and for lists of completion.
struct EntryColors {
  let palette: Palette

  /// The runs of a text that have a colour.
  func runs(_ text: String) -> [EntryColor] {
    let scalarOffsets = Self.scalarOffsets(text)
    return Highlighter.tokens(text).compactMap { range, kind in
      guard let parameters = parameters(kind), range.upper < scalarOffsets.count else { return nil }
      let scalars = scalarOffsets[range.lower]..<scalarOffsets[range.upper]
      return EntryColor(range: scalars, parameters: parameters)
    }
  }

  /// A word in the colour of its kind.
  func colored(_ word: String, _ kind: TokenKind) -> String {
    parameters(kind).map { "\u{1B}[\($0)m\(word)\u{1B}[0m" } ?? word
  }

  /// A text that matters less.
  func faint(_ text: String) -> String {
    text.isEmpty ? text : "\u{1B}[2m\(text)\u{1B}[0m"
  }

  /// Of each UTF-8 offset, the end included, how many scalars begin before it.
  private static func scalarOffsets(_ text: String) -> [Int] {
    var offsets: [Int] = []
    for (place, scalar) in text.unicodeScalars.enumerated() {
      for _ in 0..<scalar.utf8.count { offsets.append(place) }
    }
    return offsets + [text.unicodeScalars.count]
  }

  private func parameters(_ kind: TokenKind) -> String? {
    let isDark = palette == .dark
    switch kind {
    case .verb: return isDark ? "1;96" : "1;34"
    case .keyword: return isDark ? "96" : "34"
    case .statistic, .function, .setting, .parameter: return isDark ? "95" : "35"
    case .text: return isDark ? "92" : "32"
    case .number: return isDark ? "93" : "33"
    case .comment, .cellMark: return "90"
    case .bad: return isDark ? "4;91" : "4;31"
    case .name, .sign: return nil
    }
  }
}
