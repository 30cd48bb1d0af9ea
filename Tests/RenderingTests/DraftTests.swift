import Diagnostics
import Rendering
import ResultTables
import Testing

@Test func draft() {
  func put(_ name: String, _ text: String) { print("@@\(name)\n\(text)@@end") }
  let t = Fixtures.teleworkByRole
  put("crosstab100", TextTableRenderer.render(t, number: "7", options: .init(width: 100)))
  put("crosstab60", TextTableRenderer.render(t, options: .init(width: 60)))
  put("nested20", TextTableRenderer.render(Fixtures.stackedAndNested, options: .init(width: 20)))
  put("nested", TextTableRenderer.render(Fixtures.stackedAndNested, options: .init()))
  put("frequencyFr", TextTableRenderer.render(Fixtures.frequency, options: .init(language: "fr", percentDecimals: 1)))
  put("crosstabFr", TextTableRenderer.render(Fixtures.frenchCrosstab, options: .init(language: "fr", width: 60)))
  put("groups", TextTableRenderer.render(Fixtures.groups, options: .init(width: 70)))
  put("wide", TextTableRenderer.render(Fixtures.wideText, options: .init(width: 40)))
  put("csv", ScreenCSVRenderer.render([t], options: .init()).text)
  put("csvNested", ScreenCSVRenderer.render([Fixtures.stackedAndNested], options: .init(language: "fr", decimalComma: true)).text)
  put("csvGroups", ScreenCSVRenderer.render([Fixtures.groups], options: .init()).text)
  put("tidyGroups", TidyRenderer.render([Fixtures.groups], number: 7).text)
  put("mdCrosstab", MarkdownRenderer.render(t, number: "7", options: .init()))
  put("mdNested", MarkdownRenderer.render(Fixtures.stackedAndNested, options: .init()))
  put("mdGroups", MarkdownRenderer.render(Fixtures.groups, options: .init()))
  put("htmlNested", HTMLRenderer.render(Fixtures.stackedAndNested, options: .init()))
  for w in [nil, 60, 30, 15] as [Int?] {
    put("listing\(w ?? 0)", ListingRenderer.text(Fixtures.listing, options: .init(width: w)))
  }
  put("mdListing", MarkdownRenderer.render(Fixtures.listing))
}
