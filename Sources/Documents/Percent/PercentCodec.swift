import JSONSyntax

/// Scripts whose cells begin with `# %%` in the first column.
///
/// A script without a mark is one cell. A text cell is `# %% [markdown]` with a comment a line; one
/// empty line before the next mark belongs to neither cell.
enum PercentCodec {
  private static let mark = "# %%"
  private static let fence = "# ---"

  // MARK: Reading

  static func read(_ text: String) -> Document {
    let lines = text.documentLines
    var document = Document()
    var first = 0
    if lines.count >= 3, lines[0] == fence, lines[2] == fence, lines[1].hasPrefix("# "),
      let members = NotebookMetadata.members(String(lines[1].dropFirst(2)))
    {
      document.metadata = members
      first = 3
    }
    let starts = lines.indices.dropFirst(first).filter { isMark(lines[$0]) }
    let head = Array(lines[first..<(starts.first ?? lines.count)])
    if !head.allSatisfy(\.isEmpty) {
      document.cells.append(code(head, isLast: starts.isEmpty, firstLine: first + 1))
    }
    for (place, start) in starts.enumerated() {
      let isLast = place == starts.count - 1
      let end = isLast ? lines.count : starts[place + 1]
      document.cells.append(cell(lines, start, end, isLast: isLast))
    }
    return document
  }

  private static func isMark(_ line: String) -> Bool {
    line == mark || line.hasPrefix(mark + " ")
  }

  private static func code(_ lines: [String], isLast: Bool, firstLine: Int) -> Cell {
    Cell(.code, body(lines, isLast: isLast).joined(separator: "\n"), firstLine: firstLine)
  }

  /// The lines without the empty one that parts cells.
  private static func body(_ lines: [String], isLast: Bool) -> [String] {
    !isLast && lines.last == "" ? lines.dropLast() : lines
  }

  private static func cell(_ lines: [String], _ start: Int, _ end: Int, isLast: Bool) -> Cell {
    let (title, members) = CellAttributes.parts(String(lines[start].dropFirst(mark.count)))
    var text = title
    let kind = takeKind(&text)
    let body = body(Array(lines[(start + 1)..<end]), isLast: isLast)
    let attributes = CellAttributes(text: text, members: members)
    let source = kind == .code ? body : body.map(uncommented)
    return Cell(
      kind, source.joined(separator: "\n"), title: attributes.title, id: attributes.id,
      metadata: attributes.metadata, firstLine: start + 2)
  }

  /// Takes `[markdown]`, `[md]` or `[raw]` out of a mark.
  private static func takeKind(_ mark: inout String) -> Cell.CellKind {
    for (word, kind) in [("[markdown]", Cell.CellKind.text), ("[md]", .text), ("[raw]", .raw)] {
      guard let range = mark.firstRange(of: word) else { continue }
      let before = String(mark[..<range.lowerBound]).trimmed
      let after = String(mark[range.upperBound...]).trimmed
      mark = [before, after].filter { !$0.isEmpty }.joined(separator: " ")
      return kind
    }
    return .code
  }

  private static func uncommented(_ line: String) -> String {
    if line.hasPrefix("# ") { return String(line.dropFirst(2)) }
    return line.hasPrefix("#") ? String(line.dropFirst()) : line
  }

  // MARK: Writing

  static func write(_ document: Document) -> String {
    var parts: [String] = []
    if !document.metadata.isEmpty {
      parts.append(
        [fence, "# " + NotebookMetadata.line(document.metadata), fence]
          .joined(separator: "\n"))
    }
    if parts.isEmpty, document.cells.count == 1, isPlain(document.cells[0]) {
      return document.cells[0].source + "\n"
    }
    let cells = document.cells.enumerated().map { index, cell in
      index == 0 && parts.isEmpty && isHead(cell) ? cell.source : written(cell)
    }
    let body = cells.joined(separator: "\n\n")
    return (parts + (body.isEmpty ? [] : [body])).map { $0 + "\n" }.joined()
  }

  /// Whether a cell can stand without a mark: statements without a name of their own.
  private static func isPlain(_ cell: Cell) -> Bool {
    cell.kind == .code && CellAttributes(cell).isEmpty
      && !cell.source.documentLines.contains(where: isMark)
  }

  /// Whether a first cell may stand before the first mark: nothing but comments and statements
  /// that begin on its first line.
  private static func isHead(_ cell: Cell) -> Bool {
    isPlain(cell) && !(cell.source.documentLines.first ?? "").isEmpty
  }

  private static func written(_ cell: Cell) -> String {
    let kind = cell.kind == .code ? "" : cell.kind == .text ? "[markdown]" : "[raw]"
    let attributes = CellAttributes(cell)
    let rest = [attributes.titleText, kind, attributes.tail].filter { !$0.isEmpty }
    let head = ([mark] + rest).joined(separator: " ")
    if cell.source.isEmpty { return head }
    let lines = cell.source.split(separator: "\n", omittingEmptySubsequences: false)
    let body = cell.kind == .code ? lines.map(unmarked) : lines.map(commented)
    return ([head] + body).joined(separator: "\n")
  }

  /// A line of statements; a comment that would begin a cell is set in by a blank.
  private static func unmarked(_ line: Substring) -> String {
    isMark(String(line)) ? " " + line : String(line)
  }

  private static func commented(_ line: Substring) -> String { line.isEmpty ? "#" : "# " + line }
}
