import Testing

@testable import CommandWords

@Suite("The words of a command")
struct CommandWordsTests {
  static let form = CommandForm(
    "tool do", summary: "Does something.",
    operand: .init("file", count: 1...2, help: "What is read."),
    options: [
      OptionForm("-c", value: "text", takesAnything: true, help: "A text."),
      OptionForm("-d", "--data", value: "path", help: "Data."),
      OptionForm("--safe", help: "Harmless."),
    ])

  private func error(_ words: String...) -> String? {
    do {
      _ = try CommandWords(words, as: Self.form)
      return nil
    } catch {
      return error.message
    }
  }

  @Test("options stand in any order, with a blank or a sign, and the last value wins")
  func order() throws {
    let words = try CommandWords(
      ["a", "--data=x=y", "--safe", "b", "-d", "z", "-c", "--safe"], as: Self.form)
    #expect(words.operands == ["a", "b"])
    #expect(words.values("--data") == ["x=y", "z"] && words.value("--data") == "z")
    #expect(words.has("--safe") && words.value("-c") == "--safe")
    #expect(!words.has("--help") && words.values("--other").isEmpty)
  }

  @Test("behind -- all are operands, and - is one")
  func operands() throws {
    #expect(try CommandWords(["-", "--", "--safe"], as: Self.form).operands == ["-", "--safe"])
    #expect(try CommandWords(["--data=", "a"], as: Self.form).value("--data") == "")
  }

  @Test("what does not fit is told with the next step")
  func refusals() {
    #expect(error("a", "--dta") == "there is no option `--dta`; closest: --data")
    #expect(error("a", "-x") == "there is no option `-x`")
    #expect(error("a", "--data") == "`--data` lacks its value: --data PATH")
    #expect(error("a", "--data", "--safe") == "`--data` lacks its value: --data PATH")
    #expect(error("a", "--safe=yes") == "`--safe` takes no value")
    #expect(error() == "tool do lacks a <file>")
    #expect(error("a", "b", "c") == "`c` is one word too many")
  }

  @Test("help that is asked for needs nothing else")
  func help() throws {
    #expect(try CommandWords(["-h"], as: Self.form).wantsHelp)
    #expect(try CommandWords(["a", "b", "c", "--help"], as: Self.form).wantsHelp)
  }

  @Test("the help shows all that is taken")
  func helpText() {
    #expect(
      Self.form.help == """
        Does something.

        Usage: tool do [-c <text>] [--data <path>] [--safe] <file> …

          <file>                  What is read.
          -c <text>               A text.
          -d, --data <path>       Data.
          --safe                  Harmless.
          -h, --help              Show this.

        """)
  }
}
