import ArgumentParser
import DataFormats
import Diagnostics
import QuerySyntax

/// `baro fmt FILE.bq`: the script in its canonical form.
struct FormatCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "baro fmt",
    abstract: "Print a script in its canonical form; comments and cell marks stay.")

  @Flag(help: "Rewrite the file in place.")
  var write = false

  @Argument(help: ArgumentHelp("A script; - reads standard input.", valueName: "file"))
  var file: String

  func run() throws {
    let text: String
    do {
      text = try file == "-" ? StandardInput.text() : TextFileReader.read(file)
    } catch {
      Output.report(error, name: file)
      throw ExitCode(66)
    }
    let source = SourceText(name: file, text: text)
    let parsed = Parser.parse(source)
    for diagnostic in parsed.diagnostics { Output.report(diagnostic, in: source) }
    if !parsed.diagnostics.isEmpty { throw ExitCode(1) }
    try finish(Formatter.format(parsed.script), original: text)
  }

  private func finish(_ formatted: String, original: String) throws {
    guard write, file != "-" else { return Output.result(formatted) }
    if formatted == original { return }
    do {
      try AtomicFile.write(Array(formatted.utf8), to: file, replace: true)
    } catch {
      Output.report(error, name: file)
      throw ExitCode(1)
    }
  }
}
