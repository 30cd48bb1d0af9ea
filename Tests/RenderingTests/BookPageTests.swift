import ResultTables
import Testing

@testable import Rendering

/// Books as one page.
struct BookPageTests {
  private func page(title: String = "", language: String = "en") -> BookPage {
    var second = Fixtures.frequency
    second.title = "<b>|Telework"
    let book = TableBook(
      title: title, banner: ["Role", "Size"], tables: [Fixtures.teleworkByRole, second])
    return BookPage(book, RenderingOptions(language: language))
  }

  @Test("every link has its place")
  func anchors() {
    let html = page().html
    for table in ["table-1", "table-2", "contents"] {
      #expect(html.contains("href=\"#\(table)\""))
      #expect(html.contains("id=\"\(table)\""))
    }
    #expect(html.contains("<h1>Tables by Role, Size</h1>"))
    #expect(html.contains("&lt;b&gt;|Telework</a> (telework), n = 658</li>"))
    #expect(!html.contains("<b>"))
  }

  @Test("Markdown lists the tables before them")
  func markdown() {
    let text = page(title: "All *tables*").markdown
    #expect(text.hasPrefix("# All \\*tables\\*\n\nData: barometer.\n\n"))
    #expect(text.contains("1. [Telework by role](#table-1) (telework), n = 1,292\n"))
    #expect(text.contains("2. [&lt;b&gt;\\|Telework](#table-2) (telework), n = 658\n"))
    #expect(text.contains("<a id=\"table-2\"></a>"))
  }

  @Test("the words are those of the session's language")
  func french() {
    let html = page(language: "fr").html
    #expect(html.contains("<h1>Tableaux par Role, Size</h1>"))
    #expect(html.contains("<h2>Sommaire</h2>"))
    #expect(html.contains("Données\u{A0}: barometer."))
  }
}
