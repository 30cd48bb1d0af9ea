/// Several answers in one cell: `Mail, Wiki`.
package struct SplitAnswers: Sendable {
  /// Distinct parts: the options first, then the others in the order in which they appear.
  package private(set) var parts: [String]
  /// For every text the places of its parts, each once, in the order of the text.
  package private(set) var places: [[Int]] = []
  /// Parts of `parts` that are options.
  package let optionCount: Int

  /// Slots of the texts that hold no part, such as a separator alone.
  package var blankSlots: Set<Int> {
    Set(places.indices.filter { places[$0].isEmpty }.map { $0 + 1 })
  }

  /// - Parameters:
  ///   - texts: cells as they are written.
  ///   - separator: what stands between parts; blanks around parts do not count.
  ///   - options: parts that are known; the longest that fits wins, so they may hold the separator.
  ///   - mostParts: parts beyond which the remaining texts are not read, where more are no answers.
  /// - Complexity: O(bytes · options) at worst, O(bytes) without options.
  package init(
    _ texts: [String], separator: String, options: [String] = [], mostParts: Int = .max
  ) {
    parts = options
    optionCount = options.count
    var known: [Substring: Int] = [:]
    for (place, option) in options.enumerated() where known[option[...]] == nil {
      known[option[...]] = place
    }
    let longestFirst = options.filter { $0.contains(separator) }.sorted {
      $0.utf8.count > $1.utf8.count
    }
    for text in texts where parts.count <= mostParts {
      var found: [Int] = []
      var seen: Set<Int> = []
      for part in Self.split(text[...], separator, longestFirst) {
        let place = known[part] ?? parts.count
        if place == parts.count {
          known[part] = place
          parts.append(String(part))
        }
        if seen.insert(place).inserted { found.append(place) }
      }
      places.append(found)
    }
  }

  /// Puts the parts that are no options in the order that they tell (see `AnswerOrder`).
  package mutating func orderOthers() {
    guard let order = AnswerOrder(Array(parts[optionCount...])) else { return }
    var moved = Array(parts.indices)
    for (place, old) in order.places.enumerated() { moved[optionCount + old] = optionCount + place }
    parts[optionCount...] = ArraySlice(order.places.map { parts[optionCount + $0] })
    places = places.map { $0.map { moved[$0] } }
  }

  /// The parts of a text, without blanks around and without empty ones.
  ///
  /// Bytes are compared, so that each is looked at once.
  private static func split(
    _ text: Substring, _ separator: String, _ options: [String]
  ) -> [Substring] {
    let (bytes, mark) = (text.utf8, separator.utf8)
    var parts: [Substring] = []
    var start = bytes.startIndex
    var isAtStart = true
    var place = start
    func add(_ end: Substring.Index) {
      let part = trimmed(text[start..<end])
      if !part.isEmpty { parts.append(part) }
    }
    while place < bytes.endIndex {
      if isAtStart, let end = option(in: bytes[place...], options, mark) {
        place = end
        isAtStart = false
      } else if bytes[place...].starts(with: mark) {
        add(place)
        place = bytes.index(place, offsetBy: mark.count)
        start = place
        isAtStart = true
      } else {
        isAtStart = isAtStart && isBlank(bytes[place])
        place = bytes.index(after: place)
      }
    }
    add(bytes.endIndex)
    return parts
  }

  /// The end of the longest option that bytes begin with, where a separator or nothing follows.
  private static func option(
    in bytes: Substring.UTF8View, _ options: [String], _ mark: String.UTF8View
  ) -> Substring.Index? {
    for option in options where bytes.starts(with: option.utf8) {
      let end = bytes.index(bytes.startIndex, offsetBy: option.utf8.count)
      let behind = bytes[end...]
      let rest = behind.drop(while: isBlank)
      if rest.isEmpty || behind.starts(with: mark) || rest.starts(with: mark) { return end }
    }
    return nil
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0D).contains(byte)
  }

  private static func trimmed(_ text: Substring) -> Substring {
    var kept = text
    while kept.first?.isWhitespace == true { kept.removeFirst() }
    while kept.last?.isWhitespace == true { kept.removeLast() }
    return kept
  }
}
