import ArgumentParser
import DataFormats
import Diagnostics
import Documents
import Notebook
import Rendering
import Session

/// What `run` and `check` are told of the session.
struct DocumentOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Load this data first.", valueName: "path"))
  var data: String?

  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp("Set a parameter; it wins over `param`.", valueName: "name=value"))
  var set: [String] = []

  @Flag(name: .customLong("keep-going"), help: "Go on behind a cell that failed.")
  var keepsGoing = false

  @Flag(help: "Refuse to write files.")
  var safe = false

  @Argument(help: ArgumentHelp("A .bq script, .md or .ipynb notebook.", valueName: "file"))
  var file: String

  func validate() throws {
    for setting in set where setting.firstIndex(of: "=") == nil {
      throw ValidationError("--set takes NAME=VALUE, not '\(setting)'")
    }
    if DocumentFormat(path: file) == nil {
      throw ValidationError("a document ends in .bq, .md or .ipynb, not as '\(file)' does")
    }
  }

  var runOptions: RunOptions {
    RunOptions(
      data: data, parameters: set, format: .text, timings: nil, keepsGoing: keepsGoing,
      isSafe: safe, withoutColor: false, withoutInit: true)
  }
}

/// `baro run FILE [--to FILE]`: runs a document and writes what its cells say into it.
struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "baro run",
    abstract: "Run a document and write its outputs in place, or to another file.",
    discussion: """
      The file is saved after every cell. Without --to, a script has no place for outputs and
      prints them.
      """)

  @OptionGroup var options: DocumentOptions

  @Option(help: ArgumentHelp("Write the document with its outputs here.", valueName: "file"))
  var to: String?

  @Flag(help: "Replace the file that --to names.")
  var replace = false

  func validate() throws {
    if let to, DocumentFormat(path: to) == nil {
      throw ValidationError("a document ends in .bq, .md or .ipynb, not as '\(to)' does")
    }
  }

  func run() throws {
    let program = Program(options: options.runOptions)
    exitProcess(program.runDocument(options.file, to: to, replaces: replace))
  }
}

/// `baro check FILE`: runs a document and compares what its cells say with what is stored.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "baro check",
    abstract: "Run a document and compare its outputs with those stored in it.",
    discussion: "Ends with 2 when an output differs or a claim fails.")

  @OptionGroup var options: DocumentOptions

  func run() throws {
    let program = Program(options: options.runOptions)
    exitProcess(program.checkDocument(options.file))
  }
}

/// `baro report FILE --to FILE.html`: a document as a page to read.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "baro report",
    abstract:
      "Run a document and make a page of it: .html, .md, or .pdf where chromium is installed.",
    discussion: """
      The page stands alone: no network, no script. Ends with 1 after an error, with 2 when a claim
      failed; the page is made all the same. In .md the charts are made of characters.
      """)

  @OptionGroup var options: DocumentOptions

  @Option(help: ArgumentHelp("The page: .html, .md or .pdf.", valueName: "file"))
  var to: String

  @Flag(help: "Replace the page.")
  var replace = false

  func validate() throws {
    let isPage = [".html", ".pdf"].contains { to.lowercased().hasSuffix($0) }
    if !isPage, DocumentFormat(path: to) != .markdown {
      throw ValidationError("a report goes to .html, .md or .pdf, not to '\(to)'")
    }
    if Surroundings.isSameFile(to, options.file) {
      throw ValidationError("the report would replace its document")
    }
  }

  func run() throws {
    let program = Program(options: options.runOptions)
    exitProcess(program.report(options.file, to: to, replaces: replace))
  }
}

/// `baro convert FILE FILE`: the same cells in another kind of file.
struct ConvertCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "baro convert",
    abstract: "Write the cells of a document in another kind of file: .bq, .md or .ipynb.")

  @Flag(help: "Replace the second file.")
  var replace = false

  @Argument(help: ArgumentHelp("What is read.", valueName: "file"))
  var source: String

  @Argument(help: ArgumentHelp("What is written.", valueName: "file"))
  var target: String

  func validate() throws {
    for file in [source, target] where DocumentFormat(path: file) == nil {
      throw ValidationError("a document ends in .bq, .md or .ipynb, not as '\(file)' does")
    }
  }

  func run() throws {
    guard let read = DocumentFile.read(source) else { throw ExitCode(66) }
    if !replace, DocumentFile.isTaken(target) { throw ExitCode(1) }
    let format = DocumentFormat(path: target) ?? .script
    let text = format.write(read.document)
    if !DocumentFile.write(text, to: target) { throw ExitCode(1) }
  }
}
