import TextLayout
import Diagnostics

/// Colour codes for the parts of a text, or none.
struct TextStyle {
  /// What a run of text is.
  enum Role {
    case plain, title, heading, rule, note, good, bad
    case error, warning, notice, place, gutter, caret
  }

  private let color: Bool
  private let palette: Palette

  init(_ options: RenderingOptions) {
    color = options.color
    palette = options.palette
  }

  /// The text between the codes of its role; the text itself when colour is off.
  func apply(_ role: Role, _ text: String) -> String {
    guard color, let code = code(role), !text.isEmpty else { return text }
    return "\u{1B}[\(code)m\(text)\u{1B}[0m"
  }

  private func code(_ role: Role) -> String? {
    switch role {
    case .plain: nil
    case .title, .heading, .place: "1"
    case .rule, .note, .gutter: "2"
    case .good, .caret: palette == .dark ? "92" : "32"
    case .bad, .error: palette == .dark ? "1;91" : "1;31"
    case .warning: palette == .dark ? "1;93" : "1;35"
    case .notice: palette == .dark ? "1;96" : "1;34"
    }
  }
}

/// A line made of runs of text that a terminal may colour.
struct StyledLine {
  private var runs: [(role: TextStyle.Role, text: String)] = []
  private(set) var width = 0

  /// An empty line, or one of a single run.
  init(_ text: String = "", _ role: TextStyle.Role = .plain) { append(text, role) }

  /// Adds a run of text.
  mutating func append(_ text: String, _ role: TextStyle.Role = .plain) {
    guard !text.isEmpty else { return }
    runs.append((role, text))
    width += DisplayWidth.of(text)
  }

  /// Adds spaces up to a column counted from 0.
  mutating func pad(to column: Int) {
    append(String(repeating: " ", count: max(0, column - width)))
  }

  /// The line without colours, its trailing spaces kept.
  var wholeText: String { runs.map(\.text).joined() }

  /// The line without trailing spaces.
  func text(_ style: TextStyle) -> String {
    var kept = runs
    while let last = kept.last, last.text.allSatisfy({ $0 == " " }) { kept.removeLast() }
    return kept.map { style.apply($0.role, $0.text) }.joined()
  }
}
