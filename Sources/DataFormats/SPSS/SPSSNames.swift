/// Names as SPSS takes them: long ones of 64 bytes, short ones of 8, each once.
struct SPSSNames {
  private var long: Set<String> = []
  private var short: Set<String> = []
  private var nextShort = 1
  /// Names that had to be changed, as `` `a b` is `a_b` ``.
  private(set) var changes: [String] = []

  private static let (longest, shortest) = (64, 8)
  private static let reserved: Set<String> = [
    "ALL", "AND", "BY", "EQ", "GE", "GT", "LE", "LT", "NE", "NOT", "OR", "TO", "WITH",
  ]

  /// A name that SPSS takes and that no other variable has.
  mutating func longName(_ name: String) -> String {
    var made = String(
      String.UnicodeScalarView(
        name.unicodeScalars.map { scalar in
          let properties = scalar.properties
          let fits =
            properties.isAlphabetic || properties.numericType != nil
            || scalar.value < 0x80 && "._$#@".unicodeScalars.contains(scalar)
          return fits ? scalar : "_"
        }))
    if let first = made.unicodeScalars.first, !first.properties.isAlphabetic { made = "v" + made }
    while made.hasSuffix(".") || made.hasSuffix("_") && name.hasSuffix(".") { made.removeLast() }
    if made.isEmpty || Self.reserved.contains(made.uppercased()) { made += "_v" }
    made = ClippedText.clipped(made, to: Self.longest)
    let stem = made
    var number = 2
    while !long.insert(made.uppercased()).inserted {
      made =
        ClippedText.clipped(stem, to: Self.longest - String(number).utf8.count - 1) + "_\(number)"
      number += 1
    }
    if made != name { changes.append("`\(Wording.shortened(name))` is `\(made)`") }
    return made
  }

  /// A name of eight bytes for a long one, or for a piece of it.
  mutating func shortName(_ name: String) -> String {
    let letters = name.uppercased().unicodeScalars.filter { scalar in
      ("A"..."Z").contains(scalar) || ("0"..."9").contains(scalar) || scalar == "_"
    }
    let made = String(String.UnicodeScalarView(letters.prefix(Self.shortest)))
    if let first = made.unicodeScalars.first, ("A"..."Z").contains(first), !made.hasSuffix("_"),
      !Self.reserved.contains(made), short.insert(made).inserted
    {
      return made
    }
    while !short.insert("V\(nextShort)_A").inserted { nextShort += 1 }
    return "V\(nextShort)_A"
  }
}

/// Texts cut to a number of bytes, at a character.
enum ClippedText {
  static func clipped(_ text: String, to most: Int) -> String {
    if text.utf8.count <= most { return text }
    var kept = ""
    var count = 0
    for character in text {
      count += String(character).utf8.count
      if count > most { break }
      kept.append(character)
    }
    return kept
  }
}
