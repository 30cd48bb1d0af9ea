import DataFormats
import Glibc

/// Picks the subcommand that the first word names; every other command line is the main command's.
@main
enum EntryPoint {
  static func main() {
    StandardStreams.secure()
    ProcessSettings.make()
    let words = ProcessEnvironment.arguments
    let rest = Array(words.dropFirst())
    switch words.first {
    case ImportWorker.word: exit(ImportWorker.run(rest))
    case "fmt": FormatCommand.main(rest)
    case "run": RunCommand.main(rest)
    case "check": CheckCommand.main(rest)
    case "report": ReportCommand.main(rest)
    case "convert": ConvertCommand.main(rest)
    case "kernel" where rest.first == "install":
      KernelInstallCommand.main(Array(rest.dropFirst()))
    case "kernel": KernelCommand.main(rest)
    case "completion": PackagingCommand.main(rest)
    default: BaroCommand.main(words)
    }
  }
}
