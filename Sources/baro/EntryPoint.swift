import ArgumentParser

/// Picks the subcommand that the first word names; every other command line is the main command's.
@main
enum EntryPoint {
  /// Subcommands that later versions bring.
  private static let planned: Set<String> = ["kernel"]

  static func main() {
    let arguments = Array(CommandLine.arguments.dropFirst())
    switch arguments.first {
    case "fmt": FormatCommand.main(Array(arguments.dropFirst()))
    case "run": RunCommand.main(Array(arguments.dropFirst()))
    case "check": CheckCommand.main(Array(arguments.dropFirst()))
    case "report": ReportCommand.main(Array(arguments.dropFirst()))
    case "convert": ConvertCommand.main(Array(arguments.dropFirst()))
    case let word? where planned.contains(word):
      Output.error(
        "baro: `\(word)` is not available yet; there are: run, check, report, convert, fmt\n")
      exitProcess(64)
    default: BaroCommand.main(arguments)
    }
  }
}
