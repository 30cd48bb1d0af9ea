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

  @Test("lines beneath take the rows that are left, and the cursor stays in the entry")
  func beneath() {
    let drawn = EntryPicture(
      of: buffer("ab|"), promptWidth: 6, size: TerminalSize(columns: 12, rows: 5)
    ) { rows in (1...9).map { "line \($0) of 9" }.suffix(rows) }
    #expect(text(drawn.scalars) == "ab\nline 7 of 9\nline 8 of 9\nline 9 of 9")
    #expect(drawn.cursor == 2 && drawn.cursorRow == 0 && drawn.lastRow == 3 && drawn.room == 3)
  }

  @Test("rows are folded anew as a terminal does, those that a blank ends apart from the next")
  func refolding() {
    let typed = picture("123456789012345678901234567890|", promptWidth: 0, columns: 10)
    #expect([5, 10, 20, 100].map(typed.rowsAboveCursor) == [6, 3, 1, 0])
    let blank = picture("123456789 123456789 1234|", promptWidth: 0, columns: 10)
    #expect([5, 10, 20, 100].map(blank.rowsAboveCursor) == [4, 2, 2, 2])
    let lines = picture("ab\ncd|", promptWidth: 6, columns: 20)
    #expect([4, 100].map(lines.rowsAboveCursor) == [4, 1])
  }

  @Test("of an endless entry the part around the cursor is drawn, its offsets kept")
  func endless() {
    let long = String(repeating: "0123456789\n", count: 50_000)
    let drawn = EntryPicture(
      of: EditBuffer(long + "end"), promptWidth: 6, size: TerminalSize(columns: 20, rows: 5))
    #expect(text(drawn.scalars) == "0123456789\n0123456789\n0123456789\nend")
    #expect(!drawn.showsPrompt && drawn.rows.last?.scalars.first?.origin == .entry(550_000))
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
      CandidateList.lines(found, columns: 30) == [" région  of residence", " 日      x", " none"])
    #expect(
      CandidateList.lines(found, marked: 1, columns: 16)
        == [" région  of re…", "▸日      x", " none"])
  }

  @Test("short names run down the columns that fit")
  func columns() {
    #expect(CandidateList.lines(candidates(5), columns: 12) == [" v1  v3  v5", " v2  v4"])
    #expect(
      CandidateList.lines(candidates(5), marked: 3, columns: 11) == [" v1 ▸v4", " v2  v5", " v3"])
  }

  @Test("of a list that does not fit the page is seen that holds what is marked")
  func pages() {
    let first = CandidateList.lines(candidates(100), columns: 12, rows: 20)
    #expect(first.count == 20)
    #expect(first.first == " v1    v20" && first.last == "… 1 to 38 of 100")
    let last = CandidateList.lines(candidates(100), marked: 99, columns: 12, rows: 20)
    #expect(last.last == "… 77 to 100 of 100" && last.contains { $0.hasSuffix("▸v100") })
    #expect(CandidateList.lines(candidates(9), marked: 4, columns: 4, rows: 1) == ["▸v5"])
  }

  @Test("no list is wider than its terminal", arguments: 2...12)
  func narrow(columns: Int) {
    for line in CandidateList.lines(candidates(30), columns: columns, rows: 3).dropLast() {
      #expect(TerminalText.width(of: line) < columns)
    }
  }

  @Test("a few that are explained stand below each other")
  func explained() {
    let few = (1...3).map { Candidate(insert: "v\($0)", display: "v\($0)", detail: "a") }
    #expect(CandidateList.lines(few, columns: 80) == [" v1  a", " v2  a", " v3  a"])
    let many = (1...13).map { Candidate(insert: "v\($0)", display: "v\($0)", detail: "a") }
    #expect(CandidateList.lines(many, columns: 80).count < 13)
  }
}
