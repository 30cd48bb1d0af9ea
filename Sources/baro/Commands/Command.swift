import CommandWords

/// Something that the program can be asked to do from the command line.
protocol Command {
  static var form: CommandForm { get }

  /// Takes what was given; throws where it does not go together.
  init(_ words: CommandWords) throws(UsageError)

  /// Does it.
  /// - Returns: the exit status.
  func run() -> Int32
}

extension Command {
  /// Reads the words, does what they say and ends the process.
  static func main(_ words: [String]) -> Never {
    do {
      let words = try CommandWords(words, as: form)
      if words.wantsHelp {
        Output.result(form.help)
        exitProcess(0)
      }
      exitProcess(try Self(words).run())
    } catch {
      let name = form.name
      Output.error("baro: \(error.message)\n`\(name) --help` tells how it is used\n")
      exitProcess(64)
    }
  }
}
