import Rendering
import ResultTables
import Testing
import StatisticNames

struct TidyRendererTests {
  private func lines(_ tables: [ResultTable], _ number: ResultNumber? = 7) -> [Substring] {
    TidyRenderer.render(tables, number: number).text.split(separator: "\n")
  }

  @Test("the header is fixed")
  func header() {
    #expect(
      lines([]) == [
        "table,row_variable,row,column_variable,column,statistic,value,n,weighted_n,"
          + "effective_n,filter,weight,hidden,line"
      ])
  }

  @Test("figures of the whole table name its variables")
  func tests() {
    let all = lines([Fixtures.teleworkByRole])
    #expect(all.suffix(1) == ["7,telework,,role,,p,0.0000071,1292,1292,1292,,,,test"])
  }

  @Test("a figure of one banner part names its own")
  func parts() {
    var table = Fixtures.stackedAndNested
    let base = Fixtures.plainBase(10)
    table.figures = [
      PlacedFigure(
        row: nil, column: nil, statistic: .p, figure: Figure(0.5, base: base), line: .test,
        variables: .init(column: "size > wave"))
    ]
    #expect(lines([table]).last == "7,telework,,size > wave,,p,0.5,10,10,10,,,,test")
  }

  @Test("the words of tables are English; nested labels are joined")
  func words() {
    let text = lines([Fixtures.frequency])
    #expect(text.contains { $0.hasPrefix("7,telework,Missing > no answer,,,n,4,") })
    #expect(text.contains { $0.hasPrefix("7,telework,Valid,,,valid_percent,100,") })
  }

  @Test("the second table of a result is 7.2")
  func numbers() {
    let text = lines([Fixtures.frequency, Fixtures.frequency])
    #expect(Set(text.dropFirst().map { $0.prefix { $0 != "," } }) == ["7", "7.2"])
    #expect(lines([Fixtures.frequency], nil)[1].hasPrefix(",telework,"))
  }

  @Test("a hidden figure shows neither value nor base")
  func hidden() {
    var table = Fixtures.frequency
    table.figures = [table.figures[0]]
    table.figures[0].figure.hiding = .secondary
    #expect(
      lines([table]).last
        == "7,telework,\"Yes, regularly\",,,n,,,,,wave = 2021,,secondary,answer")
    let screen = TextTableRenderer.render(table, options: .init())
    #expect(screen.contains("×") && !screen.contains("98"))
    #expect(!ScreenCSVRenderer.render([table], options: .init()).text.contains("98"))
  }
}
