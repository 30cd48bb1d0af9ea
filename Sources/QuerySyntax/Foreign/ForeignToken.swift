/// A piece of a statement of another program, read without its grammar.
struct ForeignToken: Hashable {
  enum ForeignKind { case word, number, text, sign }

  var kind: ForeignKind
  /// As typed; of a text what stands between its quotes.
  var text: String

  /// In lower case, for words of a grammar that forgives capitals.
  var folded: String { text.lowercased() }

  /// As this language writes it.
  var written: String {
    switch kind {
    case .text: TextLiteral(text).quoted
    case .word: Words.isPlainName(text) ? text : "`\(text)`"
    case .number, .sign: text
    }
  }
}

/// The pieces of a statement of another program.
enum ForeignScanner {
  private static let signs = [
    "%>%", "%in%", "%IN%", "<-", "|>", "==", "<>", "!=", ">=", "<=", "~=", "^=", "&&", "||", "::",
    "..",
  ]

  /// Reads a statement; its closing dot or semicolon is left out.
  /// - Complexity: O(characters).
  static func tokens(_ text: String) -> [ForeignToken] {
    var rest = Substring(text)
    var tokens: [ForeignToken] = []
    while let first = rest.first {
      if first.isWhitespace {
        rest.removeFirst()
      } else if first == "\"" || first == "'" || first == "`" {
        let inside = rest.dropFirst().prefix { $0 != first }
        tokens.append(ForeignToken(kind: first == "`" ? .word : .text, text: String(inside)))
        rest = rest.dropFirst(inside.count + 2)
      } else if first.isLetter || first == "_" {
        tokens.append(ForeignToken(kind: .word, text: takeWord(&rest)))
      } else if first.isNumber {
        tokens.append(ForeignToken(kind: .number, text: takeNumber(&rest)))
      } else {
        let sign = signs.first(where: rest.hasPrefix) ?? String(first)
        tokens.append(ForeignToken(kind: .sign, text: sign))
        rest = rest.dropFirst(sign.count)
      }
    }
    while let last = tokens.last, last.kind == .sign, last.text == "." || last.text == ";" {
      tokens.removeLast()
    }
    return tokens
  }

  /// A name, whose dots stand between letters: `na.rm`.
  private static func takeWord(_ rest: inout Substring) -> String {
    var word = ""
    while let next = rest.first {
      let isInside = next.isLetter || next.isNumber || next == "_"
      let isDot =
        next == "." && (rest.dropFirst().first.map { $0.isLetter || $0.isNumber } ?? false)
      guard isInside || isDot else { break }
      word.append(next)
      rest.removeFirst()
    }
    return word
  }

  private static func takeNumber(_ rest: inout Substring) -> String {
    var number = ""
    while let next = rest.first {
      let isPoint = next == "." && (rest.dropFirst().first?.isNumber ?? false)
      guard next.isNumber || isPoint else { break }
      number.append(next)
      rest.removeFirst()
    }
    return number
  }
}

extension ArraySlice<ForeignToken> {
  /// Whether a sign or a word, capitals forgiven, stands at a place from the start.
  func has(_ text: String, at offset: Int = 0) -> Bool {
    let place = startIndex + offset
    return indices.contains(place) && self[place].kind != .text && self[place].folded == text
  }

  /// Takes a sign or a word if it stands at the start.
  mutating func accept(_ text: String) -> Bool {
    guard has(text) else { return false }
    removeFirst()
    return true
  }

  /// The names that all of this is, with or without commas, `~` and `+`; nothing where it holds more.
  var names: [String]? {
    var found: [String] = []
    for token in unqualified {
      if token.kind == .word {
        found.append(token.written)
      } else if ![",", "+", "~"].contains(token.text) {
        return nil
      }
    }
    return found.isEmpty ? nil : found
  }

  /// Without the data frame before a name: `x` of `d$x`.
  var unqualified: ArraySlice<ForeignToken> {
    var kept: [ForeignToken] = []
    for token in self {
      if let sign = kept.last, sign.text == "$", sign.kind == .sign, kept.count > 1 {
        kept.removeLast(2)
      }
      kept.append(token)
    }
    return kept[...]
  }

  /// The parts between a sign that stands in no bracket.
  func split(at sign: String) -> [ArraySlice<ForeignToken>] {
    var parts: [ArraySlice<ForeignToken>] = []
    var depth = 0
    var start = startIndex
    for place in indices {
      let token = self[place]
      guard token.kind == .sign || token.kind == .word else { continue }
      if ["(", "["].contains(token.text) { depth += 1 }
      if [")", "]"].contains(token.text) { depth -= 1 }
      if depth == 0, token.folded == sign {
        parts.append(self[start..<place])
        start = place + 1
      }
    }
    parts.append(self[start...])
    return parts
  }

  /// What stands in the brackets of a call that is all of this: `f(a, b)`, by commas.
  func arguments(of name: String) -> [ArraySlice<ForeignToken>]? {
    guard count >= 3, has(name), has("(", at: 1), last?.text == ")" else { return nil }
    let inside = self[(startIndex + 2)..<(endIndex - 1)]
    var depth = 0
    for token in inside where token.kind == .sign {
      if token.text == "(" { depth += 1 }
      if token.text == ")" { depth -= 1 }
      if depth < 0 { return nil }
    }
    return inside.split(at: ",")
  }
}
