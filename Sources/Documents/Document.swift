package import JSONSyntax

/// A notebook: cells of text and statements, whatever file they stand in.
package struct Document: Equatable, Sendable {
  package var cells: [Cell]
  /// Members of the notebook's metadata that are not this program's own.
  package var metadata: [JSONMember]

  package init(cells: [Cell] = [], metadata: [JSONMember] = []) {
    self.cells = cells
    self.metadata = metadata
  }
}

/// One cell.
package struct Cell: Equatable, Sendable {
  package enum CellKind: String, Sendable {
    /// Statements.
    case code
    /// Markdown.
    case text = "markdown"
    /// Neither: kept as it is.
    case raw
  }

  package var kind: CellKind
  /// Lines parted by newlines, none at the end but those that are part of the cell.
  package var source: String
  /// What stands on the cell's mark.
  package var title: String
  /// The name that a file gives it; nothing: one that is made from the source.
  package var id: String?
  /// Further members of the cell's metadata, such as `tags`.
  package var metadata: [JSONMember]
  /// Of a code cell, in the order in which they came; nothing: none are stored.
  package var outputs: [CellOutput]?
  /// The line of the file on which the source begins, counted from 1.
  package var firstLine: Int

  package init(
    _ kind: CellKind, _ source: String, title: String = "", id: String? = nil,
    metadata: [JSONMember] = [], outputs: [CellOutput]? = nil, firstLine: Int = 1
  ) {
    self.kind = kind
    self.source = source
    self.title = title
    self.id = id
    self.metadata = metadata
    self.outputs = outputs
    self.firstLine = firstLine
  }
}

/// What a cell said when it ran.
package struct CellOutput: Equatable, Sendable {
  package enum OutputKind: Equatable, Sendable {
    /// A result, as text and in the forms that stand beside it, by media type; a result of words
    /// alone has none.
    case result(forms: [JSONMember])
    /// What was told on the way: of loading, of defining.
    case notice
    /// `name` is its code.
    case error(name: String)
  }

  package var kind: OutputKind
  package var text: String

  package init(_ kind: OutputKind, _ text: String) {
    self.kind = kind
    self.text = text
  }

  /// The text of a form by its media type.
  package func form(_ mediaType: String) -> String? {
    guard case .result(let forms) = kind else { return nil }
    return forms.first { $0.name == mediaType }?.node.string
  }

  /// Whether it tells of an error.
  package var isError: Bool {
    if case .error = kind { true } else { false }
  }
}

extension Cell {
  /// The source behind as many newlines that errors in it point into the file.
  package var placedSource: String { String(repeating: "\n", count: firstLine - 1) + source }

  /// What the results and errors of a run read as, one below the other; nothing when none is stored.
  package var outputText: String? {
    outputs.map { outputs in
      outputs.filter { $0.kind != .notice }.map { output in
        output.text.hasSuffix("\n") ? output.text : output.text + "\n"
      }.joined().trimmingEnd()
    }
  }
}

extension String {
  /// The text without blank lines at its end.
  func trimmingEnd() -> String {
    var end = endIndex
    while end > startIndex {
      let before = index(before: end)
      guard self[before].isNewline || self[before] == " " else { break }
      end = before
    }
    return String(self[..<end])
  }

  /// The lines, whatever ends them; a newline at the end begins no further one.
  var documentLines: [String] {
    var lines = split(omittingEmptySubsequences: false, whereSeparator: \.isLineEnd)
      .map(String.init)
    if lines.last == "" { lines.removeLast() }
    return lines
  }
}

extension Character {
  /// LF, CR LF or CR.
  fileprivate var isLineEnd: Bool { self == "\n" || self == "\r\n" || self == "\r" }
}
