import Diagnostics

/// Lists of variables, subjects and banners.
extension Cursor {
  /// `telework, media_1..media_6`.
  mutating func variables(_ kind: VariableKind = .any) throws(SyntaxError) -> [VariableItem] {
    try list { (cursor) throws(SyntaxError) in try cursor.variableItem(kind) }
  }

  /// `role, size > wave`.
  mutating func axis(_ kind: VariableKind = .any) throws(SyntaxError) -> Axis {
    let parts = try list { (cursor) throws(SyntaxError) in
      var levels = [try cursor.variableItem(kind)]
      while cursor.accept(.greater) { levels.append(try cursor.variableItem(kind)) }
      return Axis.AxisPart(levels: levels)
    }
    return Axis(parts: parts)
  }

  /// A name, or a stretch of the file's order.
  mutating func variableItem(_ kind: VariableKind = .any) throws(SyntaxError) -> VariableItem {
    let first = try variable(kind)
    guard accept(.range) else { return .one(first) }
    return .range(first, try variable(kind))
  }

  mutating func variable(_ kind: VariableKind = .any) throws(SyntaxError) -> Name {
    if opensClause { throw unexpected("a variable") }
    return try name("a variable", .variable(kind))
  }

  /// True when a word of the grammar stands here and goes on as only a clause does, as in
  /// `freq where wave = 2021`.
  private var opensClause: Bool {
    guard let word, word == "by" || ClauseWord(rawValue: word) != nil else { return false }
    let next = peek()
    if [.backticked, .number, .text].contains(next.kind) { return true }
    guard next.kind == .word else { return false }
    return self.word(of: next).map { !Self.followsVariable($0) } ?? true
  }

  private static func followsVariable(_ word: String) -> Bool {
    word == "by" || word == "into" || word == "like" || ClauseWord(rawValue: word) != nil
  }
}
