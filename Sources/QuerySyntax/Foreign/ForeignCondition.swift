/// Conditions and expressions of other programs, as this language writes them.
enum ForeignCondition {
  private static let words = [
    "and": "and", "or": "or", "not": "not", "eq": "=", "ne": "!=", "gt": ">", "ge": ">=",
    "lt": "<", "le": "<=", "in": "in", "is": "is", "like": "like", "between": "between",
    "true": "yes", "false": "no", "null": "missing",
  ]

  private static let signs = [
    "==": "=", "<>": "!=", "~=": "!=", "^=": "!=", "&": "and", "&&": "and", "|": "or", "||": "or",
    "%in%": "in",
  ]

  /// Functions of one argument that say whether it is missing.
  private static let missing: Set<String> = ["missing", "is.na", "mi", "sysmis", "isnull"]

  /// Writes a condition.
  /// - Returns: nothing where it holds what no condition here does.
  static func written(_ tokens: ArraySlice<ForeignToken>) -> String? {
    var rest = withoutBrackets(tokens.unqualified)
    guard !rest.isEmpty else { return nil }
    var pieces: [String] = []
    while let token = rest.first {
      if let call = takeCall(&rest) {
        pieces.append(call)
        continue
      }
      rest.removeFirst()
      switch token.kind {
      case .text where pieces.last == "like":
        pieces.append(TextLiteral(token.text.replacing("%", with: "*")).quoted)
      case .text, .number: pieces.append(token.written)
      case .word: pieces.append(words[token.folded] ?? token.written)
      case .sign:
        if token.text == "!" || token.text == "~" {
          pieces.append("not")
        } else {
          // A list of R is one of brackets.
          if token.text == "(", pieces.last == "c" { pieces.removeLast() }
          pieces.append(signs[token.text] ?? token.text)
        }
      }
    }
    return joined(pieces)
  }

  /// Without the brackets around all of it.
  private static func withoutBrackets(
    _ tokens: ArraySlice<ForeignToken>
  ) -> ArraySlice<ForeignToken> {
    guard tokens.has("("), tokens.last?.text == ")" else { return tokens }
    var depth = 0
    for place in tokens.indices where tokens[place].kind == .sign {
      if tokens[place].text == "(" { depth += 1 }
      if tokens[place].text == ")" { depth -= 1 }
      if depth == 0, place < tokens.endIndex - 1 { return tokens }
    }
    return withoutBrackets(tokens.dropFirst().dropLast())
  }

  /// `missing(x)`, `!is.na(x)`, `inlist(x, 1, 2)`, `range(x, 1, 5)` at the start.
  private static func takeCall(_ rest: inout ArraySlice<ForeignToken>) -> String? {
    let isNegated = rest.has("!") || rest.has("~") || rest.has("not")
    let call = isNegated ? rest.dropFirst() : rest
    guard let name = call.first?.folded, call.has("(", at: 1),
      let end = call.firstIndex(where: { $0.kind == .sign && $0.text == ")" })
    else { return nil }
    let arguments = call[(call.startIndex + 2)..<end].split(at: ",")
    guard let subject = arguments.first, subject.count == 1, let variable = subject.first?.written
    else { return nil }
    let values = arguments.dropFirst().map { $0.map(\.written).joined() }
    let written: String
    if missing.contains(name), values.isEmpty {
      written = "\(variable) is " + (isNegated ? "answered" : "missing")
    } else if ["inlist", "any"].contains(name), !values.isEmpty {
      written = "\(variable)\(isNegated ? " not" : "") in (\(values.joined(separator: ", ")))"
    } else if ["inrange", "range"].contains(name), values.count == 2 {
      written = "\(variable)\(isNegated ? " not" : "") in \(values[0])..\(values[1])"
    } else {
      return nil
    }
    rest = rest[(end + 1)...]
    return written
  }

  /// Pieces with blanks where this language has them.
  private static func joined(_ pieces: [String]) -> String {
    var text = ""
    for (place, piece) in pieces.enumerated() {
      let before = place > 0 ? pieces[place - 1] : ""
      let isGlued =
        place == 0 || [",", ")", "..", "%"].contains(piece) || ["(", "..", "$"].contains(before)
      text += (isGlued ? "" : " ") + piece
    }
    return text
  }
}
