import Testing

@testable import LineEditor

@Suite("Colours and grey text")
struct EntryPaintTests {
  init() throws {
    try TerminalLocale.adopt()
  }

  private func paint(
    _ text: String, cursor: Int? = nil, colors: [EntryColor] = [], ghost: String = "",
    columns: Int = 20
  ) -> EntryPaint {
    let picture = EntryPicture(
      of: EditBuffer(text, cursor: cursor), promptWidth: 6,
      size: TerminalSize(columns: columns, rows: 24))
    return EntryPaint(picture, colors: colors, ghost: ghost, ghostColor: "90")
  }

  /// Escapes in words: what stands where, in which colour.
  private func told(_ paint: EntryPaint) -> String {
    paint.text.replacing("\u{1B}7", with: "<save>").replacing("\u{1B}8", with: "<back>")
      .replacing("\u{1B}[", with: "<").replacing("\r", with: "<start>")
  }

  private func green(_ range: Range<Int>) -> EntryColor {
    EntryColor(range: range, parameters: "32")
  }

  @Test("runs are written where they stand, and the cursor comes back")
  func oneRow() {
    #expect(
      told(paint("ab cd", colors: [green(3..<5)]))
        == "<save><start><6Cab <32mcd<0m<back>")
  }

  @Test("each row is reached from the cursor's")
  func rows() {
    #expect(
      told(paint("ab\ncd", colors: [green(0..<2)]))
        == "<save><start><1A<6C<32mab<0m<start><1B<6Ccd<back>")
    #expect(
      told(paint("ab\ncd", cursor: 0, colors: [green(3..<5)]))
        == "<save><start><6Cab<start><1B<6C<32mcd<0m<back>")
  }

  @Test("a run goes on where its row is folded")
  func folded() {
    #expect(
      told(paint("123456789", colors: [green(3..<9)], columns: 12))
        == "<save><start><1A<6C123<32m456<0m<start><1B<32m789<0m<back>")
  }

  @Test("wide, composed and invisible characters stay what is drawn")
  func characters() {
    #expect(told(paint("日e\u{301}\u{200B}", colors: [green(0..<4)])).contains("<32m日é<U+200B><0m"))
  }

  @Test("nothing is written without colours")
  func none() {
    #expect(paint("ab").text.isEmpty && !paint("ab").hasGhost)
  }

  @Test("grey text stands behind the entry, its first line, cut to the row")
  func ghost() {
    #expect(told(paint("ab", ghost: "cde")) == "<save><90mcde<0m<back>")
    #expect(told(paint("ab", ghost: "cd\nef")) == "<save><90mcd …<0m<back>")
    #expect(told(paint("ab", ghost: "cdefghijklmnopqrst")) == "<save><90mcdefghijkl…<0m<back>")
    #expect(paint("123456789012", ghost: "x").hasGhost)
    #expect(!paint("1234567890123", ghost: "x").hasGhost)
    #expect(told(paint("ab", ghost: "\u{202E}\u{1B}")) == "<save><90m<U+202E>^[<0m<back>")
  }
}
