package import Diagnostics

/// What may be typed at a place of an unfinished text.
///
/// The grammar itself answers: the statement is read up to the place, and every question that the
/// reader asks of its end is an expectation.
package struct CompletionContext: Hashable, Sendable {
  /// What may stand here, in the order in which the grammar asks.
  package var expected: [Expectation]
  /// The piece that a chosen word replaces, in UTF-8 offsets of the whole text; it ends at the
  /// place that was asked about and holds an opening quote or backtick.
  package var replaced: SourceRange
  /// What was typed of the word, without its quote or backtick.
  package var prefix: String
  /// True inside an open quote: what is chosen is written as a text.
  package var isText: Bool

  /// The context at a UTF-8 offset; only what stands before it counts.
  ///
  /// Linear in the offset.
  package static func at(_ offset: Int, in text: String) -> CompletionContext {
    let before = String(decoding: Array(text.utf8.prefix(max(0, offset))), as: UTF8.self)
    let start = WordStart(of: before)
    var context = CompletionContext(
      expected: [], replaced: SourceRange(start.offset, before.utf8.count), prefix: start.prefix,
      isText: start.isText)
    if !start.isComment { context.expected = expectations(before, start) }
    return context
  }

  private static func expectations(_ text: String, _ start: WordStart) -> [Expectation] {
    // A letter stands for the word to come, so that the line it would begin counts.
    let whole = start.hasWord ? text : text + "x"
    var splitter = StatementSplitter(whole, recovers: false)
    var last: Chunk?
    while let piece = splitter.next() {
      if case .statement(let chunk) = piece { last = chunk }
    }
    guard let last else { return [.verb] }
    let source = SourceText(name: "", text: whole)
    let kept = last.tokens.filter { $0.kind != .end && $0.lower < start.offset }
    let end = kept.last?.upper ?? 0
    let tokens = kept + [Token(kind: .end, lower: end, upper: end)]
    var cursor = Cursor(source: source, bytes: splitter.scanner.bytes, tokens: tokens)
    cursor.recordExpectations()
    _ = try? Statement.parse(&cursor)
    return merged(cursor.expectations ?? [])
  }

  /// All words of the grammar in one expectation, behind the others.
  private static func merged(_ expectations: [Expectation]) -> [Expectation] {
    var words: [String] = []
    var others: [Expectation] = []
    for expectation in expectations {
      if case .keyword(let more) = expectation {
        for word in more where !words.contains(word) { words.append(word) }
      } else {
        others.append(expectation)
      }
    }
    return others + (words.isEmpty ? [] : [.keyword(words)])
  }
}

/// The word that is being typed at the end of a text.
private struct WordStart {
  var offset: Int
  var prefix = ""
  var hasWord = false
  var isText = false
  var isComment = false

  init(of text: String) {
    var scanner = Scanner(text)
    offset = scanner.bytes.count
    var last = scanner.next()
    var token = last
    while token.kind != .end {
      last = token
      token = scanner.next()
    }
    guard last.upper == scanner.bytes.count, last.lower < last.upper else { return }
    let raw = String(decoding: scanner.bytes[last.lower...], as: UTF8.self)
    switch last.kind {
    case .word, .number, .gluedNumber, .parameter, .emptyParameter: take(last, raw)
    case .unclosedText, .unclosedName:
      take(last, String(raw.dropFirst()))
      isText = last.kind == .unclosedText
    case .comment, .cellMark: isComment = true
    default: break
    }
  }

  private mutating func take(_ token: Token, _ typed: String) {
    offset = token.lower
    prefix = typed
    hasWord = true
  }
}
