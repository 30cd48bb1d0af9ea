/// Markdown documents: text as it is, statements in blocks of `bq`, outputs in blocks behind them.
package enum MarkdownCodec {
  static func read(_ text: String) -> Document { MarkdownReader(text).document }

  static func write(_ document: Document) -> String {
    var parts: [String] = []
    if !document.metadata.isEmpty {
      parts.append(
        ["---", NotebookMetadata.line(document.metadata), "---"].joined(separator: "\n"))
    }
    var earlier: Cell?
    for cell in document.cells {
      parts.append(written(cell, after: earlier, isFirst: parts.isEmpty))
      if let output = outputBlock(cell.outputText ?? "") { parts.append(output) }
      earlier = cell
    }
    return parts.isEmpty ? "" : parts.joined(separator: "\n\n") + "\n"
  }

  /// The text of a document with other outputs behind its code cells, all else as it is.
  ///
  /// - Parameters:
  ///   - text: the document.
  ///   - outputs: of each code cell in order what stands behind it; nothing leaves what does.
  /// - Returns: the whole text.
  package static func replacingOutputs(in text: String, by outputs: [String?]) -> String {
    var lines = text.documentLines
    let places = MarkdownReader(text).places
    for (place, output) in zip(places, outputs).reversed() {
      guard let output else { continue }
      let block = outputBlock(output).map { [""] + $0.documentLines } ?? []
      lines.replaceSubrange(place.end..<(place.output?.upperBound ?? place.end), with: block)
    }
    return lines.isEmpty ? "" : lines.joined(separator: "\n") + "\n"
  }

  /// A block of lines that nothing in them closes.
  package static func block(_ text: String, info: String) -> String {
    Fence.block(text, info: info)
  }

  private static func outputBlock(_ text: String) -> String? {
    text.isEmpty ? nil : Fence.block(text, info: "output")
  }

  private static func written(_ cell: Cell, after earlier: Cell?, isFirst: Bool) -> String {
    let attributes = CellAttributes(cell)
    let info = [attributes.titleText, attributes.tail].filter { !$0.isEmpty }.joined(separator: " ")
      .replacing("`", with: "\\u0060")
    if cell.kind == .code { return Fence.block(cell.source, info: join("bq", info)) }
    if !standsAlone(cell.source) {
      let kind = cell.kind == .text ? "markdown cell" : "raw cell"
      return Fence.block(cell.source, info: join(kind, info))
    }
    let followsText = earlier.map { $0.kind != .code } ?? false
    let isBlank = cell.source.documentLines.allSatisfy(\.isEmpty)
    let isHead = isFirst && (cell.source.hasPrefix("---\n") || cell.source.hasPrefix("\n"))
    let needsMark =
      cell.kind == .raw || !attributes.isEmpty || followsText || isBlank || isHead
      || cell.source.hasSuffix("\n") || isOutput(cell.source, of: earlier)
    guard needsMark else { return cell.source }
    let kind = cell.kind == .raw ? "[raw]" : ""
    let mark = ["<!-- %%", kind, info, "-->"].filter { !$0.isEmpty }.joined(separator: " ")
    return cell.source.isEmpty ? mark : mark + "\n\n" + cell.source
  }

  /// Whether a text behind a cell would be read as its output.
  private static func isOutput(_ source: String, of cell: Cell?) -> Bool {
    guard let cell, cell.kind == .code, (cell.outputText ?? "").isEmpty else { return false }
    return source.documentLines.first { !$0.isEmpty }.flatMap(Fence.init)?.role == .output
  }

  private static func join(_ first: String, _ rest: String) -> String {
    rest.isEmpty ? first : first + " " + rest
  }

  /// Whether a text between two blocks is read as it is: it holds no cell and no open block.
  private static func standsAlone(_ source: String) -> Bool {
    let mark = "<!-- %% -->\n\n"
    let read = MarkdownReader(mark + source + "\n\n```bq\nx\n```\n").document.cells
    return read.count == 2 && read[0].kind == .text && read[0].source == source
      && read[1].source == "x"
  }
}
