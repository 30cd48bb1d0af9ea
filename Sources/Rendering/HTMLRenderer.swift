import TextLayout
package import ResultTables

/// Results as HTML fragments: semantic tables, no script, every text escaped where it is written.
package enum HTMLRenderer {
  /// A table in a `figure`: caption, headings with their scope, notes.
  package static func render(
    _ table: ResultTable, number: String? = nil, options: RenderingOptions
  ) -> String {
    let grid = TableGrid(table, options)
    let mark = number.map { "[\($0)] " } ?? ""
    let notes = grid.notes.map { "<p>" + escaped($0) + "</p>\n" }.joined()
    let lead = grid.lead.map { "<p>" + escaped($0) + "</p>\n" }.joined()
    return "<figure class=\"baro\" lang=\"\(escaped(options.language))\">\n" + lead + "<table>\n"
      + caption(mark + grid.title) + HTMLGrid(grid).text + "</table>\n"
      + (notes.isEmpty ? "" : "<figcaption>\n" + notes + "</figcaption>\n") + "</figure>\n"
  }

  /// A listing as a table.
  package static func render(_ listing: Listing, options: RenderingOptions) -> String {
    let words = ListingText(language: options.language)
    let columns = listing.headings.indices
    let headings = columns.map { column in
      "<th scope=\"col\"\(side(listing.alignment(column)))>"
        + safe(words.text(listing.headings[column])) + "</th>"
    }
    let rows = listing.rows.map { row in
      let cells = columns.map { column in
        let text = column < row.count ? safe(words.text(row[column])) : ""
        return "<td\(side(listing.alignment(column)))>\(text)</td>"
      }
      return "<tr>" + cells.joined() + "</tr>\n"
    }
    return "<figure class=\"baro\" lang=\"\(escaped(options.language))\">\n<table>\n"
      + caption(SafeText.escaped(words.text(listing.title)))
      + "<thead>\n<tr>" + headings.joined() + "</tr>\n</thead>\n<tbody>\n" + rows.joined()
      + "</tbody>\n</table>\n"
      + listing.notes.map { "<p>" + safe(words.text($0)) + "</p>\n" }
      .joined()
      + "</figure>\n"
  }

  /// A claim as a paragraph.
  package static func render(_ claim: ClaimResult, options: RenderingOptions) -> String {
    let sentence = ClaimRenderer.sentence(claim, language: options.language)
    return "<p class=\"baro\">" + (claim.holds ? "✓ " : "✗ ") + escaped(sentence) + "</p>\n"
  }

  /// A finished text.
  static func preformatted(_ text: String) -> String { "<pre>" + escaped(text) + "</pre>\n" }

  /// Text in which nothing is markup.
  static func escaped(_ text: String) -> String {
    var safe = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": safe += "&amp;"
      case "<": safe += "&lt;"
      case ">": safe += "&gt;"
      case "\"": safe += "&quot;"
      case "'": safe += "&#39;"
      default: safe.unicodeScalars.append(scalar)
      }
    }
    return safe
  }

  private static func safe(_ text: String) -> String { escaped(SafeText.escaped(text)) }

  private static func caption(_ text: String) -> String {
    text.isEmpty ? "" : "<caption>" + escaped(text) + "</caption>\n"
  }

  private static func side(_ alignment: Listing.Alignment) -> String {
    " style=\"text-align:\(alignment == .leading ? "left" : "right")\""
  }
}

/// The head and bodies of a table.
private struct HTMLGrid {
  private let grid: TableGrid

  init(_ grid: TableGrid) { self.grid = grid }

  var text: String { "<thead>\n" + head + "</thead>\n" + bodies }

  private var head: String {
    let rows = HeadingRows(grid.columns, Array(grid.columns.indices)).rows
    return rows.enumerated().map { level, row in
      let isLast = level == rows.count - 1
      let corner = isLast ? HTMLRenderer.escaped(grid.corner) : ""
      let cells = row.map { heading($0) }
      return "<tr><td style=\"text-align:left\">" + corner + "</td>" + cells.joined() + "</tr>\n"
    }.joined()
  }

  private func heading(_ cell: HeadingRows.HeadingCell) -> String {
    let text = HTMLRenderer.escaped(cell.text)
    if cell.columns.count == 1 {
      if text.isEmpty { return "<td></td>" }
      return "<th scope=\"col\" style=\"text-align:right\">\(text)</th>"
    }
    let span = "colspan=\"\(cell.columns.count)\""
    if text.isEmpty { return "<td \(span)></td>" }
    return "<th scope=\"colgroup\" \(span) style=\"text-align:center\">\(text)</th>"
  }

  /// One `tbody` for each part of the table that a rule tells apart.
  private var bodies: String {
    var text = ""
    var section: TableGrid.Section?
    for line in grid.lines {
      if line.section != section { text += (section == nil ? "" : "</tbody>\n") + "<tbody>\n" }
      section = line.section
      text += row(line)
    }
    return section == nil ? text : text + "</tbody>\n"
  }

  private func row(_ line: TableGrid.GridLine) -> String {
    let indent = line.indent == 0 ? "" : ";padding-left:\(Double(line.indent) * 1.5 + 0.6)em"
    let style = "style=\"text-align:left\(indent)\""
    let label = HTMLRenderer.escaped(line.label)
    if line.isHeading {
      let span = "colspan=\"\(grid.columns.count + 1)\""
      return "<tr><th scope=\"rowgroup\" \(span) \(style)>\(label)</th></tr>\n"
    }
    let cells = line.cells.map { cell in
      let letters = cell.letters.isEmpty ? "" : "<sup>\(HTMLRenderer.escaped(cell.letters))</sup>"
      let number = HTMLRenderer.escaped(cell.text + cell.sign)
      return "<td style=\"text-align:right\">\(number)\(letters)</td>"
    }
    return "<tr><th scope=\"row\" \(style)>\(label)</th>" + cells.joined() + "</tr>\n"
  }
}
