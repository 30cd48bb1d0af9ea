import CommandWords

/// `baro completion bash|zsh|fish|man`: what a package installs beside the program.
struct PackagingCommand: Command {
  static let form = CommandForm(
    "baro completion", summary: "Print the completions of a shell, or the page for man.",
    usage: ["baro completion bash|zsh|fish|man"],
    details: """
      `Scripts/install` puts them where shells and man look. By hand: `source <(baro completion bash)`.
      """,
    operand: .init("shell", count: 1...1, help: "bash, zsh, fish; man for the page of the manual."))

  /// Every form of the program, its own first.
  private static let forms = [
    BaroCommand.form, RunCommand.form, CheckCommand.form, ReportCommand.form, ConvertCommand.form,
    FormatCommand.form, KernelCommand.form, KernelInstallCommand.form, form,
  ]

  private let shell: ShellWords.Shell?

  init(_ words: CommandWords) throws(UsageError) {
    let name = words.operands[0]
    shell = ShellWords.Shell(rawValue: name)
    if shell == nil, name != "man" {
      throw UsageError("completions are for bash, zsh and fish, not for `\(name)`")
    }
  }

  func run() -> Int32 {
    let words = ShellWords(Self.forms)
    Output.result(
      shell.map(words.script) ?? words.manualPage(version: BaroCommand.version))
    return 0
  }
}
