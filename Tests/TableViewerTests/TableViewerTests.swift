import Rendering
import Testing

@testable import TableViewer

@Suite("A viewer is a value")
struct TableViewerTests {
  @Test("arrows go through cells, and from block to block past the columns that are repeated")
  func arrows() throws {
    var viewer = try #require(TableViewer([Self.sheet(rows: 3)], size: Self.window))
    #expect(viewer.cell?.text == "r0c0")
    for (key, text) in [
      (ViewerKey.right, "r0c1"), (.right, "r0c2"), (.right, "r0c3"), (.left, "r0c0"),
      (.left, "r0c2"), (.down, "r1c2"), (.end, "r1c3"), (.home, "r1c0"), (.nextBlock, "r1c0"),
      (.bottom, "r2c0"), (.top, "r0c0"),
    ] {
      #expect(viewer.press(key) == .redraw, "\(key)")
      #expect(viewer.cell?.text == text, "\(key)")
    }
  }

  @Test("what leads nowhere beeps and changes nothing")
  func ends() throws {
    var viewer = try #require(TableViewer([Self.sheet(rows: 3)], size: Self.window))
    let before = viewer
    for key in [
      ViewerKey.up, .left, .home, .top, .pageUp, .previousBlock, .previousTable, .nextTable,
    ] {
      #expect(viewer.press(key) == .beep, "\(key)")
      #expect(viewer == before, "\(key)")
    }
  }

  @Test("the cell is always seen; the notes beneath can be")
  func scrolling() throws {
    var viewer = try #require(TableViewer([Self.sheet(rows: 40)], size: Self.window))
    for key in [ViewerKey.bottom, .down, .down, .pageUp, .pageDown, .top, .pageDown, .pageDown] {
      _ = viewer.press(key)
      let picture = ViewerPicture(viewer)
      #expect(picture.lines.count == Self.window.rows)
      #expect(picture.lines[1] == "      a  b  c")
      if let cell = picture.cell { #expect(picture.lines[cell.row].contains(cell.text)) }
    }
    _ = viewer.press(.bottom)
    #expect(ViewerPicture(viewer).cell?.text == "r39c0")
    while viewer.press(.down) == .redraw {}
    #expect(ViewerPicture(viewer).lines.contains("Base: 40."))
  }

  @Test("Enter asks for respondents where an answer's cell is, and tells where not")
  func respondents() throws {
    var viewer = try #require(TableViewer([Self.sheet(rows: 2)], size: Self.window))
    #expect(viewer.press(.enter) == .respondents(table: "7", row: "row 0", column: "Total"))
    _ = viewer.press(.down)
    _ = viewer.press(.right)
    #expect(viewer.press(.enter) == .beep)
    #expect(viewer.message.contains("no respondents"))
    _ = viewer.press(.up)
    #expect(viewer.message.isEmpty)
  }

  @Test("e asks for a file, which is typed, mended and given up")
  func exporting() throws {
    var viewer = try #require(TableViewer([Self.sheet(rows: 2)], size: Self.window))
    for byte in "e".utf8 { #expect(viewer.press(.typed([byte])) == .redraw) }
    for byte in "té x".utf8 { _ = viewer.press(.typed([byte])) }
    _ = viewer.press(.erase)
    _ = viewer.press(.erase)
    _ = viewer.press(.erase)
    for byte in ".csv".utf8 { _ = viewer.press(.typed([byte])) }
    #expect(viewer.asking == .path && viewer.answer == "t.csv")
    #expect(ViewerPicture(viewer).lines.last == "export 7 to: t.csv")
    #expect(viewer.press(.enter) == .export(table: "7", path: "t.csv"))
    _ = viewer.press(.typed([UInt8(ascii: "e")]))
    #expect(viewer.press(.escape) == .redraw)
    #expect(viewer.asking == nil)
  }

  @Test(
    "a word is looked for among labels and cells, again with nothing typed, and told when missing")
  func finding() throws {
    var viewer = try #require(TableViewer([Self.sheet(rows: 30)], size: Self.window))
    let look = { (viewer: inout TableViewer, word: String) in
      _ = viewer.press(.typed(Array("/".utf8)))
      for byte in word.utf8 { _ = viewer.press(.typed([byte])) }
      return viewer.press(.enter)
    }
    #expect(look(&viewer, "W1") == .beep)
    #expect(viewer.message.contains("W1"))
    #expect(look(&viewer, "R1C") == .redraw && viewer.row == 1)
    #expect(look(&viewer, "r2") == .redraw && viewer.row == 2)
    #expect(look(&viewer, "") == .redraw && viewer.row == 20)
    #expect(ViewerPicture(viewer).cell?.text == "r20c0")
  }

  @Test("what is typed and pasted is the prompt's")
  func typing() throws {
    var viewer = try #require(TableViewer([Self.sheet(rows: 2)], size: Self.window))
    #expect(viewer.press(.typed(Array("f".utf8))) == .leaveTyping(Array("f".utf8)))
    #expect(viewer.press(.escape) == .leave)
  }

  @Test("another size keeps the cell")
  func resizing() throws {
    var viewer = try #require(TableViewer([Self.sheet(rows: 40)], size: Self.window))
    for key in [ViewerKey.bottom, .right, .right, .right] { _ = viewer.press(key) }
    viewer.resize([Self.sheet(rows: 40)], to: ViewerSize(columns: 20, rows: 6))
    #expect(viewer.cell?.text == "r39c3")
    #expect(ViewerPicture(viewer).cell?.text == "r39c3")
    #expect(ViewerPicture(viewer).lines.count == 6)
  }

  @Test("tables follow one another")
  func tables() throws {
    var viewer = try #require(
      TableViewer([Self.sheet(rows: 2), Self.sheet(rows: 5)], size: Self.window))
    _ = viewer.press(.down)
    #expect(viewer.press(.nextTable) == .redraw)
    #expect(viewer.shown.rows.count == 5)
    #expect(viewer.cell?.text == "r0c0")
  }

  @Test("bytes become keys; Escape alone, a paste and what means nothing are told apart")
  func keys() {
    #expect(
      Self.keys("\u{1B}[A\u{1B}[6~\u{1B}OB\t\u{1B}[Zq") == [
        .up, .pageDown, .down, .nextBlock, .previousBlock, .escape,
      ])
    #expect(Self.keys("\u{1B}[99;99Xx") == [.typed([UInt8(ascii: "x")])])
    #expect(Self.keys("\u{1B}[200~") == [.typed(Array("\u{1B}[200~".utf8))])
    var decoder = ViewerKeyDecoder()
    #expect(decoder.decode(0x1B) == nil)
    #expect(decoder.isWaiting)
    #expect(decoder.settle() == .escape)
    #expect(!decoder.isWaiting)
  }

  @Test("no row of keys brings it off its cells")
  func randomKeys() throws {
    var generator = SystemRandomNumberGenerator()
    let keys: [ViewerKey] = [
      .up, .down, .left, .right, .pageUp, .pageDown, .home, .end, .top, .bottom, .nextBlock,
      .previousBlock, .nextTable, .previousTable, .enter, .erase, .typed([UInt8(ascii: "e")]),
    ]
    let sheets = [Self.sheet(rows: 40), Self.sheet(rows: 1)]
    var viewer = try #require(TableViewer(sheets, size: Self.window))
    for _ in 0..<20_000 {
      let key = try #require(keys.randomElement(using: &generator))
      _ = viewer.press(key)
      if viewer.asking != nil { _ = viewer.press(.escape) }
      if Int.random(in: 0..<50, using: &generator) == 0 {
        let size = ViewerSize(
          columns: Int.random(in: 1...40, using: &generator),
          rows: Int.random(in: 1...20, using: &generator))
        viewer.resize(sheets, to: size)
      }
      #expect(viewer.cell != nil)
      #expect(ViewerPicture(viewer).lines.count == viewer.size.rows)
    }
  }

  private static let window = ViewerSize(columns: 40, rows: 12)

  private static func keys(_ text: String) -> [ViewerKey] {
    var decoder = ViewerKeyDecoder()
    return text.utf8.compactMap { decoder.decode($0) }
  }

  /// Four columns in two blocks that both begin with the first; the last row and column have no name.
  private static func sheet(rows: Int) -> ResultSheet {
    let blocks = [([0, 1, 2], "      a  b  c"), ([0, 3], "      a  d")].map { columns, heading in
      ResultSheet.SheetBlock(
        heading: [heading],
        lines: (0..<rows).map { row in
          ResultSheet.SheetLine(
            "row \(row) " + columns.map { "r\(row)c\($0)" }.joined(separator: " "), place: row,
            cells: columns.map {
              ResultSheet.SheetCell(text: "r\(row)c\($0)", drawn: "r\(row)c\($0)")
            })
        },
        columns: columns.enumerated().map {
          ResultSheet.SheetColumn(place: $0.element, start: 6 + 5 * $0.offset, width: 4)
        })
    }
    return ResultSheet(
      name: "7", title: "A table", blocks: blocks, notes: ["Base: \(rows)."],
      rows: (0..<rows).map {
        ResultSheet.AxisTitle(title: "row \($0)", name: $0 == rows - 1 ? nil : "row \($0)")
      },
      columns: [
        ResultSheet.AxisTitle(title: "Total", name: "Total"), ResultSheet.AxisTitle(title: "b"),
        ResultSheet.AxisTitle(title: "c", name: "c"), ResultSheet.AxisTitle(title: "d"),
      ])
  }
}
