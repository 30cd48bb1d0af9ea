import CommandWords
import DataFormats
import Diagnostics
import ProgramRun
import QuerySyntax

/// `baro fmt FILE.bq`: the script in its canonical form.
struct FormatCommand: Command {
  static let form = CommandForm(
    "baro fmt", summary: "Print a script in its canonical form; comments and cell marks stay.",
    operand: .init("file", count: 1...1, help: "A script; - reads standard input."),
    options: [OptionForm("--write", help: "Rewrite the file in place.")])

  private let writes: Bool
  private let file: String

  init(_ words: CommandWords) {
    writes = words.has("--write")
    file = words.operands[0]
  }

  func run() -> Int32 {
    let text: String
    do {
      text = try file == "-" ? StandardInput.text() : TextFileReader.read(file)
    } catch {
      ProcessRunEnvironment.here.report(error, name: file)
      return 66
    }
    let source = SourceText(name: file, text: text)
    let parsed = Parser.parse(source)
    for diagnostic in parsed.diagnostics {
      ProcessRunEnvironment.here.report(diagnostic, in: source)
    }
    if !parsed.diagnostics.isEmpty { return 1 }
    return finish(Formatter.format(parsed.script), original: text)
  }

  private func finish(_ formatted: String, original: String) -> Int32 {
    guard writes, file != "-" else {
      Output.result(formatted)
      return 0
    }
    if formatted == original { return 0 }
    return DocumentFile.write(formatted, to: file) ? 0 : 1
  }
}
