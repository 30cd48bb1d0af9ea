import Diagnostics
package import Microdata
package import QuerySyntax

/// Finding the answers that codes and labels name.
extension Binder {
  /// Slots of the answers that a literal names: one, or those of a net.
  ///
  /// A bare word or number is a code; text is a label in any language, failing that a code.
  package func slots(
    _ literal: Literal, of column: CategoricalColumn, in variable: Variable
  ) throws(BindingError) -> [Int] {
    switch try match(try resolved(literal), column, variable) {
    case .answer(let slot): return [slot]
    case .net(let net): return net.slots
    }
  }

  /// What a value names among the answers of a variable.
  enum AnswerMatch {
    case answer(Int)
    case net(Net)
  }

  /// The answer or net that a value, no parameter, names.
  func match(
    _ value: Literal, _ column: CategoricalColumn, _ variable: Variable
  ) throws(BindingError) -> AnswerMatch {
    let wanted = Self.comparable(value.spelling)
    if case .text = value, let found = match(labelled: wanted, column) { return found }
    if let slot = column.categories.firstIndex(where: { Self.comparable($0.code) == wanted }) {
      return .answer(slot + 1)
    }
    if let net = column.nets.first(where: { Self.comparable($0.code) == wanted }) {
      return .net(net)
    }
    if case .number(let number) = value, let slot = slot(numbered: number.value, column) {
      return .answer(slot)
    }
    throw .unknownCategory(
      value: value.spelling, variable: variable.name, hints: hints(on: value, column, variable),
      at: value.place.range)
  }

  private func match(labelled wanted: String, _ column: CategoricalColumn) -> AnswerMatch? {
    let fits = { (label: LocalizedText) in
      label.spellings.contains { Self.comparable($0) == wanted }
    }
    if let slot = column.categories.firstIndex(where: { fits($0.label) }) {
      return .answer(slot + 1)
    }
    return column.nets.first { fits($0.label) }.map { .net($0) }
  }

  private func slot(numbered wanted: Double, _ column: CategoricalColumn) -> Int? {
    column.categories.firstIndex { Double($0.code) == wanted }.map { $0 + 1 }
  }

  /// Answers most like a value, written as the value was: codes for words, labels for text.
  private func hints(
    on value: Literal, _ column: CategoricalColumn, _ variable: Variable
  ) -> AnswerHints {
    let spellings = column.answerSpellings
    let written = { (spelling: AnswerSpelling) -> String in
      if case .text = value, !spelling.label.isEmpty { return Formatter.text(spelling.label) }
      return Formatter.code(spelling.code)
    }
    var near = NameFolding.nearest(to: value.spelling, among: spellings.map(\.label)).compactMap {
      label in spellings.first { $0.label == label }
    }
    if case .text = value {
    } else {
      let codes = NameFolding.nearest(to: value.spelling, among: spellings.map(\.code))
      near = codes.compactMap { code in spellings.first { $0.code == code } } + near
    }
    return AnswerHints(
      near: near.map(written).uniqued(), known: spellings.map(written).uniqued(),
      missingReason: variable.missingReason(like: value.spelling))
  }

  /// Text in which no-break spaces equal spaces; Swift compares the rest canonically.
  package static func comparable(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text }
    return String(text.map { $0 == "\u{A0}" || $0 == "\u{202F}" ? " " : $0 })
  }

  /// Whether a text fits a pattern of `*` (any characters) and `?` (one).
  /// - Complexity: O(text · pattern) at worst, no recursion.
  package static func matches(_ text: [Character], _ pattern: [Character]) -> Bool {
    var position = 0
    var wanted = 0
    var star: (pattern: Int, text: Int)?
    while position < text.count {
      if wanted < pattern.count, pattern[wanted] == "*" {
        star = (wanted, position)
        wanted += 1
      } else if wanted < pattern.count, pattern[wanted] == "?" || pattern[wanted] == text[position]
      {
        wanted += 1
        position += 1
      } else if let last = star {
        star = (last.pattern, last.text + 1)
        wanted = last.pattern + 1
        position = last.text + 1
      } else {
        return false
      }
    }
    return pattern[wanted...].allSatisfy { $0 == "*" }
  }
}
