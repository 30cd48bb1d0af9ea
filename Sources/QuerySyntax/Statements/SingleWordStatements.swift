/// Statements that are their verb alone; they have a page of help each.
enum SingleWordStatements {
  static let clear = HelpPage(
    word: "clear", summary: "empties the screen", usage: ["clear"],
    text: "Data, settings and results stay.", examples: ["clear"])

  static let history = HelpPage(
    word: "history", summary: "the statements of this session that succeeded", usage: ["history"],
    text:
      "`save` writes them. Up, Down and Ctrl-R go through what was typed, in earlier sessions too.",
    examples: ["history"])

  static let undo = HelpPage(
    word: "undo", summary: "takes back the last change to data, definitions or session",
    usage: ["undo"], text: "Files that were written stay written.",
    examples: ["filter wave = 2021\nundo"])

  static let quit = HelpPage(
    word: "quit", summary: "leaves the shell", usage: ["quit"],
    text: "So does Ctrl-D on an empty line.", examples: [.notRun("quit")])
}
