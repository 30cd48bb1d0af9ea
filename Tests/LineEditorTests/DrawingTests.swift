import Testing

@testable import LineEditor

@Suite("What is drawn")
struct DrawingTests {
  init() throws {
    try TerminalLocale.adopt()
  }

  private func text(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    EditBuffer.string(Array(scalars)[...])
  }

  private func picture(
    _ marked: String, note: String? = nil, promptWidth: Int = 6, columns: Int = 20, rows: Int = 24
  ) -> EntryPicture {
    EntryPicture(
      of: buffer(marked), note: note, promptWidth: promptWidth,
      size: TerminalSize(columns: columns, rows: rows))
  }

  @Test(
    "a character is drawn by scalars that take room",
    arguments: [
      ("a", "a"), ("é", "é"), ("e\u{301}", "é"), ("日", "日"), ("👨‍👩‍👧", "👨👩👧"), ("\u{1B}", "^["),
      ("\u{7F}", "<U+007F>"), ("\u{85}", "<U+0085>"), ("\u{202E}", "<U+202E>"),
      ("\u{200B}", "<U+200B>"), ("\u{301}", "<U+0301>"), ("x\u{335}", "x"),
      ("\u{AD}", "<U+00AD>"), ("\u{E000}", "<U+E000>"), ("\u{2028}", "<U+2028>"),
    ])
  func characters(character: Character, drawn: String) {
    #expect(text(VisibleCharacter.scalars(for: character)) == drawn)
  }

  @Test("continuation lines stand below the first, after the prompt")
  func continuation() {
    let drawn = picture("ab\n  c|d")
    #expect(text(drawn.scalars) == "ab\n        cd")
    #expect(drawn.cursor == 12 && drawn.cursorRow == 1 && drawn.lastRow == 1)
  }

  @Test("rows are counted as the terminal folds them")
  func folding() {
    #expect(picture("12345678901234|").cursorRow == 1)
    #expect(picture("1234567890123|日").cursorRow == 1)
    #expect(picture("123456789012|日").cursorRow == 0)
    #expect(picture("|1234567890123456").lastRow == 1)
    #expect(picture("12345678901234\n|").cursorRow == 2)
  }

  @Test("a note stands below and has the cursor")
  func note() {
    let drawn = picture("a|b\nc", note: "search: x")
    #expect(text(drawn.scalars) == "ab\n      c\nsearch: x")
    #expect(drawn.cursor == drawn.scalars.count && drawn.cursorRow == 2)
  }

  @Test("of a long entry the rows around the cursor are drawn")
  func window() {
    let lines = (1...30).map(String.init)
    let end = picture(lines.joined(separator: "\n") + "|", rows: 5)
    #expect(text(end.scalars) == "      27\n      28\n      29\n      30")
    #expect(!end.showsPrompt && end.cursorRow == 3)
    let start = picture("|" + lines.joined(separator: "\n"), rows: 5)
    #expect(start.showsPrompt && start.lastRow == 3 && start.cursor == 0)
  }

  @Test("no small entry overflows a small terminal", arguments: 2...6)
  func sweep(columns: Int) {
    for text in Self.texts(upTo: 4) {
      for cursor in 0...text.unicodeScalars.count {
        let size = TerminalSize(columns: columns, rows: 4)
        let entry = EditBuffer(text, cursor: cursor)
        let drawn = EntryPicture(of: entry, promptWidth: 1, size: size)
        #expect((0...drawn.scalars.count).contains(drawn.cursor))
        #expect((0...drawn.lastRow).contains(drawn.cursorRow))
        #expect(drawn.lastRow < size.rows)
      }
    }
  }

  private static func texts(upTo length: Int) -> [String] {
    guard length > 0 else { return [""] }
    let shorter = texts(upTo: length - 1)
    return [""] + shorter.flatMap { text in ["a", "日", "\n"].map { $0 + text } }
  }

  @Test(
    "a prompt's escapes are marked, never two runs together, never at the end",
    arguments: [
      ("baro> ", "baro> ", 6), ("", "", 0), ("\u{1B}[1m", "", 0),
      ("\u{1B}[1m\u{1B}[32mb>\u{1B}[0m ", "\u{1}\u{1B}[1m\u{1B}[32m\u{1}b>\u{1}\u{1B}[0m\u{1} ", 3),
      ("\u{1B}[1mb> \u{1B}[0m", "\u{1}\u{1B}[1m\u{1}b>\u{1}\u{1B}[0m\u{1} ", 3),
    ])
  func prompts(prompt: String, marked: String, width: Int) {
    #expect(text(PromptText(prompt).scalars) == marked + "\0")
    #expect(PromptText(prompt).width == width)
  }

  @Test(
    "a text is cut by columns, its colours kept",
    arguments: [
      ("abc", 3, "abc"), ("abcd", 3, "ab…"), ("日本語", 5, "日本…"), ("日本語", 4, "日…"),
      ("\u{1B}[1mabcd\u{1B}[0m", 3, "\u{1B}[1mab…\u{1B}[0m"), ("ab", 1, "…"), ("ab", 0, ""),
    ])
  func cut(whole: String, columns: Int, part: String) {
    #expect(TerminalText.cut(whole, to: columns) == part)
  }
}

@Suite("The list of candidates")
struct CandidateListTests {
  init() throws {
    try TerminalLocale.adopt()
  }

  private func candidates(_ count: Int) -> [Candidate] {
    (1...count).map { Candidate(insert: "v\($0)", display: "v\($0)", detail: "") }
  }

  @Test("names and details stand below each other")
  func details() {
    let found = [
      Candidate(insert: "a", display: "région", detail: "of residence"),
      Candidate(insert: "b", display: "日", detail: "x"),
      Candidate(insert: "c", display: "none", detail: ""),
    ]
    #expect(
      CandidateList.lines(found, columns: 30) == ["région  of residence", "日      x", "none"])
    #expect(
      CandidateList.lines(found, columns: 15)
        == ["région  of res…", "日      x", "none"].map {
          TerminalText.cut($0, to: 14)
        })
  }

  @Test("short names run down the columns that fit")
  func columns() {
    #expect(CandidateList.lines(candidates(5), columns: 11) == ["v1  v3  v5", "v2  v4"])
    #expect(CandidateList.lines(candidates(5), columns: 10) == ["v1  v4", "v2  v5", "v3"])
  }

  @Test("what does not fit is counted")
  func leftOut() {
    let lines = CandidateList.lines(candidates(100), columns: 11, maximumLines: 20)
    #expect(lines.count == 21)
    #expect(lines.first == "v1    v21" && lines.last == "… and 60 more")
  }

  @Test("no list is wider than its terminal", arguments: 2...12)
  func narrow(columns: Int) {
    for line in CandidateList.lines(candidates(30), columns: columns, maximumLines: 3).dropLast() {
      #expect(TerminalText.width(of: line) < columns)
    }
  }

  @Test("a few that are explained stand below each other")
  func explained() {
    let few = (1...3).map { Candidate(insert: "v\($0)", display: "v\($0)", detail: "a") }
    #expect(CandidateList.lines(few, columns: 80) == ["v1  a", "v2  a", "v3  a"])
    let many = (1...13).map { Candidate(insert: "v\($0)", display: "v\($0)", detail: "a") }
    #expect(CandidateList.lines(many, columns: 80).count < 13)
  }
}
