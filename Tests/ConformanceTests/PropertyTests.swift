import TestSupport
import Testing

/// What must hold of every survey and weight, whatever the numbers are.
@Suite struct PropertyTests {
  private static let seeds: ClosedRange<UInt64> = 1...10

  /// Questions that name every kind of variable.
  private static let questions = [
    "freq a show n, weighted n, effective n, percent, valid%, cumulative%, se, ci",
    "crosstab a by c, wave show n, weighted n, column%, row%, total%, se, ci test none",
    "crosstab m by c show n, respondents%, cases%, responses%",
    "group by c show n, mean(y), se(mean(y)), ci(mean(x)), share(x > 2), se(share(x > 2))",
    "group by wave show sd(y), median(x), correlation(x, y), ci(share(a is answered))",
  ]

  /// How two answers differ in what a property speaks of.
  private static func difference(
    _ found: [TidyRecord], _ expected: [TidyRecord],
    in changed: (inout TidyRecord) -> Void = { _ in }
  ) -> String? {
    func changing(_ records: [TidyRecord]) -> [TidyRecord] {
      records.map { record in
        var copy = record
        changed(&copy)
        return copy
      }
    }
    return TidyDifference.describe(found: changing(found), expected: changing(expected))
  }

  @Test("the order of rows does not matter", arguments: seeds)
  func rowOrder(_ seed: UInt64) throws {
    let asked = SurveyCase(seed: seed)
    guard let expected = try? Shell(asked.survey).ask(asked.script) else { return }
    var shuffled = asked.survey
    var numbers = SeededNumbers(seed: seed)
    shuffled.rows.shuffle(using: &numbers)
    let found = try Shell(shuffled).ask(asked.script)
    #expect(Self.difference(found, expected) == nil, "\(asked.script)")
  }

  /// Of errors only those of all rows are: under weights those of a group follow the whole sample.
  @Test("weights of 1 give the numbers of no weights", arguments: seeds)
  func weightsOfOne(_ seed: UInt64) throws {
    var survey = Self.survey(seed)
    for row in survey.rows.indices { survey.rows[row]["w"] = .number(1) }
    guard !survey.rows.isEmpty else { return }
    let shell = Shell(survey)
    // Another rule would be taken under weights.
    _ = shell.run("set quantile math")
    for question in Self.questions {
      let isNoError = { (record: TidyRecord) in
        !["se", "se_points", "ci_low", "ci_high"].contains(record.place.statistic)
      }
      let plain = try shell.ask(question).filter(isNoError)
      let weighted = try shell.ask(question + " weight w").filter(isNoError)
      #expect(Self.difference(weighted, plain) == nil, "\(question)")
    }
  }

  @Test("scaling the weights changes no share and no error", arguments: seeds)
  func scaledWeights(_ seed: UInt64) throws {
    let survey = Self.survey(seed)
    guard survey.canWeigh(by: "w") else { return }
    var scaled = survey
    for row in scaled.rows.indices {
      guard case .number(let weight)? = scaled.rows[row]["w"] else { continue }
      scaled.rows[row]["w"] = .number(weight * 10)
    }
    for question in Self.questions {
      let expected = try Shell(survey).ask(question + " weight w")
      let found = try Shell(scaled).ask(question + " weight w")
      let told = Self.difference(
        found.filter { $0.place.statistic != "weighted_n" },
        expected.filter { $0.place.statistic != "weighted_n" }
      ) { $0.weightedN = 0 }
      #expect(told == nil, "\(question)")
    }
  }

  @Test("doubling every row doubles counts and keeps shares", arguments: seeds)
  func doubledRows(_ seed: UInt64) throws {
    let survey = Self.survey(seed)
    var doubled = survey
    doubled.rows += survey.rows
    let counts = ["n", "weighted_n", "effective_n", "sum"]
    for question in [
      "freq a show n, weighted n, percent, valid%, cumulative%",
      "crosstab m by c show n, respondents%, cases%, responses%",
      "crosstab a by c show n, weighted n, column%, row%, total% test none",
      "group by c show n, sum(x), mean(x), median(y), share(x > 2)",
    ] {
      var expected = try Shell(survey).ask(question)
      for index in expected.indices {
        expected[index].n *= 2
        expected[index].weightedN *= 2
        expected[index].effectiveN *= 2
        guard counts.contains(expected[index].place.statistic) else { continue }
        expected[index].value = expected[index].value.map { $0 * 2 }
      }
      let found = try Shell(doubled).ask(question)
      #expect(Self.difference(found, expected) == nil, "\(question)")
    }
  }

  @Test("a multiple response of exclusive items is the plain table", arguments: seeds)
  func exclusiveItems(_ seed: UInt64) throws {
    var survey = Self.survey(seed)
    guard let plain = survey["a"], case .categorical(let answers, _) = plain.kind else { return }
    let index = try #require(survey.variables.firstIndex { $0.name == "a" })
    survey.variables[index].kind = .categorical(answers: answers, nets: [])
    survey.variables.append(
      PlainVariable("s", label: plain.label, kind: .multiple(items: answers)))
    for row in survey.rows.indices {
      guard case .code(let chosen)? = survey.rows[row]["a"] else { continue }
      let items = answers.map { ($0.code, $0.code == chosen) }
      survey.rows[row]["s"] = .items(Dictionary(uniqueKeysWithValues: items))
    }
    let weight = survey.canWeigh(by: "w") ? " weight w" : ""
    let tail = " by c show n, weighted n, column%, se, ci test none" + weight
    let expected = try Shell(survey).ask("crosstab a" + tail)
    let found = try Shell(survey).ask("crosstab s" + tail)
    // The line of bases is called otherwise.
    let titles = Set(answers.map(\.title))
    let told = Self.difference(
      found.filter { titles.contains($0.place.row) },
      expected.filter { titles.contains($0.place.row) }
    ) { record in
      record.place.rowVariable = ""
    }
    #expect(told == nil)
  }

  static func survey(_ seed: UInt64) -> PlainSurvey {
    var surveys = SurveyGenerator(seed: seed)
    return surveys.survey()
  }
}
