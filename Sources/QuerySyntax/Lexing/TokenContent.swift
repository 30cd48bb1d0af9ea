import Diagnostics

/// What a token says, its quotes taken off.
enum TokenContent {
  /// A text without its quotes; ends of lines inside become `\n`.
  static func text(_ raw: String) -> String {
    switch raw.unicodeScalars.first {
    case "\u{AB}": return guillemet(raw)
    case "\u{201C}": return normalised(inside(raw))
    default: return normalised(undoubled(inside(raw), "\""))
    }
  }

  /// A name without its backticks.
  static func name(_ raw: String) -> String { normalised(undoubled(inside(raw), "`")) }

  /// A comment without `#` and the space after it.
  static func comment(_ raw: String) -> String {
    var rest = raw.unicodeScalars.dropFirst()
    if rest.first == " " { rest = rest.dropFirst() }
    return trimmedEnd(rest)
  }

  /// What stands behind `# %%`.
  static func cellMark(_ raw: String) -> String {
    let rest = raw.unicodeScalars.drop { $0 == "#" || $0 == " " }.dropFirst(2)
    return trimmedEnd(rest.drop { Characters.isSpace($0) })
  }

  private static func inside(_ raw: String) -> String {
    String(String.UnicodeScalarView(raw.unicodeScalars.dropFirst().dropLast()))
  }

  private static func guillemet(_ raw: String) -> String {
    let isBlank: (Unicode.Scalar) -> Bool = { $0.properties.isWhitespace }
    let rest = inside(raw).unicodeScalars.drop(while: isBlank)
    let last = rest.lastIndex { !isBlank($0) }
    return last.map { normalised(String(String.UnicodeScalarView(rest[...$0]))) } ?? ""
  }

  private static func undoubled(_ text: String, _ quote: Unicode.Scalar) -> String {
    guard text.unicodeScalars.contains(quote) else { return text }
    var kept = String.UnicodeScalarView()
    var skips = false
    for scalar in text.unicodeScalars {
      skips = scalar == quote && !skips
      if !skips { kept.append(scalar) }
    }
    return String(kept)
  }

  private static func normalised(_ text: String) -> String {
    guard text.utf8.contains(0x0D) else { return text }
    var kept = String.UnicodeScalarView()
    var scalars = text.unicodeScalars.makeIterator()
    var held = scalars.next()
    while let scalar = held {
      held = scalars.next()
      if scalar != "\r" || held != "\n" { kept.append(scalar) }
    }
    return String(kept)
  }

  private static func trimmedEnd(_ scalars: Substring.UnicodeScalarView) -> String {
    let last = scalars.lastIndex { !Characters.isSpace($0) && $0 != "\r" }
    return last.map { String(String.UnicodeScalarView(scalars[...$0])) } ?? ""
  }
}
