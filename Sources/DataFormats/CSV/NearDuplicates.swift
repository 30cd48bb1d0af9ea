/// Values that a person takes for the same and a program does not.
enum NearDuplicates {
  /// Columns with more values than this are free text and not looked through.
  private static let mostValues = 10_000

  /// Longer values are prose and stand for themselves.
  private static let longestValue = 200

  /// Groups of values that differ only in case, white space around or inside, invisible characters or letters of another script; each in order of appearance.
  /// - Complexity: O(characters).
  static func groups(of values: [String]) -> [[String]] {
    guard values.count <= mostValues else { return [] }
    var firsts: [String: Int] = [:]
    firsts.reserveCapacity(values.count)
    var others: [(first: Int, value: Int)] = []
    for (index, value) in values.enumerated() {
      let skeleton = skeleton(value)
      if let first = firsts[skeleton] {
        others.append((first, index))
      } else {
        firsts[skeleton] = index
      }
    }
    var groups: [(first: Int, values: [String])] = []
    for (first, value) in others.sorted(by: { $0 < $1 }) {
      if groups.last?.first != first { groups.append((first, [values[first]])) }
      groups[groups.count - 1].values.append(values[value])
    }
    return groups.map(\.values)
  }

  /// What is left of a value when all that the eye forgives is taken away.
  private static func skeleton(_ value: String) -> String {
    if value.utf8.count > longestValue { return value }
    if let plain = plainSkeleton(value) { return plain }
    var kept = String.UnicodeScalarView()
    var pendingSpace = false
    for scalar in value.unicodeScalars {
      if scalar.properties.generalCategory == .format || isInvisible(scalar) { continue }
      if scalar.properties.isWhitespace {
        pendingSpace = !kept.isEmpty
        continue
      }
      if pendingSpace { kept.append(" ") }
      pendingSpace = false
      kept.append(latin[scalar] ?? scalar)
    }
    return String(kept).lowercased()
  }

  /// The skeleton of a value of printable ASCII and white space; nil for others.
  private static func plainSkeleton(_ value: String) -> String? {
    var kept: [UInt8] = []
    kept.reserveCapacity(value.utf8.count)
    var pendingSpace = false
    for byte in value.utf8 {
      switch byte {
      case 0x09, 0x0A, 0x0D, 0x20: pendingSpace = !kept.isEmpty
      case 0x21...0x7E:
        if pendingSpace { kept.append(0x20) }
        pendingSpace = false
        kept.append((0x41...0x5A).contains(byte) ? byte + 0x20 : byte)
      default: return nil
      }
    }
    return String(decoding: kept, as: UTF8.self)
  }

  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    if (0xFE00...0xFE0F).contains(scalar.value) { return true }
    return scalar.properties.generalCategory == .control && !scalar.properties.isWhitespace
  }

  /// Cyrillic and Greek letters drawn as Latin ones, and the typographic apostrophe.
  private static let latin: [Unicode.Scalar: Unicode.Scalar] = [
    "а": "a", "е": "e", "о": "o", "р": "p", "с": "c", "у": "y", "х": "x", "і": "i", "ѕ": "s",
    "А": "A", "В": "B", "Е": "E", "К": "K", "М": "M", "Н": "H", "О": "O", "Р": "P", "С": "C",
    "Т": "T", "Х": "X", "Ι": "I", "Ο": "O", "Α": "A", "Β": "B", "Ε": "E", "Ν": "N", "Τ": "T",
    "ο": "o", "’": "'",
  ]

  /// A value as a message shows it, with the white space at its ends made visible.
  static func shown(_ value: String) -> String {
    let scalars = value.unicodeScalars
    let hidden = scalars.contains { $0.properties.generalCategory == .format }
    let ends = [scalars.first, scalars.last].contains { $0?.properties.isWhitespace ?? false }
    let text = Wording.shortened(value)
    return hidden || ends ? "“\(text)”" : "`\(text)`"
  }
}
