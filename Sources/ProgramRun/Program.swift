import DataFormats
package import Diagnostics
import Documents
import Notebook
import QuerySyntax
package import Rendering
package import ResultTables
package import Session
import TextLayout
package import Threading

/// One run of the program: its session, and where events go.
package final class Program {
  package let options: RunOptions
  package let session: Session
  private let runEnvironment: any RunEnvironment
  private var timings = TimingsFile()
  private var failedClaims: [ClaimResult] = []
  private let colorsResults: Bool
  private let colorsErrors: Bool
  /// Whether a person reads along: results carry their numbers, and long ones open the pager.
  package var isShell = false
  /// Whether what was loaded and defined goes without saying.
  package var isQuiet = false
  /// What the last text that ran was told of itself.
  package private(set) var diagnostics: [Diagnostic] = []
  /// The statement of the last text that failed first.
  package private(set) var failedStatement: SourceRange?
  /// An answer that is looked through once what was typed is done.
  private var waiting: (result: StatementResult, text: String)?
  /// Whether what runs was typed, so that its last answer may wait.
  private var isTyped = false
  /// Whether the person stopped the text of an answer from being made.
  private var wasStopped = false
  /// Whether a statement asked to leave.
  package private(set) var hasQuit = false

  /// Leaves as `quit` does.
  package func leave() { hasQuit = true }

  package init(
    _ options: RunOptions, environment: SessionEnvironment, runEnvironment: any RunEnvironment
  ) {
    self.options = options
    self.runEnvironment = runEnvironment
    session = Session(environment: environment)
    colorsResults = !options.withoutColor && runEnvironment.allowsColorInResults
    colorsErrors = !options.withoutColor && runEnvironment.allowsColorInErrors
  }

  /// Runs what the command line named.
  /// - Returns: the exit status.
  package func run(statements: String?, files: [String]) -> Int32 {
    guard begin() else { return 66 }
    if let statements {
      return finish(execute(SourceText(name: "-c", text: statements), folder: ""))
    }
    return finish(files.isEmpty ? runStandardInput() : run(files))
  }

  // MARK: What is run

  private func run(_ files: [String]) -> Int32 {
    var status: Int32 = 0
    for file in files where !hasQuit {
      let next = file == "-" ? runStandardInput() : run(file)
      status = Self.worse(status, next)
      if next != 0, next != 2, !options.keepsGoing { break }
    }
    return status
  }

  /// Says that nothing stands where the command line leads, with what is named nearly so.
  private func tellMissing(_ path: String) -> Bool {
    guard !path.hasPrefix("~"), !NearbyFiles.stands(path) else { return false }
    let near = NearbyFiles.nearest(to: path)
    runEnvironment.report(
      Diagnostic(
        code: "unreadable-file", message: "cannot read \(path): no such file or folder",
        hint: near.isEmpty ? nil : "closest: " + near.joined(separator: ", "), place: path),
      name: path)
    return true
  }

  /// Runs a script of the person's or of the command line.
  package func run(_ file: String) -> Int32 {
    if tellMissing(file) { return 66 }
    if let format = DocumentFormat(path: file), format != .script { return printDocument(file) }
    do {
      let text = try TextFileReader.read(file)
      return execute(
        SourceText(name: file, text: text), folder: SessionEnvironment.folder(of: file))
    } catch {
      runEnvironment.report(error, name: file)
      return 66
    }
  }

  /// Runs a document and prints its results, as a script.
  private func printDocument(_ path: String) -> Int32 {
    guard let read = DocumentFile.read(path, runEnvironment) else { return 66 }
    var status: Int32 = 0
    for cell in read.document.cells where cell.kind == .code && !hasQuit {
      let source = SourceText(name: path, text: cell.placedSource)
      let next = execute(source, folder: SessionEnvironment.folder(of: path))
      status = Self.worse(status, next)
      if next != 0, next != 2, !options.keepsGoing { break }
    }
    return status
  }

  private func runStandardInput() -> Int32 {
    execute(SourceText(name: "stdin", text: runEnvironment.input()), folder: "")
  }

  /// An error outranks a failed claim.
  private static func worse(_ first: Int32, _ second: Int32) -> Int32 {
    if first == 0 || (first == 2 && second != 0) { return second }
    return first
  }

  /// Runs a text and hands its events out.
  ///
  /// - Parameters:
  ///   - source: the text.
  ///   - folder: what relative paths in it start from.
  ///   - isPrompt: whether it was typed at the prompt; see `Session.run`.
  /// - Returns: 0, 1 after an error, 2 after a failed claim, 130 when interrupted.
  package func execute(
    _ source: SourceText, folder: String, isPrompt: Bool = false
  ) -> Int32 {
    runEnvironment.beginProgress()
    diagnostics = []
    wasStopped = false
    isTyped = isPrompt
    defer { isTyped = false }
    let outcome = session.run(
      source, folder: folder, keepsGoing: options.keepsGoing, isPrompt: isPrompt, control: control
    ) { event in
      if case .diagnostic(let found, let text) = event, text.name == source.name {
        self.diagnostics.append(found)
      }
      self.take(event)
    }
    runEnvironment.clearProgress()
    failedStatement = outcome.failedStatement
    failedClaims += outcome.failedClaims
    hasQuit = hasQuit || outcome.hasQuit
    if outcome.wasCancelled || wasStopped { return 130 }
    if outcome.hasFailed { return 1 }
    return outcome.failedClaims.isEmpty ? 0 : 2
  }

  /// Told of progress, asked whether to stop.
  package var control: WorkControl { runEnvironment.control }

  /// Loads the shipped data when no other is loaded, and says so.
  package func openShippedData() {
    session.openShippedData(control: control) { self.take($0) }
  }

  // MARK: Events

  private func take(_ event: SessionEvent) {
    runEnvironment.clearProgress()
    switch event {
    case .result(let result), .page(let result):
      showWaiting()
      if let text = text(of: result) { show(text, of: result) }
    case .notice(let notice): if !isQuiet { runEnvironment.notice(session.text(of: notice)) }
    case .diagnostic(let diagnostic, let source):
      runEnvironment.report(
        diagnostic, in: source, color: session.settings.color ?? colorsErrors, palette: palette)
    case .clearScreen: runEnvironment.clearScreen()
    case .quit: break
    case .finished(let timing): if options.timings != nil { timings.add(timing) }
    }
  }

  /// Writes an answer, or lets the person who reads along leaf through it.
  private func show(_ text: String, of result: StatementResult) {
    guard isShell, session.settings.pager else { return runEnvironment.result(text) }
    if isTyped, result.output.canBeLookedThrough, runEnvironment.looksThrough(text) {
      waiting = (result, text)
    } else if options.isSafe {
      runEnvironment.result(text)
    } else {
      runEnvironment.page(text)
    }
  }

  /// Takes the answer that waits to be looked through.
  package func takeWaiting() -> StatementResult? {
    defer { waiting = nil }
    return waiting?.result
  }

  /// Writes the answer that waits: the person has gone on already.
  package func showWaiting() {
    if let text = waiting?.text { runEnvironment.result(text) }
    waiting = nil
  }

  /// Runs a statement and gives what it answers in place of showing it.
  ///
  /// - Returns: the last answer, and what was told of the statement, each as a line.
  package func answer(to source: SourceText) -> (result: StatementResult?, told: [String]) {
    var result: StatementResult?
    var told: [String] = []
    runEnvironment.beginProgress()
    defer { runEnvironment.clearProgress() }
    let outcome = session.run(source, folder: "", isPrompt: true, control: control) { event in
      switch event {
      case .result(let answer), .page(let answer): result = answer
      case .notice(let notice): told.append(self.session.text(of: notice))
      case .diagnostic(let found, _):
        told.append(found.message + (found.hint.map { ": " + $0 } ?? ""))
      case .clearScreen, .quit, .finished: break
      }
    }
    return (outcome.hasFailed ? nil : result, told)
  }

  /// How a person looks through results: as answers are shown, in a window of some columns.
  package func renderingOptions(width: Int) -> RenderingOptions {
    var rendering = session.settings.rendering
    rendering.width = width
    rendering.color = session.settings.color ?? colorsResults
    rendering.palette = palette
    return rendering
  }

  /// The colours that suit the terminal.
  package var palette: Palette { session.settings.palette ?? runEnvironment.palette }

  /// Whether what is typed and listed may have colours.
  package var colorsEntries: Bool { session.settings.color ?? (colorsResults && colorsErrors) }

  /// Numbers of a result from which on a wish to stop is heard while its text is made.
  private static let figuresWorthWatching = 50_000

  /// A result in the format of the command line; tables and lists are parted by an empty line.
  ///
  /// - Returns: nothing where the person asked to stop before it was made.
  private func text(of result: StatementResult) -> String? {
    var rendering = renderingOptions(width: session.settings.width ?? runEnvironment.width)
    rendering.showsNumber = isShell
    let format = options.format
    let text: String
    if result.output.figureCount < Self.figuresWorthWatching {
      text = ResultRenderer.render(result, format: format, options: rendering)
    } else {
      let made = try? Threads.untilStopped(control) { [rendering] in
        ResultRenderer.render(result, format: format, options: rendering)
      }
      guard let made else {
        wasStopped = true
        runEnvironment.notice(session.text(of: .answerNotShown))
        return nil
      }
      text = made
    }
    for reason in ResultRenderer.emptyFields(result, format: format) {
      runEnvironment.notice(session.text(of: reason))
    }
    if format == .md { return text.isEmpty ? text : text + "\n" }
    if format != .text { return text }
    switch result.output {
    case .tables, .book, .listing: return text + "\n"
    case .claim, .charts, .sentence, .text, .nothing: return text
    }
  }

  // MARK: Beginning and end

  /// Takes what the command line gives and loads its data.
  /// - Returns: whether the data could be loaded.
  package func begin() -> Bool {
    for parameter in options.parameters { give(parameter) }
    runEnvironment.takeSignals(endsProcess: !isShell)
    return options.data.allSatisfy(loadFirst)
  }

  /// Ends the run of a document.
  package func end(_ status: Int32, _ outcome: RunOutcome) -> Int32 {
    failedClaims += outcome.failedClaims
    return finish(status)
  }

  /// `NAME=VALUE`: a number, a quoted text or a word; anything else is text.
  private func give(_ parameter: String) {
    guard let sign = parameter.firstIndex(of: "=") else { return }
    let name = String(parameter[..<sign])
    let value = String(parameter[parameter.index(after: sign)...])
    let source = SourceText(name: "--set", text: "param \(name) = \(value)")
    let parsed = Parser.parse(source)
    if parsed.diagnostics.isEmpty,
      case .param(let param)? = parsed.script.statements.first?.statement
    {
      session.give(name, param.value)
    } else {
      session.give(name, .text(TextLiteral(value)))
    }
  }

  private func loadFirst(_ path: String) -> Bool {
    if path != "-", tellMissing(path) { return false }
    let statement = "load " + Formatter.text(path)
    return execute(SourceText(name: "--data", text: statement), folder: "") == 0
  }

  /// Writes the timings and lists the claims that failed.
  package func finish(_ ownStatus: Int32) -> Int32 {
    var status = runEnvironment.endStatus ?? ownStatus
    if !failedClaims.isEmpty { listFailedClaims() }
    if status == 0, !isShell, tellUnmetParameters() { status = 64 }
    guard let path = options.timings else { return status }
    do {
      try timings.write(to: path)
      return status
    } catch {
      runEnvironment.report(error, name: path)
      return status == 0 ? 1 : status
    }
  }

  /// - Returns: whether a parameter of the command line was in vain.
  private func tellUnmetParameters() -> Bool {
    for name in session.unmetParameters.sorted() {
      let name = SafeText.escaped(name)
      runEnvironment.error("baro: --set \(name): no statement declares or uses `$\(name)`\n")
    }
    return !session.unmetParameters.isEmpty
  }

  private func listFailedClaims() {
    let counts = Notice.claimsFailed(failedClaims.count, of: session.claims.count)
    runEnvironment.error(session.text(of: counts) + "\n")
    for claim in failedClaims {
      runEnvironment.error("  \(SafeText.escaped(claim.place)): \(SafeText.escaped(claim.text))\n")
    }
  }
}

extension StatementResult.Output {
  /// Whether it is tables or a list.
  fileprivate var canBeLookedThrough: Bool {
    switch self {
    case .tables, .book, .listing: true
    case .claim, .charts, .sentence, .text, .nothing: false
    }
  }
}
