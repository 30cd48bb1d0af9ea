import ResultTables
import Glibc
import LineEditor
import ProgramRun
import Rendering
import Session
import Threading

/// The process around a run: its streams, its terminal and its signals.
struct ProcessRunEnvironment: RunEnvironment {
  static let here = ProcessRunEnvironment()

  private let progress = ProgressLine(isShown: isatty(STDERR_FILENO) == 1)

  func result(_ text: String) { Output.result(text) }

  func error(_ text: String) { Output.error(text) }

  /// Opens the pager on an answer that is longer than the screen.
  func page(_ text: String) {
    guard ProcessEnvironment.variable("TERM") != "dumb",
      let screen = ProcessEnvironment.screen(STDOUT_FILENO),
      Pager.isNeeded(text, rows: screen.rows), let pager = Pager.found,
      !KeyTerminal.hasTypedAhead
    else { return Output.result(text) }
    if pager.show(text) { return }
    Output.result(text)
    notice("the pager `\(pager.command)` is not there")
  }

  /// Where tables are looked through here: on a terminal with a cursor, unless a pager was named.
  func looksThrough(_ text: String) -> Bool {
    guard ProcessEnvironment.variable("TERM") != "dumb", !Pager.isNamed,
      let screen = ProcessEnvironment.screen(STDOUT_FILENO), StandardInput.isTerminal
    else { return false }
    return Pager.isNeeded(text, rows: screen.rows)
  }

  func clearScreen() {
    if isatty(STDOUT_FILENO) == 1 { Output.result("\u{1B}[H\u{1B}[2J") }
  }

  func input() -> String { StandardInput.text() }

  var width: Int { ProcessEnvironment.width }

  var errorWidth: Int? { ProcessEnvironment.screen(STDERR_FILENO)?.columns }

  var palette: Palette { ProcessEnvironment.palette }

  var allowsColorInResults: Bool { ProcessEnvironment.allowsColor(STDOUT_FILENO) }

  var allowsColorInErrors: Bool { ProcessEnvironment.allowsColor(STDERR_FILENO) }

  var control: WorkControl {
    let progress = progress
    return WorkControl(
      isCancelled: {
        progress.tick()
        return Interrupt.isRequested
      }, report: { progress.show($0) })
  }

  func beginProgress() { progress.begin() }

  func clearProgress() { progress.clear() }

  func takeSignals(endsProcess: Bool) { Interrupt.install(endsProcess: endsProcess) }

  var endStatus: Int32? { Interrupt.endStatus }
}

extension Program {
  /// A run in this process.
  convenience init(_ options: RunOptions) {
    self.init(
      options,
      environment: ProcessEnvironment.environment(
        isSafe: options.isSafe, listsWhole: options.format.isForPrograms),
      runEnvironment: ProcessRunEnvironment.here)
  }
}
