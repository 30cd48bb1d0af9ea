extension EditBuffer {
  /// Where a motion from the cursor ends; the cursor itself if it cannot go on.
  func offset(after motion: Motion) -> Int {
    switch motion {
    case .characterLeft: cursor - (textBeforeCursor.last?.unicodeScalars.count ?? 0)
    case .characterRight: cursor + (textAfterCursor.first?.unicodeScalars.count ?? 0)
    case .wordLeft: startOfWord(Self.isWordScalar)
    case .blankWordLeft: startOfWord { !$0.properties.isWhitespace }
    case .wordRight: endOfWord
    case .lineStart: lineStart
    case .lineEnd: lineEnd
    case .lineEndOrNewline: cursor == lineEnd ? min(cursor + 1, scalars.count) : lineEnd
    case .entryStart: 0
    case .entryEnd: scalars.count
    }
  }

  /// The offset one line above the cursor, in its column or at the line's end; nil in the first.
  var offsetAbove: Int? {
    guard lineStart > 0 else { return nil }
    let above = EditBuffer(text, cursor: lineStart - 1)
    return min(above.lineStart + cursor - lineStart, above.cursor)
  }

  /// The offset one line below the cursor, in its column or at the line's end; nil in the last.
  var offsetBelow: Int? {
    guard lineEnd < scalars.count else { return nil }
    let below = EditBuffer(text, cursor: lineEnd + 1)
    return min(below.cursor + cursor - lineStart, below.lineEnd)
  }

  /// The same text with the cursor elsewhere.
  func withCursor(at offset: Int) -> EditBuffer {
    EditBuffer(text, cursor: offset)
  }

  /// The text after the cursor.
  var textAfterCursor: String { Self.string(scalars[cursor...]) }

  /// The offset of the first scalar of the cursor's line.
  private var lineStart: Int {
    scalars[..<cursor].lastIndex(of: "\n").map { $0 + 1 } ?? 0
  }

  /// The offset of the newline that ends the cursor's line, or of the end.
  private var lineEnd: Int {
    scalars[cursor...].firstIndex(of: "\n") ?? scalars.count
  }

  private func startOfWord(_ isInWord: (Unicode.Scalar) -> Bool) -> Int {
    guard let last = scalars[..<cursor].lastIndex(where: isInWord) else { return 0 }
    return scalars[..<last].lastIndex { !isInWord($0) }.map { $0 + 1 } ?? 0
  }

  private var endOfWord: Int {
    let end = scalars.count
    guard let first = scalars[cursor...].firstIndex(where: Self.isWordScalar) else { return end }
    return scalars[first...].firstIndex { !Self.isWordScalar($0) } ?? end
  }

  /// Letters with their accents, digits and `_`, as in a name.
  private static func isWordScalar(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isXIDContinue
  }
}
