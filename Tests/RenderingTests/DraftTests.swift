import Rendering
import Testing
@Test func draft() {
  for t in [Fixtures.teleworkByRole, Fixtures.stackedAndNested, Fixtures.frequency, Fixtures.groups] {
    for w in [nil, 100, 60, 20] as [Int?] {
      print("WIDTH \(w ?? 0)")
      print(TextTableRenderer.render(t, number: "7", options: .init(width: w)))
    }
    print(TextTableRenderer.render(t, options: .init(language: "fr", width: 80, percentDecimals: 1)))
    print(ScreenCSVRenderer.render([t], options: .init()).text)
    print(TidyRenderer.render([t], number: 7).text.prefix(3000))
  }
}
