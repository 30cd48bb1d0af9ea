import TextLayout

/// The plain picture of a diagnostic, in pieces that a terminal may colour.
///
///     survey.bq:1:10: error[unknown-variable]: no variable `telewrok` in barometer
///       1 | crosstab telewrok by role
///         |          ^^^^^^^^ closest: telework
package struct DiagnosticPicture: Sendable {
  /// What a piece of the picture is.
  package enum PictureKind: Sendable {
    case place, heading(Severity), text, gutter, source, caret, note
  }

  /// A run of text of one kind.
  package struct Piece: Sendable {
    package let kind: PictureKind
    package let text: String
  }

  package private(set) var pieces: [Piece] = []
  private let width: Int?

  /// Draws a diagnostic over the source it speaks of.
  /// - Parameters:
  ///   - diagnostic: what to tell.
  ///   - source: the text that `diagnostic.range` points into.
  ///   - width: columns that lines are folded to; nothing: they are as long as they are.
  package init(_ diagnostic: Diagnostic, in source: SourceText, width: Int? = nil) {
    self.width = width
    drawHeading(diagnostic, source)
    if let range = diagnostic.range { drawSource(diagnostic, range, source) }
    for note in diagnostic.notes { addNote(note) }
  }

  /// The whole picture without colour, ending in a newline.
  package var text: String { pieces.map(\.text).joined() }

  private mutating func add(_ kind: PictureKind, _ text: String) {
    pieces.append(Piece(kind: kind, text: text))
  }

  private mutating func drawHeading(_ diagnostic: Diagnostic, _ source: SourceText) {
    let place = Self.place(of: diagnostic, in: source)
    if !place.isEmpty { add(.place, place + ": ") }
    let title = "\(diagnostic.severity.rawValue)[\(diagnostic.code)]: "
    add(.heading(diagnostic.severity), title)
    add(.text, folded(SafeText.escaped(diagnostic.message), behind: pieces) + "\n")
    if diagnostic.range == nil, let hint = diagnostic.hint { addNote(hint) }
  }

  /// A text that goes on behind others on their line, folded with an indent.
  private func folded(_ text: String, behind pieces: [Piece]) -> String {
    guard let width else { return text }
    // Words that cannot be broken hold the place of what stands before.
    let used = DisplayWidth.of(pieces.map(\.text).joined())
    let firstWord = DisplayWidth.of(String(text.prefix { $0 != " " }))
    if used + firstWord > width { return "\n" + indented(text, width) }
    let blank = String(repeating: "x", count: max(0, used - 1))
    let lines = TextFold.lines(blank + " " + text, width: width, hanging: 2)
    return String(lines.joined(separator: "\n").dropFirst(used))
  }

  private func indented(_ text: String, _ width: Int) -> String {
    TextFold.lines(text, width: max(1, width - 2)).map { "  " + $0 }.joined(separator: "\n")
  }

  private mutating func addNote(_ note: String) {
    let note = SafeText.escaped(note)
    add(.note, (width.map { indented(note, $0) } ?? "  " + note) + "\n")
  }

  private static func place(of diagnostic: Diagnostic, in source: SourceText) -> String {
    guard let range = diagnostic.range else { return SafeText.escaped(diagnostic.place ?? "") }
    let position = source.position(at: range.lower)
    return SafeText.escaped(source.name) + ":\(position.line):\(position.column)"
  }

  private mutating func drawSource(
    _ diagnostic: Diagnostic, _ range: SourceRange, _ source: SourceText
  ) {
    let line = source.lineIndex(at: range.lower)
    let number = String(line + 1)
    let blank = String(repeating: " ", count: number.count)
    let gutter = number.count + 5
    let excerpt = SourceExcerpt(
      line: line, range: range, source: source,
      widest: min(160, width.map { max(10, $0 - gutter) } ?? 160))
    add(.gutter, "  \(number) | ")
    add(.source, excerpt.text + "\n")
    add(.gutter, "  \(blank) | ")
    add(.caret, excerpt.indent + excerpt.carets)
    drawHint(diagnostic.hint, behind: gutter + excerpt.indent.count + excerpt.carets.count + 1)
  }

  /// The next step beside the caret, or on lines of its own where it does not fit.
  private mutating func drawHint(_ hint: String?, behind used: Int) {
    guard let hint else { return add(.note, "\n") }
    let text = SafeText.escaped(hint)
    if let width, used + DisplayWidth.of(text) > width {
      add(.note, "\n" + indented(text, width) + "\n")
    } else {
      add(.note, " " + text + "\n")
    }
  }
}

/// One line of source, cut to a readable length around the place that matters.
private struct SourceExcerpt {
  let text: String
  let indent: String
  let carets: String

  init(line: Int, range: SourceRange, source: SourceText, widest: Int) {
    let start = source.lineStart(line)
    let content = source.line(line)
    let lineEnd = start + content.utf8.count
    var before = SafeText.escaped(source.slice(start, min(range.lower, lineEnd)))
    let marked = SafeText.escaped(
      source.slice(min(range.lower, lineEnd), min(range.upper, lineEnd)))
    let after = SafeText.escaped(source.slice(min(range.upper, lineEnd), lineEnd))
    if DisplayWidth.of(before) > widest / 2 {
      before = "…" + String(before.suffix(widest / 2))
    }
    text = DisplayWidth.truncated(before + marked + after, to: widest)
    indent = String(repeating: " ", count: DisplayWidth.of(before))
    let room = max(1, widest - DisplayWidth.of(before))
    carets = String(repeating: "^", count: min(room, max(1, DisplayWidth.of(marked))))
  }
}
