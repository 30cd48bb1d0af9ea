import Foundation
import TestSupport
import Testing

/// The reference file, asked in text; other programs computed the numbers that must come back.
@Suite struct ReferenceValueTests {
  private func ask(_ text: String) throws -> [TidyRecord] {
    try Shell(ReferenceFile.survey).ask(text)
  }

  @Test("Kish's effective base and design effect of the weights")
  func effectiveBase() throws {
    let records = try ask("crosstab telework by role show effective n weight w")
    // numpy: w.sum()**2/(w*w).sum(); 658*(w*w).sum()/w.sum()**2
    let base: PrintedNumber = "573.0674249"
    #expect(base.prints(records.value("effective_n", row: "Total", column: "Total")))
    let deff: PrintedNumber = "1.14820695"
    let total = try #require(records.record("effective_n", row: "Total", column: "Total"))
    #expect(deff.prints(Double(total.n) / total.effectiveN))
  }

  @Test("a weighted share, its standard error and its design effect")
  func share() throws {
    let records = try ask(
      "group show share(telework = 1), se(share(telework = 1)) weight w")
    // R: svymean(~I(telework == 1), svydesign(ids = ~1, weights = ~w, data = d))
    let share: PrintedNumber = "0.3998828094"
    let error: PrintedNumber = "0.020515949"
    let found = try #require(records.value("share", row: "Total"))
    let foundError = try #require(records.value("se", row: "Total"))
    #expect(share.prints(found))
    #expect(error.prints(foundError))
    // R: svymean(…, deff = "replace")
    let designEffect: PrintedNumber = "1.15234"
    #expect(designEffect.prints(foundError * foundError / (found * (1 - found) / 657)))
  }

  @Test("every way to a weighted share gives the same number")
  func sameShare() throws {
    // R: svymean, as above, in percent
    let percent: PrintedNumber = "39.98828094"
    let error: PrintedNumber = "2.0515949"
    let freq = try ask("freq telework show valid%, se weight w")
    #expect(percent.prints(freq.value("valid_percent", row: "1")))
    #expect(error.prints(freq.value("se", row: "1")))
    let crosstab = try ask("weight w\ncrosstab telework by wave show column%, se")
    #expect(percent.prints(crosstab.value("column_percent", row: "1", column: "Total")))
    #expect(error.prints(crosstab.value("se", row: "1", column: "Total")))
  }

  @Test(
    "the weighted mean of score in each role",
    arguments: [("1", "4.97711864"), ("2", "4.94263733"), ("3", "4.98616449")])
  func mean(_ role: String, _ expected: String) throws {
    // R: svyby(~score, ~role, svydesign(ids = ~1, weights = ~w, data = d), svymean)
    let records = try ask("group by role show mean(score) weight w")
    #expect(PrintedNumber(stringLiteral: expected).prints(records.value("mean", row: role)))
  }

  @Test(
    "the numbers of score in each role, in one table",
    arguments: [
      ("1", ["4.977118635", "0.2159103319", "3.116486120", "-47.79015912", "15.96687948"]),
      ("2", ["4.942637335", "0.2141395279", "3.206048993", "-44.36639748", "18.98978260"]),
      ("3", ["4.986164488", "0.2701273711", "3.225193774", "-45.38032795", "17.81351459"]),
    ])
  func numbersInColumns(_ role: String, _ expected: [String]) throws {
    // R: svyby(~x, ~role, svydesign(ids = ~1, weights = ~w, data = d), svymean) with x the score,
    // 100 * ((score >= 9) - (score <= 6)) and 100 * (score >= 9); sd: sqrt(svyvar(~score, subset))
    let records = try ask("crosstab score by role show mean, se, sd, nps, top2 weight w")
    for (statistic, text) in zip(["mean", "se", "sd", "nps", "top2"], expected) {
      let found = records.value(statistic, row: "Total", column: role)
      #expect(PrintedNumber(stringLiteral: text).prints(found), "\(statistic)")
    }
  }

  @Test("a net promoter score and its standard error, in tables")
  func scoreInTables() throws {
    // R: svymean(~nps, …), nps = 100 * ((score >= 9) - (score <= 6))
    let score: PrintedNumber = "-45.816004"
    let error: PrintedNumber = "3.245097"
    let freq = try ask("freq score show nps, se weight w")
    #expect(score.prints(freq.value("nps", row: "Valid")))
    #expect(error.prints(freq.value("se", row: "Valid")))
    let crosstab = try ask("crosstab score by role show nps, se weight w")
    #expect(score.prints(crosstab.value("nps", row: "Total", column: "Total")))
    #expect(error.prints(crosstab.value("se", row: "Total", column: "Total")))
  }

  @Test(
    "quantiles of score in each role",
    arguments: [("1", [2.0, 5, 9]), ("2", [2, 5, 9]), ("3", [2, 5, 10])])
  func quantilesInColumns(_ role: String, _ expected: [Double]) throws {
    // R: tapply(score, role, quantile, c(.25, .5, .9), type = 7)
    let records = try ask("crosstab score by role show q25, median, q90")
    let found = ["q25", "median", "q90"].map {
      records.value($0, row: "Total", column: role)
    }
    #expect(found == expected)
  }

  @Test("Pearson's chi-square and Cramér's V")
  func pearson() throws {
    let records = try ask("crosstab telework by role")
    // scipy.stats.chi2_contingency(counts, correction=False); with 2 df, p = exp(-chi2/2)
    let statistic: PrintedNumber = "20.3136290582"
    let p: PrintedNumber = "3.8810701827e-05"
    #expect(statistic.prints(records.value("chi2")))
    #expect(records.value("df") == 2)
    #expect(p.prints(records.value("p")))
    // scipy.stats.contingency.association(counts, method="cramer")
    let cramersV: PrintedNumber = "0.1757036616"
    #expect(cramersV.prints(records.value("cramers_v")))
  }

  @Test("the adjusted residual of two roles is their pooled z")
  func residual() throws {
    let records = try ask("crosstab telework by role show residual where role in (1, 2)")
    // PSPP: CROSSTABS /TABLES=telework BY role /CELLS=ASRESIDUAL.
    let printed: PrintedNumber = "-2.88"
    // statsmodels: proportions_ztest([67, 109], [230, 262])
    let pooledZ: PrintedNumber = "-2.879751"
    let found = records.value("residual", row: "1", column: "1")
    #expect(printed.prints(found))
    #expect(pooledZ.prints(found))
  }

  @Test(
    "intervals of a share",
    arguments: [
      // statsmodels: proportion_confint(261, 658, method="wilson")
      ("wilson", "", "0.3599814205", "0.4345313013"),
      ("auto", "", "0.3599814205", "0.4345313013"),
      // scipy: binomtest(261, 658).proportion_ci(method="exact")
      ("clopper-pearson", "", "0.3590539468", "0.4351904596"),
      // R: svyciprop(~I(telework == 1), design, method = "xlogit")
      ("logit", " weight w", "0.360355183", "0.4407585806"),
      ("auto", " weight w", "0.360355183", "0.4407585806"),
      // R: svyciprop(~I(telework == 1), design, method = "beta")
      ("korn-graubard", " weight w", "0.3594045418", "0.4414039567"),
    ])
  func interval(_ method: String, _ weight: String, _ low: String, _ high: String) throws {
    let records = try ask("set interval \(method)\ngroup show ci(share(telework = 1))" + weight)
    #expect(PrintedNumber(stringLiteral: low).prints(records.value("ci_low", row: "Total")))
    #expect(PrintedNumber(stringLiteral: high).prints(records.value("ci_high", row: "Total")))
  }

  @Test("the change between waves and its error")
  func waveChange() throws {
    let delta = "delta(telework = 1, 2020, 2021)"
    let records = try ask("group show \(delta), se(\(delta)) weight w")
    // R: svycontrast(svyby(~I(telework == 1), ~wave, design, svymean, covmat = TRUE), c(-1, 1))
    let change: PrintedNumber = "-0.0994355407"
    let error: PrintedNumber = "0.0407963637"
    let t: PrintedNumber = "-2.4374"
    let points = try #require(records.value("diff_points", row: "Total"))
    let errorPoints = try #require(records.value("se_points", row: "Total"))
    #expect(change.prints(points / 100))
    #expect(error.prints(errorPoints / 100))
    #expect(t.prints(points / errorPoints))
  }

  @Test("the weighted median under every rule", arguments: ["math", "7", "6", "2", "school"])
  func median(_ rule: String) throws {
    // R: svyquantile(~score, design, 0.5, qrule = …)
    let records = try ask("set quantile \(rule)\ngroup show median(score) weight w")
    #expect(records.value("median", row: "Total") == 5)
  }

  @Test("the net promoter score as a mean of recoded answers")
  func netPromoterScore() throws {
    let records = try ask(
      """
      recode score into promoter: 0..6 0, 7..8 1, 9..10 2
      group show mean(promoter), se(mean(promoter)) weight w
      """)
    // R: svymean(~I((score >= 9) - (score <= 6)), design), times 100
    let score: PrintedNumber = "-45.816004"
    let error: PrintedNumber = "3.245097"
    #expect(score.prints(records.value("mean", row: "Total").map { 100 * ($0 - 1) }))
    #expect(error.prints(records.value("se", row: "Total").map { 100 * $0 }))
  }

  @Test("read from a file it gives the same records")
  func file() throws {
    let path = FileManager.default.temporaryDirectory
      .appendingPathComponent("reference-\(UUID().uuidString).csv").path
    try ReferenceFile.csv.write(toFile: path, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(atPath: path) }
    let questions = ["crosstab telework by role weight w", "group by wave show mean(score)"]
    for question in questions {
      let read = try Shell().ask("load \"\(path)\"\nwave wave\n" + question)
      #expect(TidyDifference.describe(found: read, expected: try ask(question)) == nil)
    }
  }
}
