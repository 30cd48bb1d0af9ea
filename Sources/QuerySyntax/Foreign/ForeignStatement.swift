/// A statement of another program, as a whole statement of this language.
package enum ForeignStatement {
  /// What a statement of SPSS, Stata, R or SQL is here.
  ///
  /// - Parameter text: one entry, as typed.
  /// - Returns: statements in the order in which they are likely; nothing where no program's statement is
  ///   known. Whether they read and find their names is not looked at.
  package static func rewritten(_ text: String) -> [String] {
    let tokens = ForeignScanner.tokens(text)[...]
    guard let first = tokens.first, tokens.count < 200 else { return [] }
    if ["select", "describe", "show", "copy", "\\"].contains(first.folded) {
      let found = SQLStatements.rewritten(tokens)
      if !found.isEmpty { return found }
    }
    let ofR = RStatements.rewritten(tokens)
    if !ofR.isEmpty, isR(tokens) { return ofR }
    return NearStatement.rewritten(tokens, text) + SPSSStatements.rewritten(tokens)
      + StataStatements.rewritten(tokens) + ofR + NearStatement.plain(tokens, text)
  }

  /// Whether the signs are those of R: a call alone, `<-`, a pipe.
  private static func isR(_ tokens: ArraySlice<ForeignToken>) -> Bool {
    tokens.has("(", at: 1)
      || tokens.contains { $0.kind == .sign && ["<-", "%>%", "|>", "$"].contains($0.text) }
  }
}
