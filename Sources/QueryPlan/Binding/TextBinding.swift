package import Codebook
package import QuerySyntax

/// A function from text to text.
package enum TextFunction: String, Sendable, CaseIterable {
  case trim, lower

  package init?(_ name: Name) { self.init(rawValue: name.text) }

  /// The text without white space at its ends, or in lower case.
  package func apply(_ text: String) -> String {
    switch self {
    case .lower: return text.lowercased()
    case .trim:
      var kept = Substring(text)
      while kept.first?.isWhitespace == true { kept.removeFirst() }
      while kept.last?.isWhitespace == true { kept.removeLast() }
      return String(kept)
    }
  }
}

/// A categorical variable whose answers are read as text, perhaps through functions.
package struct TextSubject: Sendable {
  package let variable: Variable
  package let answers: AnswerList
  /// Every spelling of every answer: its code and its labels; slot s has `spellings[s - 1]`.
  package let spellings: [[String]]
}

extension Variable {
  /// Texts that keep the rest of a text variable's answers from being numbers, at most twenty; none
  /// where the rest are none either.
  var strangers: [String] {
    guard case .categorical(let answers) = kind, answers.isText else { return [] }
    let texts = answers.categories.map(\.code)
    guard let reading = WrittenNumbers().read(texts, notNumbers: 20), reading.count > 0 else {
      return []
    }
    return zip(texts, reading.numbers).filter { $0.1 == nil }.map(\.0)
  }
}

extension TextSubject {
  /// What each answer is as a number; nothing where it is none, or may be one of two.
  package var numbers: [Double?] {
    let texts = spellings.map { $0[0] }
    guard let reading = WrittenNumbers(takesUnits: true).read(texts), !reading.isAmbiguous else {
      return texts.map { _ in nil }
    }
    return reading.numbers
  }
}

extension Binder {
  /// An expression read as text: a categorical variable, `trim(…)`, `lower(…)`.
  package func textSubject(_ expression: Expression) throws(BindingError) -> TextSubject {
    switch expression {
    case .name(let name):
      let variable = try variable(name)
      guard case .categorical(let answers) = variable.kind else {
        throw .notText(variable: variable.name, at: name.place.range)
      }
      let spellings = answers.categories.map {
        [$0.code] + $0.label.spellings.filter { !$0.isEmpty }
      }
      return TextSubject(variable: variable, answers: answers, spellings: spellings)
    case .call(let function, let arguments, let place):
      guard let transform = TextFunction(function), arguments.count == 1 else {
        throw .wrongArguments(
          function: function.text, usage: "`trim(t)` or `lower(t)`", at: place.range)
      }
      let inner = try textSubject(arguments[0])
      return TextSubject(
        variable: inner.variable, answers: inner.answers,
        spellings: inner.spellings.map { $0.map(transform.apply) })
    case .number, .text, .parameter, .arithmetic, .negation, .comparison, .membership,
      .missingness, .has, .like, .not, .and, .or:
      throw .notACondition(found: text(at: expression.place), at: expression.place.range)
    }
  }

  /// Compares text made by functions, as in `lower(comment) = "yes"`.
  func compare(
    _ subject: TextSubject, _ operation: ComparisonOperator, _ literal: Literal
  ) throws(BindingError) -> Condition {
    let wanted = Self.comparable(try resolved(literal).spelling)
    let inside = table(subject.variable) { slot in
      subject.spellings[slot - 1].contains { Self.comparable($0) == wanted }
    }
    return operation == .equal ? inside : .not(inside)
  }
}
