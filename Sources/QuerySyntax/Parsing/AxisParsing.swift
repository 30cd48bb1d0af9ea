import Diagnostics

/// Lists of variables, subjects and banners.
extension Cursor {
  /// `telework, media_1..media_6, q*`, `all but id, w`.
  mutating func variables(_ kind: VariableKind = .any) throws(SyntaxError) -> [VariableItem] {
    let start = index
    let items = try list { (cursor) throws(SyntaxError) in try cursor.variableItem(kind) }
    guard let but = try exceptions(kind) else { return items }
    return [.except(items, but: but, place(from: start))]
  }

  /// `but a, b`: what of the list before it is not meant.
  private mutating func exceptions(
    _ kind: VariableKind
  ) throws(SyntaxError) -> [VariableItem]? {
    note(.keyword(["but"]))
    guard isAt("but"), !peek().isEnd else { return nil }
    takeWords(1)
    return try list { (cursor) throws(SyntaxError) in try cursor.variableItem(kind) }
  }

  /// `role, size > wave`.
  mutating func axis(_ kind: VariableKind = .any) throws(SyntaxError) -> Axis {
    let start = index
    var parts = [try axisPart(kind)]
    while accept(.comma) { parts.append(try axisPart(kind)) }
    guard let but = try exceptions(kind) else { return Axis(parts: parts) }
    guard isAt(.greater) else {
      return Axis(parts: parts.leavingOut(but, place(from: start)))
    }
    // Behind `>` the list of the level before has ended.
    let last = parts.removeLast()
    parts += [last].leavingOut(but, place(from: start))
    while accept(.greater) {
      parts[parts.count - 1].levels.append(try variableItem(kind))
    }
    while accept(.comma) { parts.append(try axisPart(kind)) }
    return Axis(parts: parts)
  }

  /// `size > wave`.
  private mutating func axisPart(_ kind: VariableKind) throws(SyntaxError) -> Axis.AxisPart {
    var levels = [try variableItem(kind)]
    while accept(.greater) { levels.append(try variableItem(kind)) }
    return Axis.AxisPart(levels: levels)
  }

  /// A name, a stretch of the file's order, a pattern, or `all`.
  mutating func variableItem(_ kind: VariableKind = .any) throws(SyntaxError) -> VariableItem {
    if let pattern = acceptPattern() { return .pattern(pattern) }
    note(.keyword(["all"]))
    if isAt("all"), peek().kind != .range {
      let place = Place(current.range)
      takeWords(1)
      return .all(place)
    }
    let first = try variable(kind)
    guard accept(.range) else { return .one(first) }
    return .range(first, try variable(kind))
  }

  /// `media_*`, `*_top`, `q*_b`: names and stars with no space between them.
  mutating func acceptPattern() -> Name? {
    var end = index
    while tokens[end].kind.isPatternPart, end == index || tokens[end].lower == tokens[end - 1].upper
    {
      end += 1
    }
    guard tokens[index..<end].contains(where: { $0.kind == .star }), end - index > 1 else {
      return nil
    }
    let range = current.range.union(tokens[end - 1].range)
    let name = Name(raw(range), place: Place(range))
    take(end - index, as: .name)
    return name
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

extension Token.SyntaxKind {
  /// Whether it can be a piece of a pattern of names.
  fileprivate var isPatternPart: Bool {
    switch self {
    case .word, .star, .number, .gluedNumber: true
    default: false
    }
  }
}

extension [Axis.AxisPart] {
  /// The parts without some variables: side by side as one list, else each level of them by itself.
  fileprivate func leavingOut(_ but: [VariableItem], _ place: Place) -> [Axis.AxisPart] {
    if allSatisfy({ $0.levels.count == 1 }) {
      return [Axis.AxisPart(levels: [.except(flatMap(\.levels), but: but, place)])]
    }
    var parts = self
    var levels = parts.removeLast().levels
    levels.append(.except([levels.removeLast()], but: but, place))
    parts.append(Axis.AxisPart(levels: levels))
    return parts
  }
}
