package import Codebook

/// Answers or texts that follow from the slots that a row has on some axes.
package struct TextRows: Sendable {
  /// Each once.
  package var axes: [AxisSource]
  package var expression: TextExpression

  package init(axes: [AxisSource], expression: TextExpression) {
    self.axes = axes
    self.expression = expression
  }
}

/// A text made of the answers of a row; missing where a part of it is.
package indirect enum TextExpression: Sendable {
  case constant(String)
  /// The answer that each slot of an axis stands for, nothing for a missing one.
  case answer(axis: Int, bySlot: [Category?])
  case function(TextFunction, [TextExpression])
  /// So many characters from a place on, 1 being the first; nothing: to the end.
  case substring(TextExpression, start: Int, count: Int?)
  /// The first where a condition is true, the second where it is false.
  case choice(axis: Int, TextExpression, TextExpression)
  /// The first that is not missing.
  case first([TextExpression])
  /// The day of a year, a month and a day of the month, as ISO 8601 writes it.
  case date([TextExpression])

  /// What a row of these slots has; answers that go through unchanged keep their labels.
  /// - Parameters:
  ///   - slots: by axis.
  ///   - spelling: which spelling of answers is read, the code being 0.
  /// - Returns: nothing where a part of it is missing, or a function gives none.
  package func answer(_ slots: [Int], spelling: Int = 0) -> Category? {
    switch self {
    case .constant(let text): return Category(code: text, label: "")
    case .answer(let axis, let bySlot):
      guard let answer = bySlot[slots[axis]] else { return nil }
      if spelling == 0 { return answer }
      let spellings = answer.spellings
      return spellings.indices.contains(spelling)
        ? Category(code: spellings[spelling], label: "") : nil
    case .function(let function, let parts):
      var texts: [String] = []
      for part in parts {
        guard let text = part.answer(slots, spelling: spelling)?.code else { return nil }
        texts.append(text)
      }
      return function.apply(texts).map { Category(code: $0, label: "") }
    case .substring(let text, let start, let count):
      guard let text = text.answer(slots, spelling: spelling)?.code else { return nil }
      let rest = text.dropFirst(start - 1)
      return Category(code: String(count.map { rest.prefix($0) } ?? rest), label: "")
    case .choice(let axis, let first, let second):
      switch Truth(rawValue: UInt8(slots[axis])) {
      case .yes: return first.answer(slots, spelling: spelling)
      case .no: return second.answer(slots, spelling: spelling)
      case .unknown, nil: return nil
      }
    case .date(let parts):
      let numbers = parts.compactMap { part -> Int? in
        part.answer(slots, spelling: spelling).flatMap { Double($0.code) }.flatMap {
          Int(exactly: $0)
        }
      }
      guard numbers.count == 3 else { return nil }
      return CalendarDay(year: numbers[0], month: numbers[1], day: numbers[2])
        .map { Category(code: $0.text, label: "") }
    case .first(let parts):
      return parts.lazy.compactMap { $0.answer(slots, spelling: spelling) }.first
    }
  }

  /// Spellings of an answer at most.
  package var spellingCount: Int {
    switch self {
    case .constant: 1
    case .answer(_, let bySlot): bySlot.reduce(1) { max($0, $1?.spellings.count ?? 1) }
    case .function(_, let parts), .first(let parts), .date(let parts):
      parts.reduce(1) { max($0, $1.spellingCount) }
    case .substring(let text, _, _): text.spellingCount
    case .choice(_, let first, let second): max(first.spellingCount, second.spellingCount)
    }
  }

  /// Whether all that it gives are answers of a codebook.
  package var keepsAnswers: Bool {
    switch self {
    case .answer: true
    case .constant, .function, .substring, .date: false
    case .choice(_, let first, let second): first.keepsAnswers && second.keepsAnswers
    case .first(let parts): parts.allSatisfy(\.keepsAnswers)
    }
  }

  /// Answers that it may give, in the order of their variables; none of texts that are made.
  package var answers: [Category] {
    switch self {
    case .answer(_, let bySlot): bySlot.compactMap(\.self)
    case .constant(let text): [Category(code: text, label: "")]
    case .function, .substring, .date: []
    case .choice(_, let first, let second): first.answers + second.answers
    case .first(let parts): parts.flatMap(\.answers)
    }
  }
}

extension Category {
  /// The code, and the labels that there are.
  package var spellings: [String] { [code] + label.spellings.filter { !$0.isEmpty } }
}

/// A function from texts to text.
package enum TextFunction: Hashable, Sendable {
  case trim, lower, upper, before, after, replace, concat

  /// The text made of others; nothing where there is none.
  package func apply(_ texts: [String]) -> String? {
    switch self {
    case .lower: return texts[0].lowercased()
    case .upper: return texts[0].uppercased()
    case .trim:
      var kept = Substring(texts[0])
      while kept.first?.isWhitespace == true { kept.removeFirst() }
      while kept.last?.isWhitespace == true { kept.removeLast() }
      return String(kept)
    case .before: return Self.parts(texts[0], around: texts[1])?.before
    case .after: return Self.parts(texts[0], around: texts[1])?.after
    case .replace: return Self.replaced(texts[0], texts[1], texts[2])
    case .concat: return texts.joined()
    }
  }

  /// The place of characters in others, from a place on.
  /// - Complexity: O(text · wanted).
  private static func place(
    of wanted: [Character], in text: [Character], from start: Int
  ) -> Int? {
    guard !wanted.isEmpty, text.count - start >= wanted.count else { return nil }
    return (start...text.count - wanted.count).first { place in
      wanted.indices.allSatisfy { text[place + $0] == wanted[$0] }
    }
  }

  private static func parts(_ text: String, around mark: String) -> (before: String, after: String)?
  {
    let (characters, wanted) = (Array(text), Array(mark))
    guard let place = place(of: wanted, in: characters, from: 0) else { return nil }
    return (String(characters[..<place]), String(characters[(place + wanted.count)...]))
  }

  private static func replaced(_ text: String, _ old: String, _ new: String) -> String {
    let (characters, wanted) = (Array(text), Array(old))
    var made = ""
    var start = 0
    while let place = place(of: wanted, in: characters, from: start) {
      made += String(characters[start..<place]) + new
      start = place + wanted.count
    }
    return made + String(characters[start...])
  }
}
