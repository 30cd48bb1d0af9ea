import Documents
import JSONSyntax
import Testing

@testable import Reports

@Suite("Reports")
struct ReportTests {
  private func page(_ cells: [Cell], language: String = "en", claims: Int = 0, failed: Int = 0)
    -> String
  {
    Report(Document(cells: cells), name: "a.md", language: language, claims: claims, failed: failed)
      .html
  }

  @Test("headings have places and stand in the contents")
  func headings() {
    let text = page([
      Cell(.text, "# Télétravail\n\nWords *here*.\n\n## One\n\n## One\n\n### `Three`")
    ])
    #expect(text.contains("<title>Télétravail</title>"))
    #expect(text.contains("<h1 id=\"s1-t-l-travail\">Télétravail</h1>"))
    #expect(text.contains("<li class=\"level2\"><a href=\"#s2-one\">One</a></li>"))
    #expect(text.contains("<h2 id=\"s3-one\">One</h2>"))
    #expect(text.contains("<h3 id=\"s4-three\"><code>Three</code></h3>"))
    #expect(text.contains("<p>Words <em>here</em>.</p>"))
  }

  @Test("HTML in a text is text")
  func html() {
    let text = page([
      Cell(
        .text,
        "<script>alert(1)</script>\n\na <b onclick=\"x\">b</b> [c](javascript:x) ![d](data:x)")
    ])
    #expect(text.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
    #expect(text.contains("&lt;b onclick=&quot;x&quot;&gt;b&lt;/b&gt;"))
    #expect(!text.contains("javascript:") && !text.contains("<script") && !text.contains("<b "))
  }

  @Test("a cell shows its results, then its statements")
  func cells() {
    var cell = Cell(.code, "freq role # <b>")
    let page = JSONMember("text/html", "<figure>x</figure>\n")
    cell.outputs = [
      CellOutput(.result(forms: [page]), "x"), CellOutput(.notice, "told"),
      CellOutput(.error(name: "wrong"), "a <wrong> b"),
      CellOutput(.result(forms: []), "plain <text>"),
    ]
    let text = self.page([cell, Cell(.raw, "<i>raw</i>")])
    #expect(text.contains("<figure>x</figure>\n<pre class=\"error\">a &lt;wrong&gt; b</pre>"))
    #expect(text.contains("<pre>plain &lt;text&gt;</pre>"))
    #expect(text.contains("<code>freq role # &lt;b&gt;</code>"))
    #expect(!text.contains("told") && !text.contains("raw"))
  }

  @Test("the verdict of the claims stands first")
  func verdicts() {
    #expect(page([], claims: 3).contains("<p class=\"verdict\">3 of 3 claims hold</p>"))
    #expect(page([], claims: 3, failed: 1).contains("1 of 3 claims do not hold"))
    #expect(page([], language: "fr", claims: 2).contains("2 affirmations sur 2 sont vérifiées"))
    #expect(!page([]).contains("verdict\">"))
  }

  @Test("nothing is fetched and nothing runs")
  func standsAlone() {
    let text = page([
      Cell(.text, "# T\n\n![p](https://example.org/p.png)"), Cell(.code, "freq role"),
    ])
    #expect(!text.contains("<script") && !text.contains("<link") && !text.contains("@import"))
    #expect(!text.contains("src=\"http"))
  }
}
