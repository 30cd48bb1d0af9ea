package import Diagnostics

/// A script as far as it could be read, and everything that is wrong with its words.
package struct ParseResult: Sendable {
  /// The statements that were read; those with an error are left out.
  package var script: Script
  /// In the order of the text; empty when all was read.
  package var diagnostics: [Diagnostic]
  /// The statements with an error, in the order of the text.
  package var unread: [UnreadStatement] = []
}

/// A statement that could not be read.
package struct UnreadStatement: Sendable {
  /// The verb that it has or seems to mean.
  package var verb: Verb?
  package var range: SourceRange
}

/// Reads the language.
package enum Parser {
  /// Reads a whole text; after an error it goes on with the next statement.
  ///
  /// - Returns: the tree, and at most one error for each statement, a thousand in all. Ranges are
  ///   UTF-8 offsets into the source.
  /// - Complexity: O(bytes).
  package static func parse(_ source: SourceText) -> ParseResult {
    var splitter = StatementSplitter(source.text)
    let bytes = splitter.scanner.bytes
    var builder = ScriptBuilder()
    while builder.mayGoOn, let piece = splitter.next() {
      switch piece {
      case .blank: builder.addBlank()
      case .comment(let range): builder.add(.comment(comment(range, bytes)))
      case .cellMark(let range): builder.add(.cellMark(cellMark(range, bytes)))
      case .statement(let chunk): read(chunk, source, bytes, &builder)
      }
    }
    return ParseResult(
      script: builder.script, diagnostics: builder.diagnostics, unread: builder.unread)
  }

  /// True when Enter may end the statement at the prompt: no bracket or quote is open, and the
  /// text does not end in a comma, an operator or a word after which a statement goes on.
  ///
  /// An empty last line ends what only such a word or sign holds open.
  package static func isComplete(_ text: String) -> Bool {
    var splitter = StatementSplitter(text, recovers: false)
    var last: Chunk?
    while let piece = splitter.next() {
      if case .statement(let chunk) = piece { last = chunk }
    }
    if splitter.hasUnclosedQuote { return false }
    if let last, last.hasBodyBelow(text) { return endsInEmptyLine(text) && !last.endsInBracket }
    guard let last, last.isOpen else { return true }
    return !last.endsInBracket && endsInEmptyLine(text)
  }

  private static func endsInEmptyLine(_ text: String) -> Bool {
    for scalar in text.unicodeScalars.reversed() {
      if scalar == "\n" || scalar == "\r" { return true }
      if !Characters.isSpace(scalar) { return false }
    }
    return false
  }

  private static func read(
    _ chunk: Chunk, _ source: SourceText, _ bytes: [UInt8], _ builder: inout ScriptBuilder
  ) {
    do {
      let statement = try statement(chunk, source, bytes)
      builder.add(
        .statement(
          ScriptStatement(
            statement: statement, innerComments: chunk.innerComments.map { comment($0, bytes) },
            trailingComment: chunk.trailingComment.map { comment($0, bytes) },
            place: Place(chunk.range))))
    } catch {
      builder.diagnostics.append(error.diagnostic(in: source, chunk))
      builder.unread.append(
        UnreadStatement(verb: error.meantVerb ?? chunk.verb(in: source), range: chunk.range))
      builder.wasBlank = false
    }
  }

  /// Reads a statement; words of the language in capitals are taken for what they are where the
  /// statement could not be read as it stands.
  private static func statement(
    _ chunk: Chunk, _ source: SourceText, _ bytes: [UInt8]
  ) throws(SyntaxError) -> Statement {
    var cursor = Cursor(source: source, bytes: bytes, tokens: chunk.tokens)
    do {
      return try Statement.parse(&cursor)
    } catch {
      guard let plain = bytes.withoutCapitals(chunk.tokens) else { throw error }
      var again = Cursor(source: source, bytes: plain.bytes, tokens: chunk.tokens)
      do {
        return try Statement.parse(&again)
      } catch let other {
        throw plain.isVerb ? other : error
      }
    }
  }

  private static func comment(_ range: SourceRange, _ bytes: [UInt8]) -> String {
    TokenContent.comment(String(decoding: bytes[range.lower..<range.upper], as: UTF8.self))
  }

  private static func cellMark(_ range: SourceRange, _ bytes: [UInt8]) -> String {
    TokenContent.cellMark(String(decoding: bytes[range.lower..<range.upper], as: UTF8.self))
  }
}

extension Chunk {
  /// Whether it is a loop whose body stands on lines of its own: only an empty line ends it.
  fileprivate func hasBodyBelow(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard let first = tokens.first, first.kind == .word,
      String(decoding: bytes[first.lower..<first.upper], as: UTF8.self) == Verb.for.rawValue,
      let colon = tokens.first(where: { $0.kind == .colon })
    else { return false }
    let line = bytes[colon.upper...].prefix { $0 != 0x0A && $0 != 0x0D && $0 != 0x23 }
    return line.allSatisfy { $0 == 0x20 || $0 == 0x09 }
  }
}

extension [UInt8] {
  /// The text with the verb and the words of the language in small letters; nothing where they are, or
  /// where the verb is none.
  fileprivate func withoutCapitals(_ tokens: [Token]) -> (bytes: [UInt8], isVerb: Bool)? {
    var plain = self
    var isVerb = false
    for (place, token) in tokens.enumerated() where token.kind == .word {
      let raw = String(decoding: self[token.lower..<token.upper], as: UTF8.self)
      let small = raw.lowercased()
      let isWord = place == 0 ? Verb(rawValue: small) != nil : Words.reserved.contains(small)
      if place == 0, !isWord { return nil }
      guard raw != small, isWord, small.utf8.count == raw.utf8.count else { continue }
      plain.replaceSubrange(token.lower..<token.upper, with: small.utf8)
      isVerb = isVerb || place == 0
    }
    return plain == self ? nil : (plain, isVerb)
  }
}

extension SyntaxError {
  /// The verb that a word in its place seems to mean.
  fileprivate var meantVerb: Verb? {
    if case .unknownVerb(_, let nearest, _) = self {
      return nearest.first.flatMap(Verb.init(rawValue:))
    }
    if case .foreignVerb(_, let ours, _) = self { return ours }
    return nil
  }
}

/// Collects the items of a script; runs of blank lines become one, and none stands at either end.
private struct ScriptBuilder {
  var items: [Script.Item] = []
  var diagnostics: [Diagnostic] = []
  var unread: [UnreadStatement] = []
  var wasBlank = false
  /// A file of something else has an error a line; this many tell enough.
  static let mostErrors = 1000

  /// False after too many errors; the last of them says so.
  var mayGoOn: Bool {
    mutating get {
      guard diagnostics.count == Self.mostErrors else { return true }
      diagnostics[Self.mostErrors - 1].notes.append(
        "Reading stopped after \(Self.mostErrors) errors.")
      return false
    }
  }

  mutating func addBlank() { wasBlank = true }

  mutating func add(_ item: Script.Item) {
    if wasBlank, !items.isEmpty { items.append(.blank) }
    wasBlank = false
    items.append(item)
  }

  var script: Script { Script(items: items) }
}
