package import Documents
import JSONSyntax

/// A document with the text that it was read from, so that all but its outputs stays as it is.
package struct DocumentText {
  package let format: DocumentFormat
  package let document: Document
  private let text: String

  /// Reads a text.
  /// - Throws: `DocumentError`.
  package init(_ text: String, format: DocumentFormat) throws(DocumentError) {
    self.text = text
    self.format = format
    do {
      document = try format.read(text)
    } catch {
      throw DocumentError(error, in: text)
    }
  }

  /// The text with the outputs of a run in place of those stored; a script has none.
  ///
  /// - Parameter run: the document after a run, with the same cells.
  /// - Returns: the whole text.
  package func storing(_ run: Document) -> String {
    let cells = run.cells.filter { $0.kind == .code }
    switch format {
    case .script: return text
    case .markdown:
      return MarkdownCodec.replacingOutputs(in: text, by: cells.map(\.outputText))
    case .notebook:
      return (try? NotebookWriter.replacingOutputs(in: text, by: cells.map(\.outputs))) ?? text
    }
  }
}

/// Why a file is no document, and where.
package struct DocumentError: Error, Equatable {
  package let message: String
  package let line: Int
  package let column: Int

  init(_ error: JSONError, in text: String) {
    message = error.message
    let before = String(decoding: text.utf8.prefix(error.offset), as: UTF8.self)
    let lines = before.split(separator: "\n", omittingEmptySubsequences: false)
    line = lines.count
    column = (lines.last?.count ?? 0) + 1
  }
}
