import DataFormats
import TextLayout
import Diagnostics
import Documents
import Notebook
import ProgramRun
import Rendering
import Reports
import Session

/// Running, checking and printing documents.
extension Program {
  /// Runs a document and stores its outputs, after every cell.
  /// - Returns: the exit status.
  func runDocument(_ path: String, to target: String?, replaces: Bool) -> Int32 {
    if target == nil, DocumentFormat(path: path) == .script {
      return run(statements: nil, files: [path])
    }
    if options.isSafe {
      Output.error("baro: under --safe no file is written; `baro \(path)` prints the results\n")
      return 1
    }
    guard let read = DocumentFile.read(path, ProcessRunEnvironment.here) else { return 66 }
    let destination = Destination(source: path, target: target, replaces: replaces)
    if destination.mustBeFree, DocumentFile.isTaken(destination.path) { return 1 }
    guard begin() else { return 66 }
    var isWritten = true
    let (outcome, document) = documentRun(path).run(
      read.document, keepsGoing: options.keepsGoing
    ) { index, document in
      self.tellErrors(document.cells[index])
      isWritten = isWritten && destination.write(read, document)
    }
    isWritten = isWritten && destination.write(read, document)
    return end(isWritten ? status(outcome) : 1, outcome)
  }

  /// Runs a document and compares its outputs with those stored.
  func checkDocument(_ path: String) -> Int32 {
    guard let read = DocumentFile.read(path, ProcessRunEnvironment.here) else { return 66 }
    guard begin() else { return 66 }
    let (outcome, document) = documentRun(path).run(
      read.document, keepsGoing: options.keepsGoing
    ) { index, document in self.tellErrors(document.cells[index]) }
    let difference = OutputDifference(stored: read.document, found: document)
    for cell in difference.cells {
      let line = read.format == .notebook ? "" : ":\(cell.line)"
      Output.result("\(SafeText.escaped(path))\(line): the output of `\(cell.id)` differs\n")
      for line in cell.lines { Output.result("  " + SafeText.escaped(line) + "\n") }
    }
    tell(difference, path)
    let ended = status(outcome)
    return end(ended == 0 && !difference.cells.isEmpty ? 2 : ended, outcome)
  }

  private func tell(_ difference: OutputDifference, _ path: String) {
    let same = difference.compared - difference.cells.count
    var line = "\(path): \(same) of \(difference.compared) stored outputs are what the cells say"
    if difference.unstored > 0 { line += "; \(difference.unstored) cells have none stored" }
    ProcessRunEnvironment.here.notice(line)
  }

  /// Runs a document and makes a page of it.
  func report(_ path: String, to target: String, replaces: Bool) -> Int32 {
    if options.isSafe {
      Output.error("baro: under --safe no file is written\n")
      return 1
    }
    guard let read = DocumentFile.read(path, ProcessRunEnvironment.here) else { return 66 }
    if !replaces, DocumentFile.isTaken(target) { return 1 }
    guard begin() else { return 66 }
    let isMarkdown = FileFormat(path: target) == .markdown
    let (outcome, document) = documentRun(path, withMarkdown: isMarkdown).run(
      read.document, keepsGoing: true
    ) { index, document in self.tellErrors(document.cells[index]) }
    if outcome.wasCancelled { return end(130, outcome) }
    let report = Report(
      document, name: path.split(separator: "/").last.map(String.init) ?? path,
      language: session.settings.rendering.language, claims: session.claims.count,
      failed: outcome.failedClaims.count)
    return end(write(report, to: target) ? status(outcome) : 1, outcome)
  }

  private func write(_ report: Report, to target: String) -> Bool {
    if FileFormat(path: target) == .markdown {
      return DocumentFile.write(report.markdown, to: target)
    }
    if FileFormat(path: target) == .page {
      return DocumentFile.write(report.html, to: target)
    }
    guard let printer = PagePrinter.found else {
      Output.error(
        "baro: a .pdf needs chromium, which is not installed; .html and .md need nothing\n")
      return false
    }
    return printer.print(report.html, to: target)
  }

  private func documentRun(_ path: String, withMarkdown: Bool = false) -> DocumentRun {
    DocumentRun(
      session: session, name: path, folder: SessionEnvironment.folder(of: path), control: control,
      withMarkdown: withMarkdown)
  }

  private func tellErrors(_ cell: Cell) {
    for output in cell.outputs ?? [] where output.isError {
      Output.error(output.text + "\n")
    }
  }

  private func status(_ outcome: RunOutcome) -> Int32 {
    if outcome.wasCancelled { return 130 }
    if outcome.hasFailed { return 1 }
    return outcome.failedClaims.isEmpty ? 0 : 2
  }
}

/// Where a document goes with its outputs.
private struct Destination {
  let path: String
  private let isPlace: Bool
  private let replaces: Bool
  private let format: DocumentFormat

  init(source: String, target: String?, replaces: Bool) {
    path = target ?? source
    isPlace = target == nil || target == source
    self.replaces = replaces
    format = DocumentFormat(path: path) ?? .script
  }

  /// Whether no other file may stand there.
  var mustBeFree: Bool { !isPlace && !replaces }

  func write(_ read: DocumentText, _ run: Document) -> Bool {
    let text = format == read.format ? read.storing(run) : format.write(run)
    return DocumentFile.write(text, to: path)
  }
}
