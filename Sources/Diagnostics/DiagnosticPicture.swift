/// The plain picture of a diagnostic, in pieces that a terminal may colour.
///
///     survey.bq:1:10: error[unknown-variable]: no variable `telewrok` in barometer
///       1 | crosstab telewrok by role
///         |          ^^^^^^^^ closest: telework
package struct DiagnosticPicture: Sendable {
  /// What a piece of the picture is.
  package enum Kind: Sendable {
    case place, heading(Severity), text, gutter, source, caret, note
  }

  /// A run of text of one kind.
  package struct Piece: Sendable {
    package let kind: Kind
    package let text: String
  }

  package private(set) var pieces: [Piece] = []

  /// Draws a diagnostic over the source it speaks of.
  /// - Parameters:
  ///   - diagnostic: what to tell.
  ///   - source: the text that `diagnostic.range` points into.
  package init(_ diagnostic: Diagnostic, in source: SourceText) {
    drawHeading(diagnostic, source)
    if let range = diagnostic.range { drawSource(diagnostic, range, source) }
    for note in diagnostic.notes { add(.note, "  " + SafeText.escaped(note) + "\n") }
  }

  /// The whole picture without colour, ending in a newline.
  package var text: String { pieces.map(\.text).joined() }

  private mutating func add(_ kind: Kind, _ text: String) {
    pieces.append(Piece(kind: kind, text: text))
  }

  private mutating func drawHeading(_ diagnostic: Diagnostic, _ source: SourceText) {
    let place = Self.place(of: diagnostic, in: source)
    if !place.isEmpty { add(.place, place + ": ") }
    let title = "\(diagnostic.severity.rawValue)[\(diagnostic.code)]: "
    add(.heading(diagnostic.severity), title)
    add(.text, SafeText.escaped(diagnostic.message) + "\n")
    if diagnostic.range == nil, let hint = diagnostic.hint {
      add(.note, "  " + SafeText.escaped(hint) + "\n")
    }
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
    let excerpt = SourceExcerpt(line: line, range: range, source: source)
    add(.gutter, "  \(number) | ")
    add(.source, excerpt.text + "\n")
    add(.gutter, "  \(blank) | ")
    add(.caret, excerpt.indent + excerpt.carets)
    add(.note, (diagnostic.hint.map { " " + SafeText.escaped($0) } ?? "") + "\n")
  }
}

/// One line of source, cut to a readable length around the place that matters.
private struct SourceExcerpt {
  let text: String
  let indent: String
  let carets: String

  private static let widest = 160

  init(line: Int, range: SourceRange, source: SourceText) {
    let start = source.lineStart(line)
    let content = source.line(line)
    let lineEnd = start + content.utf8.count
    var before = SafeText.escaped(source.slice(start, min(range.lower, lineEnd)))
    let marked = SafeText.escaped(
      source.slice(min(range.lower, lineEnd), min(range.upper, lineEnd)))
    let after = SafeText.escaped(source.slice(min(range.upper, lineEnd), lineEnd))
    if DisplayWidth.of(before) > Self.widest / 2 {
      before = "…" + String(before.suffix(Self.widest / 2))
    }
    text = DisplayWidth.truncated(before + marked + after, to: Self.widest)
    indent = String(repeating: " ", count: DisplayWidth.of(before))
    let room = max(1, Self.widest - DisplayWidth.of(before))
    carets = String(repeating: "^", count: min(room, max(1, DisplayWidth.of(marked))))
  }
}
