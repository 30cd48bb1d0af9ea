/// A page of help: what `help WORD` shows.
package struct HelpPage: Hashable, Sendable {
  /// A verb or a topic.
  package let word: String
  /// One line without a full stop.
  package let summary: String
  /// The forms of the statement; empty for a topic.
  package let usage: [String]
  package let text: String
  package let examples: [HelpExample]

  init(
    word: String, summary: String, usage: [String] = [], text: String,
    examples: [HelpExample] = []
  ) {
    self.word = word
    self.summary = summary
    self.usage = usage
    self.text = text
    self.examples = examples
  }

  /// The page as plain text, ending in a newline.
  package var rendered: String {
    var lines = ["\(word): \(summary)", ""]
    if !usage.isEmpty { lines += usage.map { "  " + $0 } + [""] }
    lines.append(text)
    if !examples.isEmpty {
      let texts = examples.flatMap { $0.text.split(separator: "\n") }
      lines += ["", "Examples"] + texts.map { "  " + $0 }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}

/// Statements that a page shows; most of them run on the data that ship with the shell.
package struct HelpExample: Hashable, Sendable, ExpressibleByStringLiteral {
  /// One statement, or several on lines of their own.
  package let text: String
  /// False when it names files or results that only the reader has.
  package let runs: Bool

  package init(_ text: String, runs: Bool = true) {
    self.text = text
    self.runs = runs
  }

  package init(stringLiteral text: String) { self.init(text) }

  static func notRun(_ text: String) -> HelpExample { HelpExample(text, runs: false) }
}
