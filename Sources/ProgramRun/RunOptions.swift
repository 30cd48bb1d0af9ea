package import CommandWords
import DataFormats
package import ResultTables

/// What the command line asks of a run.
package struct RunOptions: Sendable {
  /// Data to load first, in order; `-` is standard input.
  package var data: [String]
  /// Scripts and documents to run.
  package var scripts: [String] = []
  /// `NAME=VALUE`, as given.
  package var parameters: [String] = []
  package var format = OutputFormat.text
  package var timings: String?
  package var keepsGoing = false
  package var isSafe = false
  package var withoutColor = false
  package var withoutInit = false

  /// What a command on documents is told.
  package init(ofDocument words: CommandWords) throws(UsageError) {
    data = words.values("--data")
    parameters = try SessionOptions.parameters(words)
    keepsGoing = words.has("--keep-going")
    isSafe = words.has("--safe")
    withoutInit = true
  }

  /// What `baro` itself is told.
  package init(_ words: CommandWords) throws(UsageError) {
    let name = words.value("--format") ?? "text"
    guard let format = OutputFormat(rawValue: name) else {
      if FileFormat(path: "t.\(name)")?.results == .workbook {
        throw UsageError("a workbook goes to a file: write `to \"t.xlsx\"` in the statement")
      }
      throw UsageError("--format takes text, csv, tidy, json, md or html, not `\(name)`")
    }
    let isData = { (path: String) in
      FileFormat(path: path)?.isData == true || NearbyFiles.isFolder(path) || path == "/dev/stdin"
    }
    data = words.values("--data") + words.operands.filter(isData)
    scripts = words.operands.filter { !isData($0) }
    let isInputData = data.contains { StandardInputFile.names.contains($0) }
    if isInputData, !words.has("-c"), scripts.isEmpty || scripts.contains("-") {
      throw UsageError("data come on standard input, so statements cannot: add -c or a script")
    }
    if words.has("-c"), !scripts.isEmpty {
      throw UsageError("name scripts or -c 'STATEMENTS', not both")
    }
    parameters = try SessionOptions.parameters(words)
    self.format = format
    timings = words.value("--timings")
    keepsGoing = words.has("--keep-going")
    isSafe = words.has("--safe")
    withoutColor = words.has("--no-color")
    withoutInit = words.has("--no-init")
  }
}

/// The options of `baro` itself.
extension RunOptions {
  package static let form = CommandForm(
    "baro", summary: "Ask survey microdata: tables, tests and claims at a prompt or from scripts.",
    usage: [
      "baro [survey.csv]                             the shell, on your data",
      "baro survey.csv -c 'freq role'                asks statements of it and leaves",
      "baro [survey.csv] FILE.bq …                   runs scripts and documents",
      "baro - | a pipe                               reads standard input",
      "baro fmt FILE.bq                              prints a script in its canonical form",
      "baro run FILE.md                              runs a document, writes its outputs in",
      "baro check FILE.md                            compares its outputs with those stored",
      "baro report FILE.md --to FILE.html            runs it and makes a page to read",
      "baro convert FILE.bq FILE.ipynb               the same cells in another kind of file",
      "baro kernel install                           offers baro in Jupyter",
      "baro completion bash|zsh|fish|man             completions of a shell, page for man",
    ],
    details: """
      With no data named, the barometer that ships with baro is loaded when it is first asked. Exit \
      status: 0 done, 1 an error, 2 a claim failed, 64 wrong usage, 66 a file named here cannot be \
      read, 74 standard output cannot be written, 130 interrupted.
      """,
    operand: .init(
      "file", count: 0...Int.max,
      help: "Data to load; scripts and documents to run; - reads statements from standard input."),
    options: [
      OptionForm("-c", value: "statements", takesAnything: true, help: "Run statements and leave."),
      SessionOptions.data, SessionOptions.set,
      OptionForm(
        "--format", value: "format",
        help:
          "How results are written: text (unless this says otherwise), csv, tidy, json, md, html."),
      OptionForm("--timings", value: "file", help: "Write one JSON line a statement."),
      OptionForm("--keep-going", help: "Go on behind a statement that failed."),
      SessionOptions.safe,
      OptionForm("--no-init", help: "Do not run the shell's own script, init.bq."),
      OptionForm("--no-color", help: "No colour."),
      OptionForm("--version", help: "Show the version."),
    ])
}

/// Options that several commands have.
package enum SessionOptions {
  package static let data = OptionForm("--data", value: "path", help: "Load this data first.")
  package static let set = OptionForm(
    "--set", value: "name=value", takesAnything: true,
    help: "Set a parameter; it wins over `param`.")
  package static let safe = OptionForm("--safe", help: "Refuse to write files.")

  /// What `--set` gives, each with its sign.
  package static func parameters(_ words: CommandWords) throws(UsageError) -> [String] {
    let all = words.values("--set")
    for setting in all where setting.firstIndex(of: "=") == nil {
      throw UsageError("--set takes NAME=VALUE, not `\(setting)`")
    }
    return all
  }
}
