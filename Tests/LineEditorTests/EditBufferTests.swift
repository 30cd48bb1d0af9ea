import Testing

@testable import LineEditor

/// A buffer written with `|` at its cursor.
func buffer(_ marked: String) -> EditBuffer {
  let parts = marked.split(separator: "|", maxSplits: 1, omittingEmptySubsequences: false)
  return EditBuffer(parts.joined(), cursor: parts[0].unicodeScalars.count)
}

extension EditBuffer {
  /// The text with `|` at the cursor.
  var marked: String { textBeforeCursor + "|" + textAfterCursor }
}

@Suite("Moving and deleting in an entry")
struct EditBufferTests {
  @Test(
    "a motion ends where it says",
    arguments: [
      (Motion.characterLeft, "ab|c", "a|bc"), (.characterLeft, "|a", "|a"),
      (.characterLeft, "e\u{301}|x", "|e\u{301}x"), (.characterRight, "|e\u{301}x", "e\u{301}|x"),
      (.characterRight, "|👨‍👩‍👧x", "👨‍👩‍👧|x"), (.characterLeft, "日本|", "日|本"),
      (.characterLeft, "a\n|b", "a|\nb"), (.wordLeft, "mean(tele_work|)", "mean(|tele_work)"),
      (.wordLeft, "été  |", "|été  "), (.wordLeft, "(((|", "|((("),
      (.wordRight, "|  région x", "  région| x"), (.wordRight, "a|)", "a)|"),
      (.blankWordLeft, "by mean(x) |", "by |mean(x) "), (.lineStart, "ab\ncd|e", "ab\n|cde"),
      (.lineEnd, "a|b\ncd", "ab|\ncd"), (.lineEnd, "ab\n|cd", "ab\ncd|"),
      (.lineEndOrNewline, "ab|\ncd", "ab\n|cd"), (.lineEndOrNewline, "ab|", "ab|"),
      (.entryStart, "a\nb|", "|a\nb"), (.entryEnd, "|a\nb", "a\nb|"),
    ])
  func motions(motion: Motion, before: String, after: String) {
    var edited = buffer(before)
    let moved = edited.move(motion)
    #expect(edited.marked == after)
    #expect(moved == (before != after))
  }

  @Test(
    "a deletion takes what lies on the way",
    arguments: [
      (Motion.characterLeft, "ab|c", "a|c", "b"), (.characterRight, "a|", "a|", ""),
      (.lineStart, "ab\ncd|e", "ab\n|e", "cd"), (.lineEnd, "|ab\nc", "|\nc", "ab"),
      (.lineEndOrNewline, "a|\nb", "a|b", "\n"), (.blankWordLeft, "by mean(x)|", "by |", "mean(x)"),
    ])
  func deletions(motion: Motion, before: String, after: String, removed: String) {
    var edited = buffer(before)
    #expect(edited.delete(motion) == removed)
    #expect(edited.marked == after)
  }

  @Test(
    "lines above and below keep the column as far as they go",
    arguments: [
      ("abc\ndef|", "abc|\ndef", nil), ("a\ndef|", "a|\ndef", nil), ("\n|", "|\n", nil),
      ("ab|c\nd", nil, "abc\nd|"), ("a\nb|\nc", "a|\nb\nc", "a\nb\nc|"), ("ab|", nil, nil),
    ] as [(String, String?, String?)])
  func lines(marked: String, above: String?, below: String?) {
    let start = buffer(marked)
    #expect(start.offsetAbove.map { start.withCursor(at: $0).marked } == above)
    #expect(start.offsetBelow.map { start.withCursor(at: $0).marked } == below)
  }

  @Test("a new line is indented and takes no blanks along")
  func indentedLine() {
    var edited = buffer("crosstab a|   by b")
    edited.insertIndentedLine()
    #expect(edited.marked == "crosstab a\n  |by b")
  }

  @Test("a paste brings no tab, carriage return or NUL")
  func paste() {
    var edited = buffer("<|>")
    edited.insertPasted("a\tb\r\nc\rd\n\0e\r\n\r\n")
    #expect(edited.marked == "<a  b\nc\nd\ne\n\n|>")
  }

  @Test("a range or cursor outside the text is cut to it")
  func outside() {
    var edited = EditBuffer("abc", cursor: 9)
    #expect(edited.cursor == 3)
    edited.replace(2..<40, with: "x")
    #expect(edited.marked == "abx|")
  }
}
