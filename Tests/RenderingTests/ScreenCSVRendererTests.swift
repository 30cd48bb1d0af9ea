import Rendering
import ResultTables
import Testing
import StatisticNames

struct ScreenCSVRendererTests {
  @Test("several statistics name themselves in the header")
  func statistics() {
    var table = Fixtures.stackedAndNested
    table.screenColumns = [Statistic.n, .columnPercent].map {
      ScreenColumn(column: 1, statistic: $0)
    }
    let text = ScreenCSVRenderer.render([table], options: .init()).text
    #expect(
      text == """
        Telework,"Staff, n","Staff, column %"
        Yes,200,28.571428571428573
        No,500,71.42857142857143
        Base (n),700,

        """)
  }

  @Test("labels that stand twice are told apart by their variables")
  func duplicates() {
    var table = Fixtures.stackedAndNested
    table.columns[3] = Fixtures.entry("level", ["Level"], ["Elected"])
    table.screenColumns = [0, 2, 3].map { ScreenColumn(column: $0, statistic: .columnPercent) }
    let text = ScreenCSVRenderer.render([table], options: .init()).text
    #expect(text.hasPrefix("Telework,Total,Role > Elected,Level > Elected\n"))
  }

  @Test("cells that a spreadsheet would run are counted, and prefixed when asked")
  func formulas() {
    var table = Fixtures.frequency
    table.rows[0].path = [.text("=HYPERLINK(\"x\")")]
    table.rows[1].path = [.text("-1")]
    let csv = ScreenCSVRenderer.render([table], options: .init())
    #expect(csv.cellsThatRun == 1)
    #expect(csv.text.contains("\n\"=HYPERLINK(\"\"x\"\")\",98,"))
    let plain = ScreenCSVRenderer.render([table], options: .init(plain: true))
    #expect(plain.text.contains("\n\"'=HYPERLINK("))
  }

  @Test("a quote with a combining mark is quoted all the same")
  func marks() {
    let listing = Listing(title: "", headings: ["a"], rows: [["\"\u{338},x"]])
    #expect(ListingRenderer.csv(listing).text == "a\n\"\"\"\u{338},x\"\n")
  }
}
