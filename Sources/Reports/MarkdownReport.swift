import Documents

extension Report {
  /// The whole report as Markdown, for a wiki or another program: the texts as they are, the results as
  /// pipe tables, the charts as characters.
  package var markdown: String {
    var blocks = document.cells.flatMap(blocks)
    if let verdict { blocks.insert("**\(verdict)**", at: hasTitle ? 1 : 0) }
    blocks.append("*\(words.made) `\(name)`*")
    return blocks.joined(separator: "\n\n") + "\n"
  }

  /// Whether the first block is the page's title.
  private var hasTitle: Bool {
    document.cells.first { $0.kind != .raw }.map { $0.kind == .text && $0.source.hasPrefix("# ") }
      ?? false
  }

  /// The paragraphs of a cell; a title that it opens with is one of its own.
  private func blocks(_ cell: Cell) -> [String] {
    switch cell.kind {
    case .raw: return []
    case .code: return (cell.outputs ?? []).compactMap(block)
    case .text:
      guard cell.source.hasPrefix("# "), let end = cell.source.firstIndex(of: "\n") else {
        return [cell.source]
      }
      let rest = cell.source[end...].drop(while: \.isNewline)
      return [String(cell.source[..<end])] + (rest.isEmpty ? [] : [String(rest)])
    }
  }

  private func block(_ output: CellOutput) -> String? {
    switch output.kind {
    case .notice: nil
    case .error: MarkdownCodec.block(output.text, info: "text")
    case .result:
      output.form("text/markdown") ?? MarkdownCodec.block(output.text, info: "text")
    }
  }
}
