import CommandWords
import ProgramRun

/// The command line: scripts, statements or the shell.
struct BaroCommand: Command {
  static let version = "0.1.0"

  static let form = RunOptions.form

  private let words: CommandWords
  private let options: RunOptions

  init(_ words: CommandWords) throws(UsageError) {
    self.words = words
    options = try RunOptions(words)
  }

  func run() -> Int32 {
    if words.has("--version") {
      Output.result(Self.version + "\n")
      return 0
    }
    let program = Program(options)
    if words.value("-c") == nil, options.scripts.isEmpty, StandardInput.isTerminal {
      var shell = Shell(program: program)
      return shell.run()
    }
    return program.run(statements: words.value("-c"), files: options.scripts)
  }
}
