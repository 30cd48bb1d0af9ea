import TextLayout

/// Gives sheets names that spreadsheets accept, each once.
///
/// A name has at most 31 UTF-16 units and none of `[]:*?/\`, does not begin or end with `'`, is not
/// `History`, and differs from the others by more than case. `#` is left out too: links read it.
struct SheetNames {
  static let longest = 31

  private var taken: Set<String> = []

  /// A name as near to the one wanted as can be.
  mutating func name(_ wanted: String) -> String {
    let clean = Self.clean(wanted)
    var name = Self.cut(clean, to: Self.longest)
    var count = 1
    while name.lowercased() == "history" || taken.contains(name.lowercased()) {
      count += 1
      let ending = " \(count)"
      name = Self.cut(clean, to: Self.longest - ending.utf16.count) + ending
    }
    taken.insert(name.lowercased())
    return name
  }

  private static func clean(_ text: String) -> String {
    let safe = SafeText.escaped(text).map { "[]:*?/\\#".contains($0) ? "_" : $0 }
    let name = String(safe).split(separator: " ").joined(separator: " ")
    return name.isEmpty ? "_" : name
  }

  /// The first characters, neither end of which is an apostrophe or a space.
  private static func cut(_ text: String, to most: Int) -> String {
    var kept = ""
    for character in text {
      if kept.utf16.count + String(character).utf16.count > most { break }
      kept.append(character)
    }
    if kept.hasSuffix(" ") { kept.removeLast() }
    if kept.hasPrefix("'") { kept = "_" + kept.dropFirst() }
    if kept.hasSuffix("'") { kept = kept.dropLast() + "_" }
    return kept
  }
}
