import Diagnostics
package import Codebook
package import QuerySyntax

/// Finding the answers that codes and labels name.
extension Binder {
  /// Slots of the answers that a literal names: one, those of a net, or those that share a label.
  package func slots(
    _ literal: Literal, of answers: AnswerList, in variable: Variable
  ) throws(BindingError) -> [Int] {
    try match(literal, answers, variable).slots
  }

  /// What a value names among the answers of a variable.
  package enum AnswerMatch {
    /// At least one slot; several where one label stands on several codes.
    case answers([Int])
    case net(Net)

    /// Slots of the answers that are named.
    package var slots: [Int] {
      switch self {
      case .answers(let slots): slots
      case .net(let net): net.slots
      }
    }
  }

  /// The answers or the net that a value names.
  ///
  /// A bare word or number is a code; text is a label in any language, failing that a code. What nothing is
  /// called exactly is what one thing is called but for case and accents. Every verb finds answers here.
  package func match(
    _ literal: Literal, _ answers: AnswerList, _ variable: Variable
  ) throws(BindingError) -> AnswerMatch {
    if let found = try matchIfKnown(literal, answers) { return found }
    throw try unknown(literal, answers, variable)
  }

  /// The error that says that a value names no answer of a variable.
  package func unknown(
    _ literal: Literal, _ answers: AnswerList, _ variable: Variable
  ) throws(BindingError) -> BindingError {
    let value = try resolved(literal)
    return .unknownCategory(
      value: value.spelling, variable: variable.name, hints: hints(on: value, answers, variable),
      at: value.place.range)
  }

  /// The answers or the net that a value names; nothing where it names none.
  package func matchIfKnown(
    _ literal: Literal, _ answers: AnswerList
  ) throws(BindingError) -> AnswerMatch? {
    answers.match(try resolved(literal))
  }

  /// Answers most like a value, written as the value was: codes for words, labels for text.
  private func hints(
    on value: Literal, _ answers: AnswerList, _ variable: Variable
  ) -> AnswerHints {
    let spellings = answers.answerSpellings
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

extension AnswerList {
  /// What a value, no parameter, names.
  fileprivate func match(_ value: Literal) -> Binder.AnswerMatch? {
    let wanted = Binder.comparable(value.spelling)
    if wanted.isEmpty { return nil }
    let isText = if case .text = value { true } else { false }
    if isText, let found = match(labelled: wanted) { return found }
    if let found = match(coded: wanted) { return found }
    if case .number(let number) = value {
      let slots = slots { Double($0.code) == number.value }
      return slots.isEmpty ? nil : .answers(slots)
    }
    return nearMatch(NameFolding.folded(wanted), isText: isText)
  }

  private func slots(_ fits: (Category) -> Bool) -> [Int] {
    categories.indices.filter { fits(categories[$0]) }.map { $0 + 1 }
  }

  private func match(labelled wanted: String) -> Binder.AnswerMatch? {
    let fits = { (label: LocalizedText) in
      !label.isEmpty && label.spellings.contains { Binder.comparable($0) == wanted }
    }
    let slots = slots { fits($0.label) }
    if !slots.isEmpty { return .answers(slots) }
    return nets.first { fits($0.label) }.map { .net($0) }
  }

  private func match(coded wanted: String) -> Binder.AnswerMatch? {
    let slots = slots { Binder.comparable($0.code) == wanted }
    if !slots.isEmpty { return .answers(slots) }
    return nets.first { Binder.comparable($0.code) == wanted }.map { .net($0) }
  }

  /// What alone is called so when case and accents are forgiven; one label is one name, whatever bears it.
  private func nearMatch(_ folded: String, isText: Bool) -> Binder.AnswerMatch? {
    let isNear = { (name: String) in !name.isEmpty && NameFolding.folded(name) == folded }
    let named = answerSpellings
    let labels = isText ? Set(named.map(\.label).filter(isNear).map(Binder.comparable)) : []
    let codes = Set(named.map(\.code).filter(isNear).map(Binder.comparable))
    if labels.count == 1, let label = labels.first { return match(labelled: label) }
    if labels.isEmpty, codes.count == 1, let code = codes.first { return match(coded: code) }
    return nil
  }
}
