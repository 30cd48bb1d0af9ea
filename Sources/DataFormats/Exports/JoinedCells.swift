internal import Codebook
internal import Microdata

/// Cells that look like several answers each: parts of few texts that recur.
struct JoinedCells {
  let separator: String
  let parts: SplitAnswers
  /// Answers that hold the separator themselves.
  let whole: [String]
  /// Two parts of which none stands without the other behind or before it: perhaps one answer.
  let inseparable: (String, String)?

  /// Distinct cells that are looked at, and parts that a list of answers has at most.
  private static let (mostCells, mostParts) = (20_000, 100)

  /// Finds the separator; nothing where the cells hold no lists.
  ///
  /// - Parameters:
  ///   - cells: the column of cells.
  ///   - separators: what may stand between answers, the likeliest first.
  /// - Complexity: O(bytes of the distinct cells).
  init?(_ cells: CategoricalColumn, _ separators: [String]) {
    let texts = cells.categories.map(\.code)
    guard texts.count > 1, texts.count <= Self.mostCells else { return nil }
    for separator in separators {
      let joined = texts.count { Self.hasParts($0, separator) }
      guard joined > 0 else { continue }
      var parts = SplitAnswers(texts, separator: separator, mostParts: Self.mostParts)
      guard parts.parts.count <= Self.mostParts else { continue }
      let whole = Self.whole(texts, separator)
      if !whole.isEmpty {
        parts = SplitAnswers(
          texts, separator: separator, options: whole, mostParts: Self.mostParts)
      }
      let most = parts.places.reduce(0) { $0 + $1.count }
      let counts = cells.codes.counts(slotCount: texts.count + 256)
      let rows = parts.places.indices.reduce(0) { $0 + counts[$1 + 1] * parts.places[$1].count }
      // Where every cell ends with the sign, a program put it there: few rows are enough.
      let isClosed = texts.allSatisfy { $0.hasSuffix(separator) }
      guard
        isClosed
          || parts.parts.count < texts.count + joined
            && parts.parts.allSatisfy({ $0.utf8.count <= 80 })
            && parts.parts.count * 3 <= most * 2 && parts.parts.count * 2 <= rows
      else { continue }
      self.separator = separator
      self.parts = parts
      self.whole = whole
      inseparable = Self.inseparable(parts, counts)
      return
    }
    return nil
  }

  /// Answers in which the separator stands between brackets, or a comma before a blank where others have none
  /// behind them.
  private static func whole(_ texts: [String], _ separator: String) -> [String] {
    let isTight = separator == "," && texts.contains(where: hasTightComma)
    var found: [String] = []
    for text in texts {
      for answer in pieces(text, separator, isTight: isTight)
      where hasParts(answer, separator) && !found.contains(answer) {
        found.append(answer)
        if found.count > mostParts { return found }
      }
    }
    return found
  }

  private static func hasTightComma(_ text: String) -> Bool {
    zip(text.utf8, text.utf8.dropFirst()).contains { $0 == comma && $1 != blank }
  }

  private static let (comma, blank) = (UInt8(ascii: ","), UInt8(ascii: " "))

  /// A text parted outside brackets; none where its brackets are not closed.
  private static func pieces(_ text: String, _ separator: String, isTight: Bool) -> [String] {
    let (bytes, mark) = (Array(text.utf8), Array(separator.utf8))
    var pieces: [String] = []
    var (depth, start, place) = (0, 0, 0)
    while place < bytes.count {
      switch bytes[place] {
      case UInt8(ascii: "("), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"): depth -= 1
      default: break
      }
      let behind = place + mark.count
      let isInside = isTight && behind < bytes.count && bytes[behind] == blank
      if depth == 0, !isInside, bytes[place...].starts(with: mark) {
        pieces.append(trimmed(bytes[start..<place]))
        (start, place) = (behind, behind)
      } else {
        place += 1
      }
    }
    return depth == 0 ? pieces + [trimmed(bytes[start...])] : []
  }

  private static func trimmed(_ bytes: ArraySlice<UInt8>) -> String {
    let kept = bytes.drop { $0 == blank }.reversed().drop { $0 == blank }.reversed()
    return String(decoding: kept, as: UTF8.self)
  }

  /// Two parts that at least three rows have, always one behind the other.
  private static func inseparable(_ parts: SplitAnswers, _ counts: [Int]) -> (String, String)? {
    let none = -1
    var (before, behind) = ([Int: Set<Int>](), [Int: Set<Int>]())
    var rows: [Int: Int] = [:]
    for (text, places) in parts.places.enumerated() {
      for (position, place) in places.enumerated() {
        before[place, default: []].insert(position > 0 ? places[position - 1] : none)
        let isLast = position == places.count - 1
        behind[place, default: []].insert(isLast ? none : places[position + 1])
        rows[place, default: 0] += counts[text + 1]
      }
    }
    guard parts.parts.count > 2 else { return nil }
    for (place, part) in parts.parts.enumerated() where rows[place, default: 0] >= 3 {
      guard let next = behind[place]?.first, behind[place]?.count == 1, next != none,
        before[next] == [place]
      else { continue }
      return (part, parts.parts[next])
    }
    return nil
  }

  /// Whether a separator stands in a text, with something before it and behind it.
  private static func hasParts(_ text: String, _ separator: String) -> Bool {
    var (text, separator) = (text, separator)
    return text.withUTF8 { bytes in
      separator.withUTF8 { mark in
        guard bytes.count > mark.count + 1 else { return false }
        return (1..<bytes.count - mark.count).contains { start in
          bytes[start] == mark[0] && bytes[start..<start + mark.count].elementsEqual(mark)
        }
      }
    }
  }
}
