import ResultTables

/// A book as one page: its list of tables with links, then the tables.
struct BookPage {
  private let book: TableBook
  private let text: BookText
  private let options: RenderingOptions
  private let numbers: NumberText

  init(_ book: TableBook, _ options: RenderingOptions) {
    self.book = book
    self.options = options
    text = BookText(book, language: options.language)
    numbers = NumberText(language: options.language)
  }

  /// A page that stands alone, without script.
  var html: String {
    let escaped = HTMLRenderer.escaped
    let sentences = text.sentences.map { "<p>" + escaped($0) + "</p>\n" }.joined()
    let items = text.entries.enumerated().map { position, entry in
      "<li><a href=\"#\(anchor(position))\">\(escaped(entry.title))</a>\(escaped(more(entry)))</li>\n"
    }
    let sections = book.tables.enumerated().map { position, table in
      "<section id=\"\(anchor(position))\">\n"
        + table.forPeople.map { HTMLRenderer.render($0, options: options) }.joined()
        + "<p><a href=\"#contents\">↑ \(escaped(text.contents))</a></p>\n</section>\n"
    }
    let body =
      "<h1>\(escaped(text.title))</h1>\n" + sentences
      + "<nav id=\"contents\">\n<h2>\(escaped(text.contents))</h2>\n<ol>\n" + items.joined()
      + "</ol>\n</nav>\n" + sections.joined()
    return HTMLPage.html(title: text.title, language: options.language, body: body)
  }

  /// A document whose links are anchors of its own.
  var markdown: String {
    let escaped = MarkdownRenderer.escaped
    let items = text.entries.enumerated().map { position, entry in
      "\(position + 1). [\(escaped(entry.title))](#\(anchor(position)))\(escaped(more(entry)))\n"
    }
    let sections = book.tables.enumerated().map { position, table in
      "\n<a id=\"\(anchor(position))\"></a>\n\n"
        + table.forPeople.map { MarkdownRenderer.render($0, options: options) }
        .joined(separator: "\n")
    }
    return "# \(escaped(text.title))\n\n" + text.sentences.map { escaped($0) + "\n\n" }.joined()
      + "## \(escaped(text.contents))\n\n" + items.joined() + sections.joined()
  }

  private func anchor(_ position: Int) -> String { "table-\(position + 1)" }

  /// The name and base of a table: ` (telework), n = 658`.
  private func more(_ entry: BookText.BookEntry) -> String {
    (entry.variable.isEmpty ? "" : " (\(entry.variable))")
      + (entry.base.map { ", n = " + numbers.count($0) } ?? "")
  }
}
