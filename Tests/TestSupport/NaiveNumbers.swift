import QuerySyntax

/// Statistics of the numbers of a question, over a pile of slips.
struct NaiveNumbers {
  let variable: PlainVariable
  /// Codes or numbers, as text, that count as the highest two and the lowest two.
  let top: Set<String>
  let bottom: Set<String>
  /// Statistics as `show` names them, errors among them where they are of a number.
  let words: [String]
  let owner: String?
  let evaluator: NaiveEvaluator

  /// Words of `show` that are of cells, and those that are of numbers.
  static func parted(_ shown: [String]) -> (cells: [String], numbers: [String], owner: String?) {
    let numeric = { (word: String) in
      ["mean", "sd", "median", "sum", "min", "max", "top2", "bottom2", "nps"].contains(word)
        || (word.first == "q" && Int(word.dropFirst()) != nil)
    }
    let hasPercent = shown.contains { $0.hasSuffix("%") || $0 == "percent" }
    let owners = ["mean", "nps", "top2", "bottom2"].filter(shown.contains)
    let owner = hasPercent ? nil : owners.first
    let isNumber = { numeric($0) || (owner != nil && ["se", "ci"].contains($0)) }
    return (shown.filter { !isNumber($0) }, shown.filter(isNumber), owner)
  }

  init(
    _ variables: [PlainVariable], of variable: PlainVariable, _ shown: [String],
    _ evaluator: NaiveEvaluator
  ) {
    self.variable = variable
    self.evaluator = evaluator
    (_, words, owner) = Self.parted(shown)
    let scale = Self.highestFirst(variables, evaluator.survey)
    top = Set(scale.prefix(2))
    bottom = Set(scale.suffix(2))
  }

  private static func highestFirst(
    _ variables: [PlainVariable], _ survey: PlainSurvey
  ) -> [String] {
    if case .categorical(let answers, _)? = variables.first?.kind {
      return answers.map(\.code).sorted { (Double($0) ?? 0) > (Double($1) ?? 0) }
    }
    let numbers = variables.flatMap { variable in
      survey.rows.compactMap { row -> Double? in
        if case .number(let number)? = row[variable.name] { number } else { nil }
      }
    }
    return Set(numbers).sorted(by: >).map { "\($0)" }
  }

  private func isIn(_ codes: Set<String>, _ slip: Slip) -> Bool {
    switch slip.answers[variable.name] {
    case .code(let code)?: codes.contains(code)
    case .number(let number)?: codes.contains("\(number)")
    default: false
    }
  }

  private func number(_ slip: Slip) -> Double {
    switch slip.answers[variable.name] {
    case .code(let code)?: Double(code) ?? .nan
    case .number(let number)?: number
    default: .nan
    }
  }

  private func score(_ slip: Slip) -> Double {
    let number = number(slip)
    return number >= 9 ? 100 : number <= 6 ? -100 : 0
  }

  func records(_ pile: [Slip], _ place: TidyRecord.Place) -> [TidyRecord] {
    let base = pile.filter { variable.isAnswered($0.answers) }
    return words.flatMap { word -> [TidyRecord] in
      let isError = ["se", "ci"].contains(word)
      let named = isError ? owner ?? "" : word
      let found = estimate(named, base)
      let scale = ["top2", "bottom2"].contains(named) ? 100.0 : 1
      let scaled = { (value: Double?) in value.map { $0 * scale } }
      switch word {
      case "se":
        return [base.record(place.of("se"), scaled(found.variance.map { $0.squareRoot() }))]
      case "ci":
        return [
          base.record(place.of("ci_low"), scaled(found.low)),
          base.record(place.of("ci_high"), scaled(found.high)),
        ]
      default: return [base.record(place.of(word), scaled(found.value))]
      }
    }
  }

  private func estimate(_ word: String, _ base: [Slip]) -> NaiveEstimate {
    let formulas = evaluator.formulas
    let value = { (value: Double?) in NaiveEstimate(value: value, base: base) }
    switch word {
    case "mean": return formulas.mean(base, number)
    case "nps": return formulas.mean(base, score)
    case "top2": return formulas.share(base) { isIn(top, $0) }
    case "bottom2": return formulas.share(base) { isIn(bottom, $0) }
    case "sd": return value(formulas.deviation(base, number))
    case "sum": return value(base.reduce(0) { $0 + $1.weight * number($1) })
    case "min": return value(base.map(number).min())
    case "max": return value(base.map(number).max())
    case "median": return value(formulas.quantile(0.5, base, number))
    default:
      return value(formulas.quantile((Double(word.dropFirst()) ?? 0) / 100, base, number))
    }
  }
}

extension NaiveEvaluator {
  /// Statistics of a question's numbers in each column, in the Totals of a cross-tabulation.
  func numbers(
    _ subject: NaivePart, _ columns: [NaiveColumn], _ shown: [String],
    _ place: (NaiveColumn) -> TidyRecord.Place
  ) -> [TidyRecord] {
    guard let innermost = subject.levels.last else { return [] }
    let numbers = NaiveNumbers([innermost], of: innermost, shown, self)
    if numbers.words.isEmpty { return [] }
    let outer = NaivePart(levels: Array(subject.levels.dropLast()))
    return columns.flatMap { column -> [TidyRecord] in
      let pile = column.everyone.filter { outer.isAnswered($0.answers) }
      let total = numbers.records(pile, place(column))
      if outer.levels.isEmpty { return total }
      let kept = columns[0].everyone.filter { subject.isAnswered($0.answers) }
      return total
        + outer.lines(kept, of: survey).flatMap { line in
          var place = place(column)
          place.row = line.label + " > Total"
          return numbers.records(pile.filter { line.holds($0.answers) }, place)
        }
    }
  }
}
