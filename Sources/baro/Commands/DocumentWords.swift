import ResultTables
import CommandWords
import Documents
import ProgramRun

/// What the commands on documents are told.
struct DocumentWords {
  let file: String
  let options: RunOptions

  static let options: [OptionForm] = [
    SessionOptions.data, SessionOptions.set,
    OptionForm("--keep-going", help: "Go on behind a cell that failed."), SessionOptions.safe,
  ]

  static let operand = CommandForm.Operand(
    "file", count: 1...1, help: "A .bq script, .md or .ipynb notebook.")

  static let replace = OptionForm("--replace", help: "Write over the file that stands there.")

  init(_ words: CommandWords) throws(UsageError) {
    file = words.operands[0]
    try Self.check(file)
    options = try RunOptions(ofDocument: words)
  }

  /// Refuses a file that is no document by its name.
  static func check(_ file: String) throws(UsageError) {
    if DocumentFormat(path: file) == nil {
      throw UsageError("a document ends in .bq, .md or .ipynb, not as `\(file)` does")
    }
  }
}
