import Foundation
import TestSupport
import Testing

/// Tests and comparisons on the reference file; other programs computed what must come back.
@Suite struct ReferenceTestValueTests {
  private func ask(_ text: String) throws -> [TidyRecord] {
    try Shell(ReferenceFile.survey).ask(text)
  }

  private func expect(
    _ records: [TidyRecord], _ statistic: String, _ expected: PrintedNumber, row: String = "",
    column: String = ""
  ) throws {
    let found = try #require(
      records.value(statistic, row: row, column: column), "\(statistic) \(row) \(column)")
    #expect(expected.prints(found), "\(statistic) \(row) \(column): \(found)")
  }

  @Test("Rao-Scott, second order")
  func raoScott() throws {
    // R: svychisq(~telework + role, svydesign(ids = ~1, weights = ~w, data = d), statistic = "F")
    let records = try ask("crosstab telework by role weight w")
    try expect(records, "F", "10.93200881")
    try expect(records, "ndf", "1.999422932")
    try expect(records, "ddf", "1313.620866")
    let p = try #require(records.value("p"))
    #expect(abs(p / 1.960348961e-05 - 1) < 1e-8)
    // scipy.stats.contingency.association on the weighted counts
    try expect(records, "cramers_v", "0.1944973303")
  }

  @Test("Fisher's exact test")
  func fisher() throws {
    // R: fisher.test(table(d$telework, d$role))
    let p = try #require(
      try ask("crosstab telework by role test fisher").value("fisher_p"))
    #expect(abs(p / 3.588905855e-05 - 1) < 1e-8)
  }

  @Test("Fisher's test is refused under weights, with the reason")
  func fisherUnderWeights() throws {
    let records = try ask("crosstab telework by role weight w test fisher")
    #expect(records.value("fisher_p") == nil)
  }

  @Test(
    "column shares by the linearised contrast",
    arguments: [
      // R: svyby(~I(telework == 1), ~role, des, svymean, covmat = TRUE) with svycontrast
      ("1 vs 2", "-4.0573015744"), ("1 vs 3", "-4.2460739392"), ("2 vs 3", "-0.6759437295"),
    ])
  func linearised(_ pair: String, _ statistic: String) throws {
    let records = try ask("crosstab telework by role weight w test columns")
    try expect(records, "t", PrintedNumber(stringLiteral: statistic), row: "1", column: pair)
  }

  @Test(
    "column shares as other houses compute them",
    arguments: [
      ("dimensions", "t", ["-3.9327218904", "-4.1846415340", "-0.6781409316"]),
      ("quantum", "t", ["-3.9281295000", "-4.1785643448", "-0.6772317089"]),
    ])
  func modes(_ mode: String, _ name: String, _ values: [String]) throws {
    let records = try ask("crosstab telework by role weight w test columns mode \(mode)")
    for (pair, value) in zip(["1 vs 2", "1 vs 3", "2 vs 3"], values) {
      try expect(records, name, PrintedNumber(stringLiteral: value), row: "1", column: pair)
    }
  }

  @Test("the pooled z of SPSS, unweighted and weighted")
  func spss() throws {
    // statsmodels: proportions_ztest on counts, on weighted counts
    let plain = try ask("crosstab telework by role test columns mode spss")
    try expect(plain, "z", "-2.879751", row: "1", column: "1 vs 2")
    let weighted = try ask("crosstab telework by role weight w test columns mode spss")
    try expect(weighted, "z", "-4.612413", row: "1", column: "1 vs 2")
  }

  @Test("the change between waves")
  func waveChange() throws {
    // R: svyby(~I(telework == 1), ~wave, des, svymean, covmat = TRUE) with svycontrast
    let records = try ask("diff telework between 2020 and 2021 weight w")
    let change = "2021 - 2020"
    try expect(records, "diff_points", "-9.94355407", row: "1", column: change)
    try expect(records, "se_points", "4.07963637", row: "1", column: change)
    try expect(records, "t", "-2.4374", row: "1", column: change)
  }

  @Test(
    "means compared by the linearised t",
    arguments: [("1 vs 2", "0.113390"), ("1 vs 3", "-0.026158"), ("2 vs 3", "-0.126272")])
  func means(_ pair: String, _ statistic: String) throws {
    // R: svyttest(score ~ role) of each pair
    let records = try ask("compare mean score by role weight w")
    try expect(records, "t", PrintedNumber(stringLiteral: statistic), column: pair)
  }
}
