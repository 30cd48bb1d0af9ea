/// What a piece of text is, for its colour.
package enum TokenKind: String, Hashable, Sendable, CaseIterable {
  case verb, keyword, statistic, function, setting
  case name, parameter, number, text
  case sign
  case comment, cellMark
  /// What the language does not know: a stray character, an unclosed quote.
  case bad
}
