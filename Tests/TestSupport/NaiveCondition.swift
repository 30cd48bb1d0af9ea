import QuerySyntax

/// Why the naive evaluator gives no answer.
package enum NaiveError: Error {
  /// The text is not one that it understands.
  case notUnderstood(String)
  /// The weight is nowhere above 0, so that nothing can be divided by it.
  case noWeight(String)
}

/// The truth of conditions, read off the tree and the words on the slip; nothing is unknown.
struct NaiveCondition {
  let survey: PlainSurvey

  func truth(_ condition: Expression, _ row: PlainRow) throws -> Bool? {
    switch condition {
    case .not(let inner, _): return try truth(inner, row).map { !$0 }
    case .and(let parts):
      let truths = try parts.map { try truth($0, row) }
      return truths.contains(false) ? false : truths.contains(nil) ? nil : true
    case .or(let parts):
      let truths = try parts.map { try truth($0, row) }
      return truths.contains(true) ? true : truths.contains(nil) ? nil : false
    case .missingness(let subject, let isMissing, _):
      return try answer(subject, row) == nil ? isMissing : !isMissing
    case .comparison(let sign, let left, let right, _): return try compare(left, sign, right, row)
    case .membership(let subject, let elements, let isNegated, _):
      let inside = try inside(subject, elements, row)
      return isNegated ? inside.map { !$0 } : inside
    case .has(let subject, let quantifier, let values, _):
      return try has(subject, quantifier, values, row)
    case .like(let subject, let pattern, let isNegated, _):
      let fits = try like(subject, pattern.text, row)
      return isNegated ? fits.map { !$0 } : fits
    default: throw NaiveError.notUnderstood("\(condition)")
    }
  }

  private func variable(_ subject: Expression) throws -> PlainVariable {
    guard case .name(let name) = subject, let variable = survey[name.text] else {
      throw NaiveError.notUnderstood("\(subject)")
    }
    return variable
  }

  /// What was answered; nothing where it is missing.
  private func answer(_ subject: Expression, _ row: PlainRow) throws -> PlainAnswer? {
    let answer = row[try variable(subject).name]
    if case .missing? = answer { return nil }
    return answer
  }

  private func compare(
    _ left: Expression, _ sign: ComparisonOperator, _ right: Expression, _ row: PlainRow
  ) throws -> Bool? {
    if let word = right.word, case .name = left,
      case .categorical(let answers, let nets) = try variable(left).kind
    {
      guard case .code(let code)? = try answer(left, row) else { return nil }
      switch sign {
      case .equal: return try codes(word, answers, nets).contains(code)
      case .notEqual: return try !codes(word, answers, nets).contains(code)
      default: break
      }
    }
    guard let first = try number(left, row), let second = try number(right, row) else { return nil }
    switch sign {
    case .equal: return first == second
    case .notEqual: return first != second
    case .less: return first < second
    case .lessOrEqual: return first <= second
    case .greater: return first > second
    case .greaterOrEqual: return first >= second
    }
  }

  /// The answers that a word names: quoted, by label and failing that by code; bare, by code.
  private func codes(
    _ word: Word, _ answers: [PlainChoice], _ nets: [PlainNet]
  ) throws -> [String] {
    let all = answers.map { ($0, [$0.code]) } + nets.map { ($0.choice, $0.members) }
    if word.isQuoted, let found = all.first(where: { $0.0.label == word.text }) { return found.1 }
    if let found = all.first(where: { $0.0.code == word.text }) { return found.1 }
    throw NaiveError.notUnderstood(word.text)
  }

  private func inside(
    _ subject: Expression, _ elements: [SetElement], _ row: PlainRow
  ) throws -> Bool? {
    var isInside = false
    for element in elements {
      switch element {
      case .value(let value):
        guard let same = try compare(subject, .equal, value, row) else { return nil }
        isInside = isInside || same
      case .range(let range):
        guard let number = try number(subject, row) else { return nil }
        let lower = try range.lower.map(bound) ?? -.infinity
        let upper = try range.upper.map(bound) ?? .infinity
        isInside = isInside || (lower <= number && number <= upper)
      }
    }
    return isInside
  }

  private func bound(_ literal: Literal) throws -> Double {
    guard case .number(let number) = literal else { throw NaiveError.notUnderstood("\(literal)") }
    return number.value
  }

  private func has(
    _ subject: Expression, _ quantifier: HasQuantifier, _ values: [Expression], _ row: PlainRow
  ) throws -> Bool? {
    guard case .multiple(let items) = try variable(subject).kind else {
      throw NaiveError.notUnderstood("\(subject)")
    }
    guard case .items(let chosen)? = try answer(subject, row) else { return nil }
    let wanted = try values.map { value in
      guard let word = value.word else { throw NaiveError.notUnderstood("\(value)") }
      return items.first { word.isQuoted && $0.label == word.text }?.code ?? word.text
    }
    let isChosen = { (item: String) in chosen[item] == true }
    return quantifier == .all ? wanted.allSatisfy(isChosen) : wanted.contains(where: isChosen)
  }

  private func like(_ subject: Expression, _ pattern: String, _ row: PlainRow) throws -> Bool? {
    guard case .categorical(let answers, _) = try variable(subject).kind,
      case .code(let code)? = try answer(subject, row),
      let choice = answers.first(where: { $0.code == code })
    else { return nil }
    return [choice.code, choice.label].contains { !$0.isEmpty && Self.fits($0[...], pattern[...]) }
  }

  /// `*` stands for any letters, `?` for one.
  private static func fits(_ text: Substring, _ pattern: Substring) -> Bool {
    guard let sign = pattern.first else { return text.isEmpty }
    if sign == "*" {
      return fits(text, pattern.dropFirst())
        || (!text.isEmpty && fits(text.dropFirst(), pattern))
    }
    guard let letter = text.first, sign == "?" || sign == letter else { return false }
    return fits(text.dropFirst(), pattern.dropFirst())
  }

  /// The number that an expression gives for a row; nothing where one in it is missing.
  func number(_ expression: Expression, _ row: PlainRow) throws -> Double? {
    switch expression {
    case .number(let number): return number.value
    case .negation(let inner, _): return try number(inner, row).map { -$0 }
    case .arithmetic(let sign, let left, let right):
      guard let first = try number(left, row), let second = try number(right, row) else {
        return nil
      }
      switch sign {
      case .add: return first + second
      case .subtract: return first - second
      case .multiply: return first * second
      case .divide: return second == 0 ? nil : first / second
      }
    case .call(let name, let arguments, _) where name.text == "count" && arguments.count == 1:
      guard case .items(let chosen)? = try answer(arguments[0], row) else { return nil }
      return Double(chosen.values.filter { $0 }.count)
    default:
      switch try answer(expression, row) {
      case .number(let number): return number
      case .code(let code): return Double(code)
      case nil: return nil
      case .items, .missing: throw NaiveError.notUnderstood("\(expression)")
      }
    }
  }
}

/// A word that names an answer.
private struct Word {
  let text: String
  let isQuoted: Bool
}

extension Expression {
  /// The expression as a word that may name an answer.
  fileprivate var word: Word? {
    switch self {
    case .name(let name): Word(text: name.text, isQuoted: false)
    case .number(let number): Word(text: number.text, isQuoted: false)
    case .text(let text): Word(text: text.text, isQuoted: true)
    default: nil
    }
  }
}
