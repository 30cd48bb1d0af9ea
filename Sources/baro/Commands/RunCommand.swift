import CommandWords
import DataFormats
import Documents
import Notebook
import ProgramRun

/// `baro run FILE [--to FILE]`: runs a document and writes what its cells say into it.
struct RunCommand: Command {
  static let form = CommandForm(
    "baro run", summary: "Run a document and write its outputs in place, or to another file.",
    details: """
      The file is saved after every cell. Without --to, a script has no place for outputs and prints \
      them.
      """,
    operand: DocumentWords.operand,
    options: DocumentWords.options + [
      OptionForm("--to", value: "file", help: "Write the document with its outputs here."),
      DocumentWords.replace,
    ])

  private let document: DocumentWords
  private let target: String?
  private let replaces: Bool

  init(_ words: CommandWords) throws(UsageError) {
    document = try DocumentWords(words)
    target = words.value("--to")
    replaces = words.has("--replace")
    if let target { try DocumentWords.check(target) }
  }

  func run() -> Int32 {
    Program(document.options).runDocument(document.file, to: target, replaces: replaces)
  }
}

/// `baro check FILE`: runs a document and compares what its cells say with what is stored.
struct CheckCommand: Command {
  static let form = CommandForm(
    "baro check", summary: "Run a document and compare its outputs with those stored in it.",
    details: "Ends with 2 when an output differs or a claim fails.",
    operand: DocumentWords.operand, options: DocumentWords.options)

  private let document: DocumentWords

  init(_ words: CommandWords) throws(UsageError) { document = try DocumentWords(words) }

  func run() -> Int32 { Program(document.options).checkDocument(document.file) }
}

/// `baro report FILE --to FILE.html`: a document as a page to read.
struct ReportCommand: Command {
  static let form = CommandForm(
    "baro report",
    summary:
      "Run a document and make a page of it: .html, .md, or .pdf where chromium is installed.",
    usage: ["baro report <file> --to <file> [options]"],
    details: """
      The page stands alone: no network, no script. Ends with 1 after an error, with 2 when a claim \
      failed; the page is made all the same. In .md the charts are made of characters.
      """,
    operand: DocumentWords.operand,
    options: DocumentWords.options + [
      OptionForm("--to", value: "file", help: "The page: .html, .md or .pdf."),
      DocumentWords.replace,
    ])

  private let document: DocumentWords
  private let target: String
  private let replaces: Bool

  init(_ words: CommandWords) throws(UsageError) {
    document = try DocumentWords(words)
    replaces = words.has("--replace")
    guard let target = words.value("--to") else {
      throw UsageError("a report lacks its place: --to FILE.html")
    }
    self.target = target
    if FileFormat(path: target)?.isReport != true {
      let endings = FileFormat.endings(where: \.isReport).joined(separator: ", ")
      throw UsageError("a report goes to \(endings), not to `\(target)`")
    }
    if ProcessEnvironment.isSameFile(target, document.file) {
      throw UsageError("the report would replace its document")
    }
  }

  func run() -> Int32 {
    Program(document.options).report(document.file, to: target, replaces: replaces)
  }
}

/// `baro convert FILE FILE`: the same cells in another kind of file.
struct ConvertCommand: Command {
  static let form = CommandForm(
    "baro convert",
    summary: "Write the cells of a document in another kind of file: .bq, .md or .ipynb.",
    usage: ["baro convert <file> <file> [--replace]"],
    operand: .init("file", count: 2...2, help: "What is read, then what is written."),
    options: [DocumentWords.replace])

  private let source: String
  private let target: String
  private let replaces: Bool

  init(_ words: CommandWords) throws(UsageError) {
    source = words.operands[0]
    target = words.operands[1]
    replaces = words.has("--replace")
    for file in words.operands { try DocumentWords.check(file) }
  }

  func run() -> Int32 {
    guard let read = DocumentFile.read(source, ProcessRunEnvironment.here) else { return 66 }
    if !replaces, DocumentFile.isTaken(target) { return 1 }
    let format = DocumentFormat(path: target) ?? .script
    return DocumentFile.write(format.write(read.document), to: target) ? 0 : 1
  }
}
