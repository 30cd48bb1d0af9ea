/// Statements that are their verb alone; they have a page of help each.
enum SingleWordStatements {
  static let clear = HelpPage(
    word: "clear", summary: "empties the screen", usage: ["clear"],
    text: "Data, settings and results stay.", examples: ["clear"])

  static let history = HelpPage(
    word: "history", summary: "what was typed", usage: ["history"],
    text: "Up and Down walk through it, Ctrl-R searches it.", examples: ["history"])

  static let undo = HelpPage(
    word: "undo", summary: "takes back the last change to data, definitions or session",
    usage: ["undo"], text: "Files that were written stay written.",
    examples: ["filter wave = 2021\nundo"])

  static let quit = HelpPage(
    word: "quit", summary: "leaves the shell", usage: ["quit"],
    text: "So does Ctrl-D on an empty line.", examples: [.notRun("quit")])
}
