import TextLayout

/// One option of a command.
package struct OptionForm: Sendable {
  /// Short names first: `-h`, `--help`.
  package let names: [String]
  /// What its value is called in the help; nothing: it takes none.
  package let value: String?
  /// Whether the next word is its value even if it looks like an option.
  package let takesAnything: Bool
  package let help: String

  package init(
    _ names: String..., value: String? = nil, takesAnything: Bool = false, help: String
  ) {
    self.names = names
    self.value = value
    self.takesAnything = takesAnything
    self.help = help
  }
}

/// The words that a command takes: what can be read and what its help says.
package struct CommandForm: Sendable {
  /// Such as `baro run`.
  package let name: String
  package let summary: String
  /// Each as it is typed; empty: made from options and operand.
  package let usage: [String]
  /// Sentences between the usage and the options.
  package let details: String
  package let options: [OptionForm]
  /// What stands without a name in front of it, and how many of it.
  package let operand: Operand?

  package struct Operand: Sendable {
    package let name: String
    package let count: ClosedRange<Int>
    package let help: String

    package init(_ name: String, count: ClosedRange<Int>, help: String) {
      self.name = name
      self.count = count
      self.help = help
    }
  }

  static let helpOption = OptionForm("-h", "--help", help: "Show this.")

  package init(
    _ name: String, summary: String, usage: [String] = [], details: String = "",
    operand: Operand? = nil, options: [OptionForm] = []
  ) {
    self.name = name
    self.summary = summary
    self.usage = usage
    self.details = details
    self.operand = operand
    self.options = options + [Self.helpOption]
  }

  /// The option of a name.
  func option(_ name: String) -> OptionForm? { options.first { $0.names.contains(name) } }
}

extension CommandForm {
  private static let width = 80
  private static let column = 26

  /// The help of the command, ending in a newline.
  package var help: String {
    var parts = [Self.folded(summary), usageLines.joined(separator: "\n")]
    if !details.isEmpty { parts.append(Self.folded(details)) }
    let operands = operand.map { [("<\($0.name)>", $0.help)] } ?? []
    let listed = operands + options.map { (Self.title($0), $0.help) }
    parts.append(listed.map(Self.entry).joined(separator: "\n"))
    return parts.joined(separator: "\n\n") + "\n"
  }

  private var usageLines: [String] {
    let own = usage.isEmpty ? [madeUsage] : usage
    return own.enumerated().map { ($0.offset == 0 ? "Usage: " : "       ") + $0.element }
  }

  private var madeUsage: String {
    let words = options.dropLast().map { option in
      "[" + (option.names.last ?? "") + (option.value.map { " <\($0)>" } ?? "") + "]"
    }
    let operands = operand.map { ["<\($0.name)>" + ($0.count.upperBound > 1 ? " …" : "")] } ?? []
    return ([name] + words + operands).joined(separator: " ")
  }

  private static func title(_ option: OptionForm) -> String {
    option.names.joined(separator: ", ") + (option.value.map { " <\($0)>" } ?? "")
  }

  private static func entry(_ title: String, _ help: String) -> String {
    let lines = TextFold.lines(help, width: width - column, hanging: 0)
    let blank = String(repeating: " ", count: column)
    let first = "  " + title
    let fits = first.count < column
    let lead = fits ? first + blank.dropFirst(first.count) : first + "\n" + blank
    return lead + lines.joined(separator: "\n" + blank)
  }

  private static func folded(_ text: String) -> String {
    TextFold.lines(text, width: width, hanging: 0).joined(separator: "\n")
  }
}
