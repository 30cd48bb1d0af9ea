package import JSONSyntax

/// The files a document may stand in, by the ending of their name.
package enum DocumentFormat: String, Sendable, CaseIterable {
  case script = "bq"
  case markdown = "md"
  case notebook = "ipynb"

  /// The format of a path; nothing for other endings.
  package init?(path: String) {
    guard let dot = path.lastIndex(of: "."), !path[dot...].contains("/") else { return nil }
    self.init(rawValue: path[path.index(after: dot)...].lowercased())
  }

  /// Reads a document.
  ///
  /// - Throws: `JSONError` for a notebook that is none; the other two take any text.
  /// - Complexity: O(characters).
  package func read(_ text: String) throws(JSONError) -> Document {
    switch self {
    case .script: PercentCodec.read(text)
    case .markdown: MarkdownCodec.read(text)
    case .notebook: try NotebookReader(text).document()
    }
  }

  /// The canonical text of a document: reading it gives the document, writing that the same text.
  ///
  /// A script has no outputs; a notebook names its cells.
  package func write(_ document: Document) -> String {
    switch self {
    case .script: PercentCodec.write(document)
    case .markdown: MarkdownCodec.write(document)
    case .notebook: NotebookWriter.write(document)
    }
  }
}
