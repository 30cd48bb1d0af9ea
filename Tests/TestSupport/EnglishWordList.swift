/// Words of English outputs that no French output has.
///
/// What stands in backquotes or straight quotes is the query language, the same in both, and is no word.
package struct EnglishWordList {
  package let words: Set<String>

  /// - Parameters:
  ///   - english: what is said in English.
  ///   - french: the same in French: its words are French, whatever English has too.
  package init(english: [String], french: [String]) {
    words = Set(english.flatMap(Self.words)).subtracting(french.flatMap(Self.words))
      .subtracting(Self.both)
  }

  /// Words of the list in a text, each once, in order.
  package func found(in text: String) -> [String] {
    var seen: Set<String> = []
    return Self.words(text).filter { words.contains($0) && seen.insert($0).inserted }
  }

  /// Words that mean a name or a sign in either language.
  private static let both: Set<String> = ["v", "t", "f", "n", "p"]

  /// The words of a text in lower case, without what is quoted.
  static func words(_ text: String) -> [String] {
    var bare = ""
    var quote: Character?
    for character in text {
      if let open = quote {
        if character == open || character.isNewline { quote = nil }
        bare.append(" ")
      } else if character == "`" || character == "\"" {
        quote = character
        bare.append(" ")
      } else {
        bare.append(character)
      }
    }
    return bare.lowercased().split { !$0.isLetter }.map(String.init)
  }
}
