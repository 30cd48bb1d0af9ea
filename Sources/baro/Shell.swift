import Diagnostics
import Glibc
import LineEditor
import QuerySyntax
import Session

/// The prompt: reads entries, runs them, keeps them.
struct Shell {
  let program: Program

  /// Reads and runs entries until `quit` or the end of input.
  /// - Returns: the exit status, 0 when the person left on their own.
  func run() -> Int32 {
    program.showsNumbers = true
    greet()
    do {
      var reader = try makeReader()
      return try loop(&reader)
    } catch {
      Output.error("baro: \(error)\n")
      return 1
    }
  }

  private func greet() {
    Output.error("baro \(BaroCommand.version): `help` shows what it understands, Ctrl-D leaves\n")
    program.openShippedData()
  }

  private func makeReader() throws -> any LineReader {
    if Surroundings.variable("TERM") == "dumb" {
      return PlainLineReader(isComplete: Parser.isComplete, showsPrompt: true)
    }
    let history = Surroundings.historyFile.map { HistoryFile(path: $0) }
    let session = program.session
    let hooks = LineEditorHooks(
      isComplete: Parser.isComplete,
      complete: { text, offset in CompletionAnswer(session.completions(in: text, at: offset)) })
    let reader = try EditLineReader(hooks: hooks, historyFile: history)
    if let warning = reader.historyWarning { Output.error(SafeText.escaped(warning) + "\n") }
    return reader
  }

  private func loop(_ reader: inout any LineReader) throws -> Int32 {
    while true {
      let number = program.session.nextResultNumber
      switch try reader.readEntry(prompt: "baro[\(number)]> ") {
      case .interrupted: continue
      case .endOfInput:
        Output.error("\n")
        return 0
      case .entry(let text):
        if text.allSatisfy(\.isWhitespace) { continue }
        reader.remember(text)
        Interrupt.clear()
        _ = program.execute(SourceText(name: "[\(number)]", text: text), folder: "")
        Interrupt.clear()
        if program.hasQuit { return 0 }
      }
    }
  }
}
