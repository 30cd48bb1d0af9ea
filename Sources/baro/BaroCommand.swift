import Rendering
import ArgumentParser

/// The command line: scripts, statements or the shell.
struct BaroCommand: ParsableCommand {
  static let version = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "baro",
    abstract: "Ask survey microdata: tables, tests and claims at a prompt or from scripts.",
    usage: """
      baro [--data PATH] [--set NAME=VALUE] …          the shell
      baro FILE …                                      runs scripts and documents: .bq, .md, .ipynb
      baro -c 'crosstab telework by role'              runs statements and leaves
      baro - | a pipe                                  reads standard input
      baro fmt FILE.bq                                 prints a script in its canonical form
      baro run FILE.md                                 runs a document, writes its outputs in
      baro check FILE.md                               compares its outputs with those stored
      baro report FILE.md --to FILE.html               runs it and makes a page to read
      baro convert FILE.bq FILE.ipynb                  the same cells in another kind of file
      baro kernel install                              offers baro in Jupyter
      """,
    discussion: """
      With no data named, the barometer that ships with baro is loaded when it is first asked.
      Exit status: 0 done, 1 an error, 2 a claim failed, 64 wrong usage,
      66 a file named here cannot be read, 130 interrupted.
      """,
    version: version)

  @Option(
    name: .customShort("c"), parsing: .unconditional,
    help: ArgumentHelp("Run statements and leave.", valueName: "statements"))
  var statements: String?

  @Option(help: ArgumentHelp("Load this data first.", valueName: "path"))
  var data: String?

  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp("Set a parameter; it wins over `param`.", valueName: "name=value"))
  var set: [String] = []

  @Option(help: "How results are written: text, csv, tidy, json, md or html.")
  var format: String = "text"

  @Option(help: ArgumentHelp("Write one JSON line a statement.", valueName: "file"))
  var timings: String?

  @Flag(name: .customLong("keep-going"), help: "Go on behind a statement that failed.")
  var keepsGoing = false

  @Flag(help: "Refuse to write files.")
  var safe = false

  @Flag(name: .customLong("no-init"), help: "Do not run the shell's own script, init.bq.")
  var withoutInit = false

  @Flag(name: .customLong("no-color"), help: "No colour.")
  var withoutColor = false

  @Argument(help: ArgumentHelp("Scripts to run; - reads standard input.", valueName: "file"))
  var files: [String] = []

  func validate() throws {
    if format == "xlsx" {
      throw ValidationError("a workbook goes to a file: write `to \"t.xlsx\"` in the statement")
    }
    if RunOptions.formats[format] == nil {
      throw ValidationError("--format takes text, csv, tidy, json, md or html, not '\(format)'")
    }
    if statements != nil, !files.isEmpty {
      throw ValidationError("name scripts or -c 'STATEMENTS', not both")
    }
    for setting in set where setting.firstIndex(of: "=") == nil {
      throw ValidationError("--set takes NAME=VALUE, not '\(setting)'")
    }
  }

  func run() throws {
    let program = Program(options: options)
    exitProcess(program.run(statements: statements, files: files))
  }

  private var options: RunOptions {
    RunOptions(
      data: data, parameters: set, format: RunOptions.formats[format] ?? .text,
      timings: timings, keepsGoing: keepsGoing, isSafe: safe, withoutColor: withoutColor,
      withoutInit: withoutInit)
  }
}
