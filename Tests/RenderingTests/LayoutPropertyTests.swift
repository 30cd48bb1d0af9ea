import TextLayout
import Rendering
import ResultTables
import Testing

/// What holds for every table at every width.
struct LayoutPropertyTests {
  private static let tables = [
    Fixtures.teleworkByRole, Fixtures.stackedAndNested, Fixtures.frequency, Fixtures.groups,
    Fixtures.frenchCrosstab, Fixtures.wideText,
  ]

  @Test("no line is wider than the terminal, from 20 columns up", arguments: tables.indices)
  func fits(index: Int) {
    for width in 20...130 {
      let text = TextTableRenderer.render(Self.tables[index], options: .init(width: width))
      for line in text.split(separator: "\n") {
        #expect(DisplayWidth.of(String(line)) <= width, "\(width): \(line)")
      }
    }
  }

  @Test("every number stands in the text at every width", arguments: tables.indices)
  func complete(index: Int) {
    let table = Self.tables[index]
    let whole = words(TextTableRenderer.render(table, options: .init()))
    for width in [1, 5, 12, 20, 33, 50, 80] {
      let text = words(TextTableRenderer.render(table, options: .init(width: width)))
      for (word, count) in whole where word.hasSuffix("%") {
        #expect(text[word, default: 0] >= count, "\(width): \(word)")
      }
    }
  }

  private func words(_ text: String) -> [String: Int] {
    let words = text.split { $0 == " " || $0 == "\n" || $0 == "*" }.map(String.init)
    return Dictionary(words.map { ($0, 1) }, uniquingKeysWith: +)
  }

  @Test("not one escape byte without colour", arguments: OutputFormat.allCases)
  func noEscape(format: OutputFormat) {
    for table in Self.tables where format != .csv && format != .tidy {
      let result = StatementResult(number: 7, output: .tables([table]))
      let text = ResultRenderer.render(result, format: format, options: .init(width: 60))
      #expect(!text.utf8.contains(0x1B))
    }
  }

  @Test("colour changes no text", arguments: tables.indices)
  func colour(index: Int) {
    let plain = TextTableRenderer.render(Self.tables[index], options: .init(width: 60))
    let coloured = TextTableRenderer.render(
      Self.tables[index], options: .init(width: 60, color: true))
    #expect(coloured != plain)
    let stripped = coloured.split(separator: "\u{1B}[", omittingEmptySubsequences: false)
      .enumerated().map { $0 == 0 ? $1 : $1.drop { $0 != "m" }.dropFirst() }.joined()
    #expect(stripped == plain)
  }

  @Test("a table without lines says so")
  func empty() {
    var table = Fixtures.frequency
    table.screenRows = []
    let text = TextTableRenderer.render(table, options: .init())
    #expect(text.hasPrefix("Telework\nNo rows.\nFilter"))
  }
}
