import JSONSyntax

/// Reads Markdown whose blocks of `bq` are statements.
struct MarkdownReader {
  /// Where a code cell's block ends, and the output block behind it, if one stands there.
  struct CodeBlockEnd: Equatable {
    /// The line after the closing fence.
    var end: Int
    /// Lines of the output block, fences included.
    var output: Range<Int>?
  }

  private(set) var document = Document()
  /// Of each code cell, in order.
  private(set) var places: [CodeBlockEnd] = []
  private let lines: [String]
  private var line = 0
  private var text: [String] = []
  private var textStart = 0
  /// The mark of the text cell that is being read, if it has one.
  private var mark: (kind: Cell.CellKind, attributes: CellAttributes)?
  private var followsBlock = false

  init(_ text: String) {
    lines = text.documentLines
    readHead()
    textStart = line
    while line < lines.count { readLine() }
    finishText(isLast: true)
  }

  /// `---`, what the notebook says of itself, `---`.
  private mutating func readHead() {
    guard lines.count >= 3, lines[0] == "---", lines[2] == "---",
      let members = NotebookMetadata.members(lines[1])
    else { return }
    document.metadata = members
    line = 3
    followsBlock = true
  }

  private mutating func readLine() {
    if let fence = Fence(lines[line]) {
      readBlock(fence)
    } else if let found = Self.cellMark(lines[line]) {
      finishText(isLast: false)
      mark = found
      line += 1
      followsBlock = true
      textStart = line
    } else {
      text.append(lines[line])
      line += 1
    }
  }

  /// The mark of a cell, `<!-- %% [raw] title key="value" -->`.
  private static func cellMark(
    _ line: String
  ) -> (kind: Cell.CellKind, attributes: CellAttributes)? {
    guard line.hasPrefix("<!-- %%"), line.hasSuffix("-->") else { return nil }
    var rest = String(line.dropFirst("<!-- %%".count).dropLast("-->".count)).trimmed
    let isRaw = rest == "[raw]" || rest.hasPrefix("[raw] ")
    if isRaw { rest = String(rest.dropFirst("[raw]".count)).trimmed }
    return (isRaw ? .raw : .text, CellAttributes(rest))
  }

  private mutating func readBlock(_ fence: Fence) {
    let closing = lines[(line + 1)...].firstIndex { fence.isClosed(by: $0) }
    let end = closing ?? lines.count
    let next = closing.map { $0 + 1 } ?? lines.count
    switch fence.role {
    case .code(let info): addCell(.code, info, line + 1..<end, next)
    case .cell(let kind, let info): addCell(kind, info, line + 1..<end, next)
    case .output, .other:
      text += lines[line..<next]
      line = next
    }
  }

  private mutating func addCell(
    _ kind: Cell.CellKind, _ info: String, _ body: Range<Int>, _ next: Int
  ) {
    finishText(isLast: false)
    let attributes = CellAttributes(info)
    var cell = Cell(
      kind, lines[body].joined(separator: "\n"), title: attributes.title, id: attributes.id,
      metadata: attributes.metadata, firstLine: body.lowerBound + 1)
    line = next
    if kind == .code {
      var place = CodeBlockEnd(end: next)
      if let (range, output) = outputBlock() {
        cell.outputs = [CellOutput(.result(forms: []), output)]
        place.output = range
        line = range.upperBound
      }
      places.append(place)
    }
    document.cells.append(cell)
    followsBlock = true
    textStart = line
  }

  /// The output block that follows, empty lines between forgiven.
  private func outputBlock() -> (Range<Int>, String)? {
    guard let start = lines[line...].firstIndex(where: { !$0.isEmpty }),
      let fence = Fence(lines[start]), fence.role == .output,
      let end = lines[(start + 1)...].firstIndex(where: { fence.isClosed(by: $0) })
    else { return nil }
    return (start..<end + 1, lines[(start + 1)..<end].joined(separator: "\n"))
  }

  /// Makes a text cell of the lines so far; one empty line to each block beside it is no part.
  private mutating func finishText(isLast: Bool) {
    var body = text[...]
    var first = textStart + 1
    if followsBlock, body.first == "" {
      body = body.dropFirst()
      first += 1
    }
    if !isLast, body.last == "" { body = body.dropLast() }
    let attributes = mark?.attributes ?? CellAttributes()
    if mark != nil || !body.allSatisfy(\.isEmpty) {
      document.cells.append(
        Cell(
          mark?.kind ?? .text, body.joined(separator: "\n"), title: attributes.title,
          id: attributes.id, metadata: attributes.metadata, firstLine: first))
    }
    text = []
    mark = nil
  }
}
