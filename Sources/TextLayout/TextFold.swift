/// Text laid over lines by display width.
package enum TextFold {
  /// The text broken at spaces into lines of at most `width` columns; a longer word is broken too.
  ///
  /// No-break spaces hold. A text always gives one line at least.
  /// - Complexity: O(characters).
  package static func lines(_ text: String, width: Int, hanging: Int = 0) -> [String] {
    if DisplayWidth.of(text) <= width { return [text] }
    var folder = Folder(width: max(1, width), hanging: max(0, min(hanging, width - 2)))
    for word in text.split(separator: " ", omittingEmptySubsequences: false) {
      folder.add(String(word))
    }
    return folder.finished()
  }

  /// The text folded when there is a width, otherwise whole.
  package static func lines(_ text: String, within width: Int?, hanging: Int = 0) -> [String] {
    guard let width else { return [text] }
    return lines(text, width: width, hanging: hanging)
  }

  /// Columns of the widest word.
  package static func longestWord(_ text: String) -> Int {
    text.split(separator: " ").map { DisplayWidth.of(String($0)) }.max() ?? 0
  }

  /// The narrowest width, from `least` up, at which the text takes at most `count` lines.
  ///
  /// A wider line holds all that a narrower one does, so that widths are halved until one is left.
  /// - Complexity: O(characters · log characters).
  package static func width(of text: String, overAtMost count: Int, least: Int) -> Int {
    var low = max(1, least)
    var high = max(low, DisplayWidth.of(text))
    while low < high {
      let middle = low + (high - low) / 2
      if lines(text, width: middle).count > count { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

/// Words gathered into lines.
private struct Folder {
  let width: Int
  let hanging: Int
  private var lines: [String] = []
  private var current = ""
  private var used = 0
  private var hasWord = false
  private var spaces = 0

  init(width: Int, hanging: Int) {
    self.width = width
    self.hanging = hanging
  }

  mutating func add(_ word: String) {
    let columns = DisplayWidth.of(word)
    if columns == 0 {
      spaces += 1
    } else if hasWord && used + 1 + spaces + columns > width {
      breakLine()
      append(word, columns)
    } else {
      let gap = String(repeating: " ", count: hasWord ? 1 + spaces : 0)
      append(gap + word, columns + gap.utf8.count)
    }
  }

  private mutating func append(_ text: String, _ columns: Int) {
    spaces = 0
    hasWord = true
    if used + columns <= width {
      current += text
      used += columns
      return
    }
    for character in text { append(character) }
  }

  private mutating func append(_ character: Character) {
    let columns = DisplayWidth.of(character)
    if used + columns > width && used > hanging { breakLine() }
    current.append(character)
    used += columns
    hasWord = true
  }

  private mutating func breakLine() {
    lines.append(current)
    current = String(repeating: " ", count: hanging)
    used = hanging
    hasWord = false
    spaces = 0
  }

  mutating func finished() -> [String] {
    if hasWord || lines.isEmpty { lines.append(current) }
    return lines
  }
}
