/// Makes scripts that ask a survey of the generator something, as a person would type them.
package struct QuestionGenerator {
  private var numbers: SeededNumbers
  private let survey: PlainSurvey

  package init(seed: UInt64, survey: PlainSurvey) {
    numbers = SeededNumbers(seed: seed)
    self.survey = survey
  }

  /// Settings, perhaps a filter and a weight, and one question.
  package mutating func script() -> String {
    let question =
      switch numbers.whole(0...12) {
      case 0...1: freq()
      case 2...6: crosstab()
      case 7...8: group()
      case 9...10: ofNumbers()
      case 11: ofGrid()
      default: "summarize \(pick("x", "y"))" + by()
      }
    return (settings() + [question + tail()]).joined(separator: "\n")
  }

  private mutating func pick(_ words: String...) -> String { numbers.pick(words) }

  private mutating func settings() -> [String] {
    var lines: [String] = []
    if numbers.chance(0.4) {
      let methods = ["auto", "wald", "t", "logit", "wilson", "korn-graubard", "clopper-pearson"]
      lines.append("set interval \(numbers.pick(methods))")
    }
    if numbers.chance(0.3) { lines.append("set confidence \(pick("90", "99")) %") }
    if numbers.chance(0.4) {
      lines.append("set quantile \(pick("7", "6", "2", "math", "school"))")
    }
    if numbers.chance(0.2), survey.canWeigh(by: "f") { lines.append("weight f frequency") }
    if numbers.chance(0.2) { lines.append("filter \(condition())") }
    return lines
  }

  private mutating func tail() -> String {
    var tail = ""
    if numbers.chance(0.4) { tail += " where \(condition())" }
    if numbers.chance(0.4), survey.canWeigh(by: "w") { tail += " weight w" }
    return tail
  }

  // MARK: Questions

  private mutating func freq() -> String {
    switch numbers.whole(0...3) {
    case 0: return "freq a, m, x"
    case 1:
      return "freq m"
        + show(["n", "weighted n", "respondents%", "cases%", "responses%", "se", "ci"])
    default:
      return "freq \(pick("a", "b", "x"))"
        + show(["n", "weighted n", "effective n", "percent", "valid%", "cumulative%", "se", "ci"])
    }
  }

  private mutating func crosstab() -> String {
    let subject = pick("a", "b", "a", "x", "m", "a > b", "a, b", "wave > m")
    let isSimple = ["a", "b", "x"].contains(subject)
    var question = "crosstab \(subject)" + by()
    if numbers.chance(0.3), isSimple || subject == "m" {
      question += " base \(pick("answered", "asked", "all"))"
    }
    if numbers.chance(0.2), isSimple {
      question += " missing show" + (numbers.chance(0.5) ? "" : " show n, column%")
    } else if subject == "m", numbers.chance(0.5) {
      question += show(["n", "column%", "index", "respondents%", "cases%", "responses%"])
    } else {
      question += show(
        numbers.chance(0.5)
          ? [
            "n", "weighted n", "effective n", "column%", "row%", "total%", "index", "expected",
            "residual",
          ]
          : ["column%", "se", "ci"])
    }
    if numbers.chance(0.1) { question += " test none" }
    return question
  }

  /// A table of the numbers behind the answers.
  private mutating func ofNumbers() -> String {
    let subject = pick("x", "y", "t", "a", "b > x", "m > t", "x > t", "g1 > a")
    let innermost = subject.suffix(1).description
    var shown = numbers.some(statistics(of: [innermost]), chance: 0.4)
    if shown.isEmpty { shown = statistics(of: [innermost]).prefix(1).map { $0 } }
    if shown.isEmpty { shown = ["n"] }
    if numbers.chance(0.4), innermost != "y", !shown.contains("n") { shown.append("n") }
    if numbers.chance(0.3) { shown.append(pick("se", "ci")) }
    let needsCells = shown.contains { $0 == "se" || $0 == "ci" }
    if needsCells, !["mean", "nps", "top2", "bottom2"].contains(where: shown.contains) {
      shown.removeLast()
    }
    let show = " show " + shown.joined(separator: ", ")
    if numbers.chance(0.3), subject.count == 1 { return "freq \(subject)" + show }
    return "crosstab \(subject)" + by() + show
  }

  /// A battery by its scale or by a banner.
  private mutating func ofGrid() -> String {
    let items = numbers.chance(0.6) ? SurveyGenerator.battery : ["x", "t"]
    let define = "grid battery = \(items.joined(separator: ", "))\n"
    let statistics = statistics(of: items)
    let isTopped = items[0] == "x" || statistics.contains("top2")
    let banner = isTopped || !statistics.isEmpty ? by() : ""
    var shown = numbers.some(statistics, chance: 0.4)
    if banner.isEmpty { shown += numbers.some(["n", "row%", "effective n"], chance: 0.4) }
    if banner.isEmpty, shown == ["row%"], numbers.chance(0.5) { shown.append("ci") }
    if !banner.isEmpty, shown.isEmpty, !isTopped { shown = statistics.prefix(1).map { $0 } }
    let base = banner.isEmpty && numbers.chance(0.3) ? " base \(pick("asked", "all"))" : ""
    let show = shown.isEmpty ? "" : " show " + shown.joined(separator: ", ")
    let verb = banner.isEmpty && numbers.chance(0.5) ? "freq" : "crosstab"
    return define + "\(verb) battery" + banner + show + base
  }

  /// Statistics of numbers that all of some questions have.
  private func statistics(of names: [String]) -> [String] {
    let moments = ["mean", "sd", "median", "q25", "q90", "sum", "min", "max"]
    let ends = ["top2", "bottom2"]
    let variables = names.compactMap { survey[$0] }
    let isPlain = variables.contains { variable in
      if case .numeric(oneARow: true) = variable.kind { true } else { false }
    }
    if isPlain { return moments }
    guard case .categorical(let answers, _)? = variables.first?.kind else {
      return moments + ends + (names.allSatisfy(isOfTenPoints) ? ["nps"] : [])
    }
    let hasNumbers = answers.allSatisfy { Double($0.code) != nil }
    return hasNumbers ? moments + (answers.count > 2 ? ends : []) : []
  }

  private func isOfTenPoints(_ name: String) -> Bool {
    name == SurveyGenerator.tenPoints
      && survey.rows.contains { row in
        if case .number(let number)? = row[name] { number > 7 } else { false }
      }
  }

  private mutating func by() -> String {
    let axis = pick(
      "c", "wave", "x", "m", "c, wave", "c > wave", "wave, m", "x > c, m", "a, c > b", "")
    return axis.isEmpty ? "" : " by \(axis)"
  }

  private mutating func group() -> String {
    let measures = [
      "n", "mean(x)", "mean(y)", "sd(y)", "sum(x)", "total(y)", "min(y)", "max(x)", "median(x)",
      "quantile(y, 0.25)", "quantile(x, 0.9)", "base(mean(y))", "se(mean(y))", "ci(mean(x))",
      "correlation(x, y)", "delta(mean(x), 2020, 2021)", "se(delta(mean(y), 2020, 2021))",
    ]
    var shown = numbers.some(measures, chance: 0.3)
    let condition = condition()
    let more = [
      "share(\(condition))", "ci(share(\(condition)))", "se(share(\(condition)))",
      "delta(\(condition), 2020, 2021)", "ci(delta(\(condition), 2020, 2021))",
      "base(share(\(condition)))",
    ]
    shown += numbers.some(more, chance: 0.4)
    if shown.isEmpty { shown = ["n"] }
    let axis = pick("c", "wave", "x", "c, a", "c > wave", "a > x, b", "")
    return "group" + (axis.isEmpty ? "" : " by \(axis)") + " show " + shown.joined(separator: ", ")
  }

  private mutating func show(_ statistics: [String]) -> String {
    let shown = numbers.some(statistics, chance: 0.4)
    return shown.isEmpty ? "" : " show " + shown.joined(separator: ", ")
  }

  // MARK: Conditions

  private mutating func condition() -> String {
    switch numbers.whole(0...5) {
    case 0: "not \(test())"
    case 1: "\(test()) and \(test())"
    case 2: "(\(test()) or \(test())) and not (\(test()) and \(test()))"
    case 3: "\(test()) or \(test())"
    default: test()
    }
  }

  private mutating func test() -> String {
    switch numbers.whole(0...7) {
    case 0...2: categoryTest(numbers.pick(SurveyGenerator.categorical))
    case 3:
      "x \(pick("=", "!=", "<", "<=", ">", ">=")) \(numbers.whole(-2...8))"
    case 4: pick("x in 0..4", "x in (..1, 3, 5..)", "x not in (1, 2)", "y in ..3", "y in 1.5..9")
    case 5: pick("x + 1 > y", "x * 2 <= y - 1", "y / x > 1", "count(m) >= 1", "-x < 3")
    case 6: "\(pick("a", "x", "y", "m", "b")) is \(pick("missing", "answered"))"
    default: setTest()
    }
  }

  private mutating func categoryTest(_ name: String) -> String {
    guard case .categorical(let answers, let nets)? = survey[name]?.kind else { return "x > 1" }
    let choices = answers + nets.map(\.choice)
    let first = word(numbers.pick(choices))
    switch numbers.whole(0...4) {
    case 0: return "\(name) != \(first)"
    case 1: return "\(name) in (\(first), \(word(numbers.pick(choices))))"
    case 2: return "\(name) not in (\(first))"
    case 3: return "\(name) like \"\(pick("*1*", "Answer ?*", "\(name)_?", "?"))\""
    default: return "\(name) = \(first)"
    }
  }

  private mutating func word(_ choice: PlainChoice) -> String {
    choice.label.isEmpty || numbers.chance(0.5) ? choice.code : "\"\(choice.label)\""
  }

  private mutating func setTest() -> String {
    guard case .multiple(let items)? = survey["m"]?.kind else { return "x > 1" }
    let first = word(numbers.pick(items))
    let second = word(numbers.pick(items))
    return pick(
      "m has \(first)", "m has any (\(first), \(second))", "m has all (\(first), \(second))")
  }
}
