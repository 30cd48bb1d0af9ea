import Diagnostics
import Codebook
package import QuerySyntax
import StatisticNames

/// Binding of `diff`, `compare` and `correlate`.
extension Binder {
  /// One question a variable.
  package func diff(_ statement: DiffStatement) throws(BindingError) -> [DiffQuestion] {
    let place = statement.from.place
    guard let name = codebook.waveVariable, let wave = codebook[name] else {
      throw .noWaveVariable(dataset: codebook.name, at: place.range)
    }
    let slots = try [statement.from, statement.to].throwingMap { literal throws(BindingError) in
      try waveSlot(literal, wave)
    }
    guard slots[0] != slots[1] else { throw .sameWave(at: statement.to.place.range) }
    for item in statement.variables { try checkChangeable(item) }
    let tests = try comparisonTests(statement.clauses.test)
    let banner = try statement.banner.map { banner throws(BindingError) in try axis(banner) }
    if banner?.parts.contains(where: { $0.levels.contains(name) }) == true {
      throw .waveInBanner(wave: name, at: place.range)
    }
    return try variables(statement.variables).map { variable in
      DiffQuestion(
        variable: variable.name, from: slots[0], to: slots[1], banner: banner,
        base: statement.clauses.base ?? .answered, tests: tests,
        title: statement.clauses.title?.text)
    }
  }

  /// A numeric variable has a mean in each wave; others have answers to count.
  private func checkChangeable(_ item: VariableItem) throws(BindingError) {
    for variable in try variables(item) {
      if case .numeric = variable.kind { continue }
      try checkCoded(item)
    }
  }

  func waveSlot(_ literal: Literal, _ wave: Variable) throws(BindingError) -> Int {
    if case .categorical(let column) = wave.kind,
      case .answers(let slots)? = try matchIfKnown(literal, column), slots.count == 1
    {
      return slots[0]
    }
    let wanted = try resolved(literal)
    let answers = wave.slotLayout.map { Array($0.answers) } ?? []
    guard let slot = answers.first(where: { wave.code(ofSlot: $0) == wanted.spelling }) else {
      throw .unknownWave(
        value: wanted.spelling, waves: answers.map { wave.code(ofSlot: $0) },
        at: literal.place.range)
    }
    return slot
  }

  /// One question a variable.
  package func compare(_ statement: CompareStatement) throws(BindingError) -> [CompareQuestion] {
    let banner = try axis(statement.banner)
    let tests = try comparisonTests(statement.clauses.test)
    let asked: [(measure: WrittenMeasure, variable: String?, text: String?)]
    switch statement.subject {
    case .means(let items):
      try checkOpinions("mean", of: items)
      asked = try numericNames(items).map {
        (WrittenMeasure(measure: .ofNumbers(.mean, variable: $0), text: $0, ownerText: $0), $0, nil)
      }
    case .measures(let items):
      asked = try items.throwingMap { item throws(BindingError) in
        let written = try measure(item)
        guard written.measure.isCompared else {
          throw .notComparable(measure: written.text, at: item.place.range)
        }
        return (written, written.measure.variable, written.text)
      }
    }
    return asked.map { measure, variable, text in
      CompareQuestion(
        written: measure, variable: variable, text: text, banner: banner,
        method: statement.method, tests: tests, title: statement.clauses.title?.text)
    }
  }

  package func correlate(
    _ statement: CorrelateStatement
  ) throws(BindingError) -> CorrelationQuestion {
    let names = try numericNames(statement.variables)
    guard Set(names).count == names.count, names.count > 1 else {
      throw .needsTwoVariables(at: statement.variables[0].range)
    }
    try checkOpinions("correlation", of: statement.variables)
    return CorrelationQuestion(
      variables: names, method: statement.method ?? .pearson,
      title: statement.clauses.title?.text)
  }

  /// Names of numeric variables, ranges in file order.
  private func numericNames(_ items: [VariableItem]) throws(BindingError) -> [String] {
    var names: [String] = []
    for item in items {
      for variable in try variables(item) {
        names.append(
          try numericVariable(Name(variable.name, place: Place(item.range))).name)
      }
    }
    return names
  }

  /// Words of `test` that say how to compare; which tests are made is the verb's matter.
  private func comparisonTests(_ clause: TestClause?) throws(BindingError) -> TestRequest {
    if let clause, !clause.tests.isEmpty, clause.tests != [.columns] {
      throw .testsAreFixed(at: clause.place.range)
    }
    return try tests(clause)
  }
}

extension Measure {
  /// Whether groups can be compared by it.
  fileprivate var isCompared: Bool {
    switch self {
    case .share, .netPromoterScore, .ofNumbers(.mean, _), .ofNumbers(.total, _),
      .ofNumbers(.sum, _):
      true
    case .count, .base, .ofNumbers, .quantile, .correlation, .delta, .constant, .arithmetic,
      .standardError, .interval:
      false
    }
  }

  /// The variable that a number is of; nothing for a share.
  fileprivate var variable: String? {
    switch self {
    case .ofNumbers(_, let variable), .netPromoterScore(let variable): variable
    case .share, .count, .base, .quantile, .correlation, .delta, .constant, .arithmetic,
      .standardError, .interval:
      nil
    }
  }
}
