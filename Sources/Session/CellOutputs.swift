import TextLayout
import Diagnostics
package import Documents
import JSONSyntax
import Rendering
import ResultTables

extension Session {
  /// Columns of tables that are kept in a notebook.
  private static let notebookWidth = 100

  /// What a cell of a notebook shows of an event; nothing of one that it has no place for.
  ///
  /// - Parameters:
  ///   - event: what the session told.
  ///   - withMarkdown: whether results stand in it as Markdown too.
  /// - Returns: the outputs in order.
  package func cellOutputs(of event: SessionEvent, withMarkdown: Bool = false) -> [CellOutput] {
    switch event {
    case .result(let result), .page(let result): outputs(of: result, withMarkdown)
    case .notice(let notice): [CellOutput(.notice, SafeText.escaped(text(of: notice)))]
    case .diagnostic(let diagnostic, let source): [output(of: diagnostic, source)]
    case .clearScreen, .quit, .finished: []
    }
  }

  private func outputs(of result: StatementResult, _ withMarkdown: Bool) -> [CellOutput] {
    if case .nothing = result.output { return [] }
    var options = settings.rendering
    options.width = settings.width ?? Self.notebookWidth
    let bundles = ResultBundle.all(of: result, options: options, withMarkdown: withMarkdown)
    return bundles.map { bundle in
      let forms = bundle.forms.map { JSONMember($0.key, Self.node($0.value)) }
      return CellOutput(.result(forms: forms.sorted { $0.name < $1.name }), bundle.text)
    }
  }

  private static func node(_ form: ResultBundle.Form) -> JSONNode {
    switch form {
    case .text(let text): JSONNode(.string(text))
    case .json(let text): (try? JSONReader.read(Array(text.utf8))) ?? JSONNode(.null)
    }
  }

  private func output(of diagnostic: Diagnostic, _ source: SourceText) -> CellOutput {
    let width = settings.width ?? Self.notebookWidth
    let picture = DiagnosticPicture(diagnostic, in: source, width: width).text
    let text = picture.hasSuffix("\n") ? String(picture.dropLast()) : picture
    let isError = diagnostic.severity == .error
    return CellOutput(isError ? .error(name: diagnostic.code) : .notice, text)
  }
}
