import ArgumentParser

/// Picks the subcommand that the first word names; every other command line is the main command's.
@main
enum EntryPoint {
  static func main() {
    let arguments = Array(CommandLine.arguments.dropFirst())
    switch arguments.first {
    case "fmt": FormatCommand.main(Array(arguments.dropFirst()))
    case "run": RunCommand.main(Array(arguments.dropFirst()))
    case "check": CheckCommand.main(Array(arguments.dropFirst()))
    case "report": ReportCommand.main(Array(arguments.dropFirst()))
    case "convert": ConvertCommand.main(Array(arguments.dropFirst()))
    case "kernel": KernelCommand.main(Array(arguments.dropFirst()))
    default: BaroCommand.main(arguments)
    }
  }
}
