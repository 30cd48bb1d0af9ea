/// Variable names from a header: distinct, none empty, the same for the same header always.
struct HeaderNames {
  /// One a column, in file order.
  private(set) var names: [String] = []
  /// What had to be changed, as `` `age` (column 3) is `age_2` ``.
  private(set) var changes: [String] = []

  /// Makes the names.
  ///
  /// White space around is dropped, line breaks and control characters inside become a space and a
  /// backquote an apostrophe; an empty name becomes `column_3`, a repeated one `age_2`, `age_3`.
  /// - Complexity: O(columns) expected.
  init(_ header: [String]) {
    let tidied = header.map(Self.tidied)
    var reserved = Set(tidied)
    var used: Set<String> = []
    var nextNumbers: [String: Int] = [:]
    for (index, wanted) in tidied.enumerated() {
      var name = wanted
      if name.isEmpty { name = Self.free("column", &nextNumbers, from: index + 1, &reserved) }
      if !used.insert(name).inserted {
        name = Self.free(name, &nextNumbers, from: 2, &reserved)
        used.insert(name)
      }
      names.append(name)
      if name != wanted || !Self.isSame(wanted, header[index]) {
        changes.append("`\(Wording.shortened(header[index]))` (column \(index + 1)) is `\(name)`")
      }
    }
  }

  /// Whether two texts are the same to the byte; `==` forgives another composition of accents.
  private static func isSame(_ first: String, _ second: String) -> Bool {
    first.utf8.elementsEqual(second.utf8)
  }

  private static func free(
    _ stem: String, _ nextNumbers: inout [String: Int], from first: Int,
    _ reserved: inout Set<String>
  ) -> String {
    var number = max(first, nextNumbers[stem] ?? first)
    while !reserved.insert("\(stem)_\(number)").inserted { number += 1 }
    nextNumbers[stem] = number + 1
    return "\(stem)_\(number)"
  }

  private static func tidied(_ field: String) -> String {
    if field.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x60 && $0 < 0x7F }) { return field }
    let words = field.unicodeScalars.split { scalar in
      scalar.properties.isWhitespace || scalar.properties.generalCategory == .control
    }
    let joined = words.map { String(String.UnicodeScalarView($0)) }.joined(separator: " ")
    return String(joined.map { $0 == "`" ? "'" : $0 })
  }
}
