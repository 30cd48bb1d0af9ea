/// The text of an entry and the cursor in it.
///
/// Every change is a function of the two alone.
struct EditBuffer: Equatable, Sendable {
  private(set) var scalars: [Unicode.Scalar]
  /// Scalars from which on a text is only typed and drawn, not coloured, completed or kept: a file that was
  /// pasted.
  private static let long = 1 << 18

  /// Whether a text is longer than anybody types.
  var isLong: Bool { scalars.count > Self.long }

  /// Counts scalars: from 0 to scalars.count, always.
  private(set) var cursor: Int

  /// A buffer with the cursor at an offset, at the end by default; an offset outside is cut.
  init(_ text: String = "", cursor: Int? = nil) {
    scalars = Array(text.unicodeScalars)
    self.cursor = max(0, min(cursor ?? scalars.count, scalars.count))
  }

  /// Some scalars on both sides of the cursor, whole lines where they are that short, and where they begin.
  func part(around count: Int) -> (buffer: EditBuffer, start: Int) {
    if scalars.count <= 4 * count { return (self, 0) }
    var lower = max(0, cursor - count)
    if lower > 0, let line = scalars[lower..<cursor].firstIndex(of: "\n") { lower = line + 1 }
    let part = scalars[lower..<min(scalars.count, cursor + count)]
    return (EditBuffer(Self.string(part), cursor: cursor - lower), lower)
  }

  /// The text as a string.
  var text: String { Self.string(scalars[...]) }

  /// The text before the cursor.
  var textBeforeCursor: String { Self.string(scalars[..<cursor]) }

  /// A string of scalars.
  static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }

  /// Puts a text at the cursor, which then stands after it.
  mutating func insert(_ text: String) {
    replace(cursor..<cursor, with: text)
  }

  /// Puts a text in place of a range; the cursor then stands after it.
  mutating func replace(_ range: Range<Int>, with text: String) {
    let range = range.clamped(to: 0..<scalars.count)
    let inserted = Array(text.unicodeScalars)
    scalars.replaceSubrange(range, with: inserted)
    cursor = range.lowerBound + inserted.count
  }

  /// Moves the cursor.
  ///
  /// - Returns: false if it stands there already.
  mutating func move(_ motion: Motion) -> Bool {
    let place = offset(after: motion)
    defer { cursor = place }
    return place != cursor
  }

  /// Removes what lies between the cursor and the end of a motion.
  ///
  /// - Returns: what was removed, empty if nothing lies there.
  mutating func delete(_ motion: Motion) -> String {
    let place = offset(after: motion)
    let range = min(place, cursor)..<max(place, cursor)
    let removed = Self.string(scalars[range])
    replace(range, with: "")
    return removed
  }

  /// Begins a line at the cursor, indented by two spaces; blanks after the cursor go.
  mutating func insertIndentedLine() {
    let blanks = scalars[cursor...].prefix { $0 == " " }
    replace(cursor..<blanks.endIndex, with: "\n  ")
  }

  /// Puts a pasted text at the cursor: line ends become newlines, a tab two spaces, NUL goes.
  mutating func insertPasted(_ text: String) {
    var clean = String.UnicodeScalarView()
    var earlier: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\0": break
      case "\n" where earlier == "\r": break
      case "\r": clean.append("\n")
      case "\t": clean.append(contentsOf: "  ".unicodeScalars)
      default: clean.append(scalar)
      }
      earlier = scalar
    }
    insert(String(clean))
  }
}
