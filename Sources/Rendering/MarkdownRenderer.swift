import TextLayout
package import ResultTables

/// Results as Markdown with GitHub's pipe tables.
package enum MarkdownRenderer {
  /// A table: its title in bold, the grid, its notes as paragraphs.
  package static func render(
    _ table: ResultTable, number: String? = nil, options: RenderingOptions
  ) -> String {
    let grid = TableGrid(table, options)
    let mark = number.map { "[\($0)] " } ?? ""
    var parts: [String] = []
    if !(mark + grid.title).isEmpty { parts.append("**" + escaped(mark + grid.title) + "**\n") }
    parts += grid.lead.map { escaped($0) + "\n" }
    if !grid.columns.isEmpty { parts.append(self.table(grid)) }
    parts += grid.notes.map { escaped($0) + "\n" }
    return parts.joined(separator: "\n")
  }

  /// A listing: its title, its rows as a pipe table, its notes.
  package static func render(_ listing: Listing, options: RenderingOptions) -> String {
    let words = ListingText(language: options.language)
    let title = words.text(listing.title)
    var parts: [String] = []
    if !title.isEmpty { parts.append("**" + safe(title) + "**\n") }
    if !listing.headings.isEmpty {
      let rules = listing.headings.indices.map {
        listing.alignment($0) == .leading ? "---" : "---:"
      }
      let rows = listing.rows.map { row in
        listing.headings.indices.map { $0 < row.count ? safe(words.text(row[$0])) : "" }
      }
      let headings = listing.headings.map { safe(words.text($0)) }
      parts.append(([headings, rules] + rows).map(line).joined())
    }
    parts += listing.notes.map { safe(words.text($0)) + "\n" }
    return parts.joined(separator: "\n")
  }

  /// A claim as one paragraph.
  package static func render(_ claim: ClaimResult, options: RenderingOptions) -> String {
    let sentence = ClaimRenderer.sentence(claim, language: options.language)
    return (claim.holds ? "✓ " : "✗ ") + escaped(sentence) + "\n"
  }

  /// A finished text in a fence that it cannot close.
  static func fenced(_ text: String) -> String {
    var fence = "```"
    while text.contains(fence) { fence += "`" }
    return fence + "text\n" + text + (text.hasSuffix("\n") ? "" : "\n") + fence + "\n"
  }

  private static func table(_ grid: TableGrid) -> String {
    let headings = self.headings(grid).map { $0.map(escaped).joined(separator: " › ") }
    let rules = ["---"] + grid.columns.map { _ in "---:" }
    let rows = grid.lines.map { line in
      let indent = String(repeating: "&emsp;", count: line.indent)
      let label = line.isHeading ? "**" + escaped(line.label) + "**" : escaped(line.label)
      let cells = grid.columns.indices.map { line.isHeading ? "" : cell(line.cells[$0]) }
      return [indent + label] + cells
    }
    return ([[escaped(grid.corner)] + headings, rules] + rows).map(line).joined()
  }

  /// The parts of each column's heading; a banner of one variable leaves its label to the title.
  private static func headings(_ grid: TableGrid) -> [[String]] {
    let variables = Set(grid.columns.flatMap(\.headings).map(\.key).filter { !$0.isEmpty })
    return grid.columns.map { column in
      let parts = column.headings.filter { variables.count > 1 || $0.key.isEmpty }
      return parts.map(\.text)
    }
  }

  private static func cell(_ cell: TableGrid.GridCell) -> String {
    escaped(cell.text + cell.hanging)
  }

  private static func line(_ cells: [String]) -> String {
    "| " + cells.joined(separator: " | ") + " |\n"
  }

  private static func safe(_ text: String) -> String { escaped(SafeText.escaped(text)) }

  /// Text in which nothing is markup, HTML or a cell's end.
  static func escaped(_ text: String) -> String {
    var safe = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": safe += "&amp;"
      case "<": safe += "&lt;"
      case ">": safe += "&gt;"
      case "\\", "|", "*", "_", "`", "[", "]", "~", "$", "#":
        safe += "\\" + String(scalar)
      default: safe.unicodeScalars.append(scalar)
      }
    }
    return safe
  }
}

extension Listing {
  /// How a column stands; to the left when nothing says otherwise.
  func alignment(_ column: Int) -> Alignment {
    alignments.indices.contains(column) ? alignments[column] : .leading
  }
}
