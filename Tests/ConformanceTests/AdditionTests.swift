import TestSupport
import Testing

/// Parts that must add to the whole, of every survey.
@Suite struct AdditionTests {
  private static let seeds: ClosedRange<UInt64> = 1...10

  private static let count = "crosstab a by c show n, weighted n missing show test none"

  /// Counts by place, with places renamed and what then falls together added.
  private static func counts(
    _ records: [TidyRecord], at place: (TidyRecord.Place) -> TidyRecord.Place? = { $0 }
  ) -> [TidyRecord.Place: Double] {
    var counts: [TidyRecord.Place: Double] = [:]
    for record in records where ["n", "weighted_n", "sum"].contains(record.place.statistic) {
      guard let place = place(record.place) else { continue }
      counts[place, default: 0] += record.value ?? 0
    }
    return counts.filter { $0.value != 0 }
  }

  private static func isSame(
    _ left: [TidyRecord.Place: Double], _ right: [TidyRecord.Place: Double]
  ) -> Bool {
    Set(left.keys).union(right.keys).allSatisfy {
      abs(left[$0, default: 0] - right[$0, default: 0]) < 1e-9
    }
  }

  /// The question without a weight, and with one where the survey has any.
  private static func weightings(_ survey: PlainSurvey) -> [String] {
    survey.canWeigh(by: "w") ? ["", " weight w"] : [""]
  }

  @Test("two halves of the rows add to the whole", arguments: seeds)
  func halves(_ seed: UInt64) throws {
    let survey = PropertyTests.survey(seed)
    let middle = survey.rows.count / 2
    var halves = [survey, survey]
    halves[0].rows.removeSubrange(middle...)
    halves[1].rows.removeSubrange(..<middle)
    for question in [Self.count, "crosstab m by x show n", "group by c show n, sum(x)"] {
      let whole = try Shell(survey).ask(question)
      let parts = try halves.flatMap { try Shell($0).ask(question) }
      #expect(Self.isSame(Self.counts(parts), Self.counts(whole)), "\(question)")
    }
  }

  @Test(
    "a filter, its complement and its unknown rows add to the whole",
    arguments: seeds,
    ["x > 2", "x > y", "x in 0..4 or y > 1", "not x = 1 and b is answered", "m has i1 or x < 3"])
  func filters(_ seed: UInt64, _ condition: String) throws {
    let survey = PropertyTests.survey(seed)
    let shell = Shell(survey)
    _ = shell.run("derive flag = \(condition)")
    for weight in Self.weightings(survey) {
      let whole = try shell.ask(Self.count + weight)
      let filters = [condition, "not (\(condition))", "flag is missing"]
      let parts = try filters.flatMap { try shell.ask(Self.count + weight + " where \($0)") }
      #expect(Self.isSame(Self.counts(parts), Self.counts(whole)))
    }
  }

  @Test("collapsing after tabulating equals tabulating the recoded variable", arguments: seeds)
  func collapsing(_ seed: UInt64) throws {
    let survey = PropertyTests.survey(seed)
    let shell = Shell(survey)
    _ = shell.run("recode x into band: ..1 low, 2..4 middle, 5.. high")
    for weight in Self.weightings(survey) {
      let banded = try shell.ask("crosstab band by c show n, weighted n test none" + weight)
      let plain = try shell.ask("crosstab x by c show n, weighted n test none" + weight)
      let collapsed = Self.counts(plain) { place in
        var place = place
        place.rowVariable = "band"
        if let number = Double(place.row) {
          place.row = number <= 1 ? "low" : number <= 4 ? "middle" : "high"
        }
        return place
      }
      #expect(Self.isSame(collapsed, Self.counts(banded)))
    }
  }

  @Test("what is nested adds to its parent", arguments: seeds)
  func nesting(_ seed: UInt64) throws {
    let survey = PropertyTests.survey(seed)
    let shell = Shell(survey)
    for weight in Self.weightings(survey) {
      let parent = try shell.ask("crosstab a by c show n, weighted n test none" + weight)
      let nested = try shell.ask("crosstab a by c > wave show n, weighted n test none" + weight)
      let margins = Self.counts(nested) { place in
        var place = place
        place.columnVariable = "c"
        for wave in [" > 2020", " > 2021"] where place.column.hasSuffix(wave) {
          place.column.removeLast(wave.count)
        }
        return place
      }
      #expect(!margins.isEmpty || survey.rows.isEmpty || Self.counts(parent).isEmpty)
      #expect(Self.isSame(margins, Self.counts(parent)))
    }
  }
}
