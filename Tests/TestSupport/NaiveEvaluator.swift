import Diagnostics
import QuerySyntax
import StatisticNames

/// Answers questions of the language row by row from words alone, slowly and in plain sight.
///
/// It is written from the pages that fix the language, the results and the statistics, and shares
/// nothing with the program but its parser and its distributions, so that agreement means something.
package struct NaiveEvaluator {
  package let survey: PlainSurvey
  var interval = "auto"
  var confidence = 0.95
  var quantileRule: String?
  var weight: (variable: String, isFrequency: Bool)?
  var filters: [Expression] = []
  /// Items of each grid.
  var grids: [String: [VariableItem]] = [:]
  var source = SourceText(name: "naive", text: "")

  package init(_ survey: PlainSurvey) { self.survey = survey }

  /// The records that the last question of a script must have.
  ///
  /// It understands `set interval`, `set confidence`, `set quantile`, `weight`, `filter`, `grid`,
  /// `freq`, `crosstab`, `group` and `summarize`.
  package mutating func answer(_ script: String) throws -> [TidyRecord] {
    source = SourceText(name: "naive", text: script)
    let parsed = Parser.parse(source)
    guard parsed.diagnostics.isEmpty else {
      throw NaiveError.notUnderstood("\(parsed.diagnostics)")
    }
    var records: [TidyRecord] = []
    for statement in parsed.script.statements {
      switch statement.statement {
      case .set(let set): try apply(set)
      case .weight(let statement):
        weight = statement.variable.map { ($0.text, statement.isFrequency) }
      case .filter(let filter): filters = filter.condition.map { [$0] } ?? []
      case .grid(let grid): grids[grid.name.text] = grid.items
      default: records = try answer(statement.statement)
      }
    }
    return records
  }

  private mutating func apply(_ set: SetStatement) throws {
    switch (set.setting, set.value) {
    case ("interval", .word(let word)): interval = word
    case ("confidence", .number(let number)): confidence = number.value / 100
    case ("quantile", .word(let word)): quantileRule = word
    case ("quantile", .number(let number)): quantileRule = number.text
    default: throw NaiveError.notUnderstood("set \(set.setting)")
    }
  }

  private func answer(_ statement: Statement) throws -> [TidyRecord] {
    var asked = self
    asked.take(statement.clauses)
    switch statement {
    case .freq(let freq):
      return try freq.variables.enumerated().flatMap { index, item in
        if let (name, items) = try grid(item) {
          return try asked.gridByScale(name, items, freq.clauses, table: index + 1)
        }
        return try asked.freq(try survey.variable(item), freq.clauses, table: index + 1)
      }
    case .crosstab(let crosstab):
      let banner = try crosstab.banner.map { try NaivePart.parts($0, survey) } ?? []
      if let first = crosstab.subject.parts.first?.levels.first, let (name, items) = try grid(first)
      {
        return banner.isEmpty
          ? try asked.gridByScale(name, items, crosstab.clauses, table: 1)
          : try asked.gridByBanner(name, items, banner, crosstab.clauses, table: 1)
      }
      return try NaivePart.parts(crosstab.subject, survey).enumerated().flatMap { index, part in
        try asked.crosstab(part, banner, crosstab.clauses, table: index + 1)
      }
    case .group(let group): return try asked.group(group)
    case .summarize(let summarize): return try asked.summary(summarize)
    default: throw NaiveError.notUnderstood("\(statement)")
    }
  }

  private mutating func take(_ clauses: Clauses) {
    if let condition = clauses.condition { filters.append(condition) }
    switch clauses.weight {
    case .variable(let name): weight = (name.text, false)
    case .off: weight = nil
    case nil: break
    }
  }

  // MARK: Rows

  /// The rows that the filter keeps and that have a weight, as slips.
  func slips() throws -> [Slip] {
    if let weight, !survey.canWeigh(by: weight.variable) {
      throw NaiveError.noWeight(weight.variable)
    }
    let truths = NaiveCondition(survey: survey)
    return try survey.rows.enumerated().flatMap { index, row -> [Slip] in
      for filter in filters where try truths.truth(filter, row) != true { return [] }
      return copies(index, row)
    }
  }

  private func copies(_ index: Int, _ row: PlainRow) -> [Slip] {
    guard let weight else { return [Slip(row: index, answers: row, weight: 1)] }
    guard case .number(let number)? = row[weight.variable], number > 0 else { return [] }
    guard weight.isFrequency else {
      let wave = survey.waveVariable.map { row[$0] ?? .missing("") }
      return [Slip(row: index, answers: row, weight: number, stratum: wave)]
    }
    return Array(repeating: Slip(row: index, answers: row, weight: 1), count: Int(number))
  }

  /// Slips of the whole survey in each stratum.
  private var strata: [PlainAnswer?: Double] {
    let slips = survey.rows.enumerated().flatMap { copies($0, $1) }
    return Dictionary(grouping: slips, by: \.stratum).mapValues(\.size)
  }

  var formulas: NaiveFormulas {
    NaiveFormulas(
      strata: strata, method: interval, confidence: confidence,
      isWeighted: weight.map { !$0.isFrequency } ?? false, quantileRule: quantileRule)
  }

  /// What `show` names, or what a table shows by itself.
  func statistics(_ clauses: Clauses, byDefault: [String]) throws -> [String] {
    guard let show = clauses.show else { return byDefault }
    return try show.map { item in
      guard case .statistic(let word, _) = item else {
        throw NaiveError.notUnderstood("\(item)")
      }
      return word.word
    }
  }
}

extension PlainSurvey {
  /// Whether a variable has a number above 0 somewhere, as a weight must.
  package func canWeigh(by name: String) -> Bool {
    rows.contains { row in
      if case .number(let number)? = row[name] { number > 0 } else { false }
    }
  }
}
