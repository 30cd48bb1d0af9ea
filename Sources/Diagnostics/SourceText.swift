/// A place in a source text: UTF-8 offsets, upper bound excluded.
package struct SourceRange: Hashable, Sendable {
  package var lower: Int
  package var upper: Int

  package init(_ lower: Int, _ upper: Int) {
    self.lower = lower
    self.upper = max(lower, upper)
  }

  /// The smallest range that holds both.
  package func union(_ other: SourceRange) -> SourceRange {
    SourceRange(min(lower, other.lower), max(upper, other.upper))
  }
}

/// A line and a column as a person counts them: characters, both from 1.
package struct SourcePosition: Hashable, Sendable {
  package let line: Int
  package let column: Int
}

/// What a person typed or a file holds, with the name that errors give it.
package struct SourceText: Sendable {
  /// A path as it was named, or `[7]` at the prompt.
  package let name: String
  package let text: String
  /// UTF-8 offsets of the first byte of every line; never empty.
  private let lineStarts: [Int]

  package init(name: String, text: String) {
    self.name = name
    self.text = text
    var starts = [0]
    for (offset, byte) in text.utf8.enumerated() where byte == 0x0A { starts.append(offset + 1) }
    lineStarts = starts
  }

  /// Number of the line, from 0, that holds a UTF-8 offset.
  /// - Complexity: O(log lines).
  package func lineIndex(at offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return low
  }

  /// The place of a UTF-8 offset as a person counts it.
  package func position(at offset: Int) -> SourcePosition {
    let line = lineIndex(at: offset)
    return SourcePosition(line: line + 1, column: slice(lineStarts[line], offset).count + 1)
  }

  /// The text of a line (numbered from 0) without its end.
  package func line(_ index: Int) -> String {
    let end = index + 1 < lineStarts.count ? lineStarts[index + 1] - 1 : text.utf8.count
    var content = slice(lineStarts[index], end)
    if content.last == "\r" { content.removeLast() }
    return content
  }

  /// UTF-8 offset of the first byte of a line numbered from 0.
  package func lineStart(_ index: Int) -> Int { lineStarts[index] }

  /// The text between two UTF-8 offsets, kept inside the text.
  package func slice(_ lower: Int, _ upper: Int) -> String {
    let bytes = text.utf8
    let low = bytes.index(bytes.startIndex, offsetBy: min(max(0, lower), bytes.count))
    let high = bytes.index(bytes.startIndex, offsetBy: min(max(lower, upper), bytes.count))
    return String(decoding: bytes[low..<high], as: UTF8.self)
  }

  /// The text of a range.
  package func slice(_ range: SourceRange) -> String { slice(range.lower, range.upper) }
}
