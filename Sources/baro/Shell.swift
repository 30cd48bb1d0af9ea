import DataFormats
import Diagnostics
import Glibc
import LineEditor
import ProgramRun
import QuerySyntax
import ResultTables
import Session
import TextLayout

/// The prompt: reads entries, runs them, keeps them.
struct Shell {
  let program: Program
  /// The step of the tour that is typed next; nothing: none is under way.
  private var tourStep: Int?

  init(program: Program) { self.program = program }

  /// Loads what the command line named, then runs entries until `quit` or the end of input.
  /// - Returns: the exit status, 0 when the person left on their own.
  mutating func run() -> Int32 {
    program.isShell = true
    guard program.begin() else { return 66 }
    return program.finish(talk())
  }

  private mutating func talk() -> Int32 {
    ProcessRunEnvironment.here.notice(
      "baro \(BaroCommand.version): `help` shows what it understands, `tour` leads through it, "
        + "Ctrl-D leaves")
    runInitFile()
    if program.hasQuit { return 0 }
    program.openShippedData()
    do {
      var reader = try makeReader()
      return try loop(&reader)
    } catch {
      Output.error("baro: \(error)\n")
      return 1
    }
  }

  /// Runs the person's own script, if there is one; its errors do not keep the shell from starting.
  private func runInitFile() {
    guard !program.options.withoutInit, let path = ProcessEnvironment.initFile else { return }
    guard ProcessEnvironment.exists(path) else {
      if ProcessEnvironment.variable("BARO_INIT") != nil {
        ProcessRunEnvironment.here.notice("\(path): no such file")
      }
      return
    }
    program.isQuiet = true
    if program.run(path) != 0 {
      ProcessRunEnvironment.here.notice("the rest of \(path) was left out")
    }
    program.isQuiet = false
    Interrupt.clear()
  }

  private func makeReader() throws -> any LineReader {
    if ProcessEnvironment.variable("TERM") == "dumb" {
      return PlainLineReader(isComplete: Parser.isComplete, showPrompt: Output.result)
    }
    let history = ProcessEnvironment.historyFile.map { HistoryFile(path: $0) }
    let reader = try EditLineReader(hooks: hooks, historyFile: history)
    return reader
  }

  private var hooks: LineEditorHooks {
    let program = program
    let session = program.session
    let colors = { program.colorsEntries ? EntryColors(palette: program.palette) : nil }
    return LineEditorHooks(
      isComplete: Parser.isComplete,
      complete: { text, offset in
        CompletionAnswer(session.completions(in: text, at: offset), colors: colors())
      },
      suggest: { session.suggestion(for: $0) },
      mayRun: { session.mayRun($0) },
      colors: { text in colors()?.runs(text) },
      edit: { program.options.isSafe ? nil : TextProgram.found?.edited($0) },
      explain: { session.explanation(of: $0, columns: $1) })
  }

  private mutating func loop(_ reader: inout any LineReader) throws -> Int32 {
    while true {
      if let status = Interrupt.endStatus { return status }
      if let warning = reader.takeWarning() { ProcessRunEnvironment.here.notice(warning) }
      tellWhatIsInForce()
      let number = program.session.nextResultNumber
      switch try reader.readEntry(prompt: "baro[\(number)]> ") {
      case .interrupted: continue
      case .endOfInput:
        Output.error("\n")
        return 0
      case .entry(let text):
        if text.allSatisfy(\.isWhitespace) { continue }
        run(text, number, &reader)
        if program.hasQuit { return 0 }
      }
    }
  }

  /// A line above the prompt: the data set where there are several, the filter and the weight.
  private func tellWhatIsInForce() {
    let parts = program.session.inForce
    if parts.isEmpty { return }
    let columns = (ProcessEnvironment.screen(STDERR_FILENO)?.columns ?? 80) - 1
    let line = DisplayWidth.truncated(SafeText.escaped(parts.joined(separator: " · ")), to: columns)
    let colors = program.colorsEntries ? EntryColors(palette: program.palette) : nil
    Output.error((colors?.faint(line) ?? line) + "\n")
  }

  private mutating func run(_ text: String, _ number: Int, _ reader: inout any LineReader) {
    reader.remember(text)
    Interrupt.clear()
    let command = ShellCommand(text) { NearbyFiles.stands(ShellFolder.place($0)) }
    guard let command else { return ask(text, number, &reader) }
    let folder = ShellFolder(program: program)
    switch command {
    case .changeFolder(let path): folder.change(to: path)
    case .showFolder: folder.show()
    case .listFolder(let path): folder.list(path)
    case .tour(let word): tour(word)
    case .leave: program.leave()
    case .view(let name): view(name, &reader)
    case .load(let path): ask("load " + Formatter.text(path), number, &reader)
    }
  }

  /// `view`, `view 7`: an earlier result once more.
  private func view(_ name: String, _ reader: inout any LineReader) {
    guard ProcessEnvironment.variable("TERM") != "dumb" else {
      return ProcessRunEnvironment.here.notice("this terminal cannot show a screen of its own")
    }
    let name = name.isEmpty ? "last" : name
    guard let result = program.session.looked(at: name) else {
      return ProcessRunEnvironment.here.notice(
        "no result \(name): `show results` lists them, `view 7` shows the seventh")
    }
    look(through: result, &reader)
  }

  /// Lets the person look through a result, unless they have typed on meanwhile.
  private func look(through result: StatementResult, _ reader: inout any LineReader) {
    var viewing = ResultViewing(program: program)
    guard viewing.look(through: result) else {
      return ProcessRunEnvironment.here.notice("nothing in this answer is a table or a list")
    }
    for statement in viewing.statements {
      reader.remember(statement)
      ProcessRunEnvironment.here.notice("ran: " + statement)
    }
    reader.take(viewing.typed)
  }

  /// `tour`, `tour 5`, `tour off`.
  private mutating func tour(_ word: String) {
    let number = word.isEmpty ? (tourStep ?? 0) + 1 : Int(word)
    guard let number, (1...Tour.steps.count).contains(number) else {
      tourStep = nil
      return ProcessRunEnvironment.here.notice(
        word == "off" ? "the tour is over" : "`tour`, `tour 5`, `tour off`")
    }
    tourStep = number - 1
    Output.error(Tour.shown(number - 1) + "\n")
  }

  /// Shows the next step once the one that was shown has been typed and has run.
  private mutating func goOnWithTour(behind text: String, hasRun: Bool) {
    guard let step = tourStep, hasRun else { return }
    let words = { (text: String) in text.split(whereSeparator: \.isWhitespace).first }
    guard words(text) == words(Tour.steps[step].statement) else { return }
    guard step + 1 < Tour.steps.count else {
      tourStep = nil
      return Output.error(Tour.end + "\n")
    }
    tourStep = step + 1
    Output.error(Tour.shown(step + 1) + "\n")
  }

  private mutating func ask(_ text: String, _ number: Int, _ reader: inout any LineReader) {
    let source = SourceText(name: "[\(number)]", text: text)
    let status = program.execute(source, folder: "", isPrompt: true)
    Interrupt.clear()
    reader.note(text, hasFailed: status == 1)
    goOnWithTour(behind: text, hasRun: status == 0)
    if KeyTerminal.hasTypedAhead { program.showWaiting() }
    if let waiting = program.takeWaiting() { look(through: waiting, &reader) }
    guard reader.recallsEntries, let corrected = correction(of: source) else { return }
    reader.offer(corrected)
    let lines = corrected.split(whereSeparator: \.isNewline).map { SafeText.escaped(String($0)) }
    Output.error("  Up: " + lines.joined(separator: "\n      ") + "\n")
  }

  /// The statements that did not run, corrected as their errors offer.
  private func correction(of source: SourceText) -> String? {
    let start = program.failedStatement?.lower ?? 0
    return program.session.correction(of: source, program.diagnostics, from: start)
  }
}
