import Rendering
import ResultTables
import Testing

@Suite("pages of HTML") struct HTMLPageTests {
  @Test("a page stands alone and escapes its title")
  func page() {
    let page = HTMLPage.html(title: "a<b", language: "fr", body: "<p>x</p>\n")
    #expect(page.hasPrefix("<!doctype html>\n<html lang=\"fr\">"))
    #expect(page.contains("<title>a&lt;b</title>"))
    #expect(page.contains("<meta charset=\"utf-8\">"))
    #expect(page.hasSuffix("<main>\n<p>x</p>\n</main>\n</body>\n</html>\n"))
  }

  @Test("a page without a title has a name all the same")
  func untitled() {
    #expect(HTMLPage.html(title: "", language: "en", body: "").contains("<title>baro</title>"))
  }

  @Test("what is written to a file is a page, what a screen or a notebook shows is not")
  func files() throws {
    let result = StatementResult(output: .tables([Fixtures.frequency]))
    let file = try ResultRenderer.file(
      result, format: .text(.html, delimiter: nil), options: .init())
    #expect(String(decoding: file.bytes, as: UTF8.self).hasPrefix("<!doctype html>"))
    let shown = ResultRenderer.render(result, format: .html, options: .init())
    #expect(shown.hasPrefix("<figure"))
  }
}
