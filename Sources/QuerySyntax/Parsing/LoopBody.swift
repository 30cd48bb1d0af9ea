import Diagnostics

/// The statements of a loop as they stand in the source, each by itself.
struct LoopBody {
  /// From the body's first token to its last.
  let range: SourceRange
  /// Statements and comments without the indentation of the first line.
  private(set) var texts: [String] = []
  /// Where each statement stands.
  private var statements: [SourceRange] = []
  private let name: String

  init(_ cursor: Cursor, from lower: Int, name: String) {
    self.name = name
    let upper = cursor.tokens[cursor.tokens.count - 1].lower
    range = SourceRange(lower, upper)
    let text = Self.padded(cursor.raw(range), at: lower, in: cursor.bytes)
    let moved = lower - text.padding
    var splitter = StatementSplitter(text.text)
    while let piece = splitter.next() {
      switch piece {
      case .blank, .cellMark: break
      case .comment(let place):
        texts.append(Self.slice(splitter, place))
      case .statement(let chunk):
        let end = chunk.trailingComment?.upper ?? chunk.range.upper
        let whole = Self.slice(splitter, SourceRange(chunk.range.lower, end))
        texts.append(Self.dedented(whole, by: Self.column(chunk.range.lower, splitter)))
        statements.append(
          SourceRange(chunk.range.lower + moved, chunk.range.upper + moved))
      }
    }
  }

  /// Reads each statement; what stands for a member is a name there.
  /// - Parameters:
  ///   - cursor: the one over the whole loop, which goes to its end.
  ///   - checksWords: false where members are no names: their statements are read in each round.
  ///   - areTexts: whether a member is a text in quotes.
  /// - Throws: the error of the first statement that cannot be read.
  func check(_ cursor: inout Cursor, checksWords: Bool, areTexts: Bool) throws(SyntaxError) {
    try cursor.enterStatement()
    defer { cursor.leaveStatement() }
    let tokens = Self.merged(cursor.tokens, cursor.bytes, name, areTexts: areTexts)
    for place in statements {
      let own = tokens.filter { $0.lower >= place.lower && $0.upper <= place.upper && !$0.isEnd }
      let end = own.last?.upper ?? place.upper
      var inner = Cursor(
        source: cursor.source, bytes: cursor.bytes,
        tokens: own + [Token(kind: .end, lower: end, upper: end)])
      inner.begin(within: cursor)
      let isLast = place == statements.last
      if isLast, cursor.expectations != nil { inner.recordExpectations() }
      if cursor.roles != nil { inner.recordRoles() }
      do {
        _ = try Statement.parse(&inner)
      } catch {
        if checksWords, cursor.expectations == nil, cursor.roles == nil { throw error }
      }
      cursor.takeFindings(of: inner)
    }
    cursor.markMembers()
    cursor.goToEnd()
  }

  /// The tokens with what stands for a member, `$q` or `${q}_x`, as one word each.
  private static func merged(
    _ tokens: [Token], _ bytes: [UInt8], _ name: String, areTexts: Bool
  ) -> [Token] {
    var made: [Token] = []
    for token in tokens {
      guard let last = made.last, last.upper == token.lower, last.isPart(bytes),
        token.isPiece(bytes)
      else {
        made.append(token)
        continue
      }
      made[made.count - 1] = Token(kind: .word, lower: last.lower, upper: token.upper)
    }
    return made.map { token in
      let isMember = token.kind == .parameter && token.upper - token.lower == name.utf8.count + 1
      if !isMember { return token }
      return Token(kind: areTexts ? .text : .word, lower: token.lower, upper: token.upper)
    }
  }

  /// The body behind blanks, so that its first line is as far in as it is in the source.
  private static func padded(
    _ body: String, at lower: Int, in bytes: [UInt8]
  ) -> (text: String, padding: Int) {
    var start = lower
    while start > 0, bytes[start - 1] != 0x0A, bytes[start - 1] != 0x0D { start -= 1 }
    return (String(repeating: " ", count: lower - start) + body, lower - start)
  }

  private static func slice(_ splitter: StatementSplitter, _ range: SourceRange) -> String {
    String(decoding: splitter.scanner.bytes[range.lower..<range.upper], as: UTF8.self)
  }

  private static func column(_ offset: Int, _ splitter: StatementSplitter) -> Int {
    let before = splitter.scanner.bytes[..<offset]
    return offset - ((before.lastIndex(of: 0x0A) ?? -1) + 1)
  }

  /// The further lines of a statement, as far in as they were beside its first.
  private static func dedented(_ text: String, by column: Int) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.enumerated().map { index, line in
      if index == 0 { return String(line) }
      let blanks = line.prefix { $0 == " " }.count
      return String(line.dropFirst(min(blanks, column)))
    }.joined(separator: "\n")
  }
}

extension Token {
  /// Whether a piece of a member's name can stand behind it without a space.
  fileprivate func isPart(_ bytes: [UInt8]) -> Bool {
    switch kind {
    case .word, .emptyParameter, .stray, .parameter: true
    default: false
    }
  }

  /// Whether it goes on with `${q}_x`.
  fileprivate func isPiece(_ bytes: [UInt8]) -> Bool {
    switch kind {
    case .word, .emptyParameter, .parameter, .number, .gluedNumber: true
    case .stray: bytes[lower] == 0x7B || bytes[lower] == 0x7D
    default: false
    }
  }
}

extension Cursor {
  /// Takes over what a cursor over some of the same tokens learned.
  fileprivate mutating func takeFindings(of inner: Cursor) {
    note(inner.expectations ?? [])
    for (token, role) in zip(inner.tokens, inner.roles ?? []) {
      guard let role else { continue }
      for position in tokens.indices
      where tokens[position].lower >= token.lower && tokens[position].upper <= token.upper
        && !tokens[position].isEnd
      {
        mark(role, at: position)
      }
    }
  }

  /// Colours what stands for a member: `$q`, `${q}`.
  fileprivate mutating func markMembers() {
    guard roles != nil else { return }
    for position in tokens.indices {
      if tokens[position].kind == .parameter { mark(.parameter, at: position) }
      guard tokens[position].kind == .emptyParameter else { continue }
      var end = position
      while end < tokens.count - 1, bytes[tokens[end].lower] != 0x7D { end += 1 }
      for place in position...end { mark(.parameter, at: place) }
    }
  }

  fileprivate mutating func goToEnd() { while !isAtEnd { advance() } }
}

/// A member of a loop, as it stands in each place.
package struct LoopMember: Hashable, Sendable {
  /// Alone: a name, a code, a number or a text in quotes.
  package var written: String
  /// Glued to other letters, and in quotes.
  package var text: String
  package var label: String

  package init(written: String, text: String, label: String) {
    self.written = written
    self.text = text
    self.label = label
  }
}

/// Writes the statements of a loop for one member.
package struct LoopText {
  private let name: [Character]
  private let member: LoopMember
  private let text: [Character]
  private var made = ""
  private var place = 0

  /// The body with a member in the place of `$q`, `${q}` and `${q.label}`.
  /// - Complexity: O(text).
  package static func written(_ body: String, name: String, member: LoopMember) -> String {
    var writing = LoopText(name: Array(name), member: member, text: Array(body))
    writing.run()
    return writing.made
  }

  private init(name: [Character], member: LoopMember, text: [Character]) {
    self.name = name
    self.member = member
    self.text = text
  }

  private mutating func run() {
    while place < text.count {
      switch text[place] {
      case "\"": quoted(to: "\"") { $0.replacing("\"", with: "\"\"") }
      case "“": quoted(to: "”") { $0 }
      case "«": quoted(to: "»") { $0 }
      case "`": quoted(to: "`") { $0.replacing("`", with: "``") }
      case "#": comment()
      default: word()
      }
    }
  }

  /// Copies to a closing sign; only `${q}` stands for a member here.
  private mutating func quoted(to closing: Character, _ doubled: (String) -> String) {
    take()
    while place < text.count {
      if text[place] == closing { return take() }
      if let found = reference(bracedOnly: true) {
        made += doubled(found.isLabel ? member.label : member.text)
        place += found.count
      } else {
        take()
      }
    }
  }

  private mutating func comment() {
    while place < text.count, !text[place].isNewline { take() }
  }

  private mutating func take() {
    made.append(text[place])
    place += 1
  }

  /// Letters and references that are not parted by anything else make one name.
  private mutating func word() {
    var pieces: [(text: String, isMember: Bool)] = []
    while place < text.count {
      if let found = reference(bracedOnly: false) {
        pieces.append((found.isLabel ? member.label : member.text, true))
        place += found.count
        if found.isLabel, pieces.count == 1, !continues {
          made += Formatter.text(member.label)
          return
        }
      } else if Self.isOfName(text[place]) {
        pieces.append((String(text[place]), false))
        place += 1
      } else {
        break
      }
    }
    guard !pieces.isEmpty else { return take() }
    guard pieces.contains(where: \.isMember) else { return made += pieces.map(\.text).joined() }
    let whole = pieces.map(\.text).joined()
    made += pieces.count == 1 ? member.written : Formatter.code(whole)
  }

  private var continues: Bool { place < text.count && Self.isOfName(text[place]) }

  private static func isOfName(_ character: Character) -> Bool {
    character == "_" || character.isLetter || character.isNumber
  }

  /// A reference that stands here, and how many characters it takes.
  private func reference(bracedOnly: Bool) -> (count: Int, isLabel: Bool)? {
    guard text[place] == "$", place + 1 < text.count else { return nil }
    if text[place + 1] == "{" {
      for (ending, isLabel) in [("}", false), (".label}", true)] {
        let wanted = Array("${") + name + Array(ending)
        if text[place...].starts(with: wanted) { return (wanted.count, isLabel) }
      }
      return nil
    }
    let wanted = ["$"] + name
    guard !bracedOnly, text[place...].starts(with: wanted) else { return nil }
    let end = place + wanted.count
    return end < text.count && Self.isOfName(text[end]) ? nil : (wanted.count, false)
  }
}
