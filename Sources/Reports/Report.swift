import Rendering
import TextLayout
package import Documents

/// A document that was run, as one page that stands alone: no network, no script.
package struct Report {
  let document: Document
  let name: String
  private let language: String
  let words: ReportWords
  let verdict: String?

  /// - Parameters:
  ///   - document: after a run.
  ///   - name: of its file, for the last line.
  ///   - language: of labels and of the page's own words.
  ///   - claims: how many were checked.
  ///   - failed: how many of them do not hold.
  package init(
    _ document: Document, name: String, language: String, claims: Int, failed: Int
  ) {
    self.document = document
    self.name = name
    self.language = language
    words = ReportWords(language: language)
    verdict = words.verdict(held: claims - failed, all: claims)
  }

  /// The whole page.
  package var html: String {
    var body = ""
    var headings: [Heading] = []
    for cell in document.cells { body += section(cell, &headings) }
    let opening = verdictLine + contents(headings)
    // Both stand under the page's title, where it has one.
    let place = body.firstRange(of: "</h1>\n")?.upperBound ?? body.startIndex
    body.insert(contentsOf: opening, at: place)
    let title = headings.first { $0.level == 1 }?.text ?? headings.first?.text ?? name
    let source = "<code>" + Self.escaped(name) + "</code>"
    body += "<footer><p>\(Self.escaped(words.made)) \(source)</p></footer>\n"
    return HTMLPage.html(title: title, language: language, body: body)
  }

  private struct Heading {
    var level: Int
    var text: String
    var id: String
  }

  private var verdictLine: String {
    verdict.map { "<p class=\"verdict\">" + Self.escaped($0) + "</p>\n" } ?? ""
  }

  private func contents(_ headings: [Heading]) -> String {
    let listed = headings.filter { $0.level == 2 || $0.level == 3 }
    guard listed.count > 1 else { return "" }
    let items = listed.map { heading in
      "<li class=\"level\(heading.level)\"><a href=\"#\(heading.id)\">"
        + Self.escaped(heading.text) + "</a></li>\n"
    }
    return "<nav aria-label=\"\(Self.escaped(words.contents))\">\n<h2>"
      + Self.escaped(words.contents) + "</h2>\n<ol>\n" + items.joined() + "</ol>\n</nav>\n"
  }

  // MARK: Cells

  private func section(_ cell: Cell, _ headings: inout [Heading]) -> String {
    switch cell.kind {
    case .raw: return ""
    case .code: return code(cell)
    case .text: break
    }
    return MarkdownBlocks.read(cell.source).map { block in
      guard block.heading > 0 else { return block.html }
      let id = Self.identifier(block.text, number: headings.count + 1)
      headings.append(Heading(level: block.heading, text: block.text, id: id))
      let tag = "<h\(block.heading)>"
      return "<h\(block.heading) id=\"\(id)\">" + block.html.dropFirst(tag.count)
    }.joined()
  }

  /// What a cell says, its statements folded away.
  private func code(_ cell: Cell) -> String {
    let outputs = (cell.outputs ?? []).map { output in
      switch output.kind {
      case .result: result(output)
      case .error: "<pre class=\"error\">" + Self.escaped(output.text) + "</pre>\n"
      case .notice: ""
      }
    }.joined()
    let statements =
      "<details><summary>\(Self.escaped(words.statements))</summary>\n<pre><code>"
      + Self.escaped(cell.source) + "</code></pre></details>\n"
    return "<section class=\"cell\">\n" + outputs + statements + "</section>\n"
  }

  /// A result as the picture or the page that it holds, else as its text.
  private func result(_ output: CellOutput) -> String {
    if let picture = output.form("image/svg+xml") {
      return "<figure class=\"baro\">\n" + picture + "</figure>\n"
    }
    return output.form("text/html") ?? "<pre>" + Self.escaped(output.text) + "</pre>\n"
  }

  /// A name for a heading's place: letters and digits of ASCII, told apart by its number.
  private static func identifier(_ text: String, number: Int) -> String {
    let letters = text.lowercased().map { character in
      character.isASCII && (character.isLetter || character.isNumber) ? character : "-"
    }
    let words = String(letters).split(separator: "-").joined(separator: "-")
    return "s\(number)" + (words.isEmpty ? "" : "-" + words.prefix(40))
  }

  static func escaped(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { SafeText.markup(String($0)) }.joined(separator: "\n")
  }
}
