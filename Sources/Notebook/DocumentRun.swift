package import Threading
import Diagnostics
package import Documents
package import Session

/// Runs the cells of a document in a session and keeps what each says.
package struct DocumentRun {
  private let session: Session
  /// Names the document in errors.
  private let name: String
  /// What relative paths in the document start from.
  private let folder: String
  private let control: WorkControl
  /// Whether results are kept as Markdown too.
  private let withMarkdown: Bool

  package init(
    session: Session, name: String, folder: String, control: WorkControl,
    withMarkdown: Bool = false
  ) {
    self.session = session
    self.name = name
    self.folder = folder
    self.control = control
    self.withMarkdown = withMarkdown
  }

  /// Runs the code cells in order.
  ///
  /// - Parameters:
  ///   - document: read from a file.
  ///   - keepsGoing: go on behind a cell that failed.
  ///   - done: told after each cell, with the index of the cell and the document so far.
  /// - Returns: how the run ended, and the document with the outputs of the cells that ran; those
  ///   that did not keep what is stored.
  package func run(
    _ document: Document, keepsGoing: Bool, done: (Int, Document) -> Void = { _, _ in }
  ) -> (outcome: RunOutcome, document: Document) {
    var outcome = RunOutcome()
    var document = document
    var names = CellNames(document.cells)
    for index in document.cells.indices {
      let id = names.name(of: document.cells[index])
      guard document.cells[index].kind == .code else { continue }
      let (ended, outputs) = run(document.cells[index], id)
      document.cells[index].outputs = outputs
      outcome.add(ended)
      done(index, document)
      if outcome.hasQuit || outcome.wasCancelled || (outcome.hasFailed && !keepsGoing) { break }
    }
    return (outcome, document)
  }

  private func run(_ cell: Cell, _ id: String) -> (RunOutcome, [CellOutput]) {
    var outputs: [CellOutput] = []
    let name = name.hasSuffix(".ipynb") ? "\(name)#\(id)" : name
    let source = SourceText(name: name, text: cell.placedSource)
    let outcome = session.run(source, folder: folder, control: control) { event in
      outputs += self.session.cellOutputs(of: event, withMarkdown: self.withMarkdown)
    }
    return (outcome, outputs)
  }
}
