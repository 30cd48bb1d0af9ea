import Foundation
import TestSupport
import Testing

/// Errors of totals, quantiles and correlations, and domains of designs, against R's package survey.
@Suite struct ErrorReferenceTests {
  /// Strata h, clusters c, weights w; a group g, an answer y and numbers x and v1.
  private static let file = """
    h,c,w,g,y,x,v1
    1,1,2,a,1,3,50
    1,1,3,a,0,5,61
    1,2,1,b,1,4,47
    1,2,4,b,1,8,70
    2,3,2,a,0,2,39
    2,3,5,b,0,6,55
    2,4,3,a,1,7,64
    2,4,2,b,1,9,72
    3,5,4,a,0,1,35
    3,5,1,b,1,6,58
    3,6,2,b,0,4,49
    3,6,3,a,1,5,54

    """

  private func ask(_ script: String) throws -> [TidyRecord] {
    let path = FileManager.default.temporaryDirectory
      .appendingPathComponent("errors-\(UUID().uuidString).csv").path
    try Self.file.write(toFile: path, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(atPath: path) }
    return try Shell().ask("load \"\(path)\"\n" + script)
  }

  private func expect(
    _ records: [TidyRecord], _ statistic: String, row: String = "Total", _ number: PrintedNumber
  ) {
    #expect(number.prints(records.value(statistic, row: row)), "\(statistic) of \(row)")
  }

  private static let design = "weight w\ndesign strata h cluster c\n"

  @Test("a total under clusters, for all and for a group")
  func total() throws {
    let records = try ask(
      Self.design + "group by g show total(x), se(total(x)), ci(total(x))")
    // R: D <- svydesign(~c, strata = ~h, weights = ~w, data = d, nest = TRUE); svytotal(~x, D);
    // confint(svytotal(~x, D), df = degf(D)); the same of subset(D, g == "a")
    expect(records, "total", "163")
    expect(records, "se", "20.4694894905")
    expect(records, "ci_low", "97.8569488")
    expect(records, "ci_high", "228.1430512")
    expect(records, "se", row: "a", "29.1719042916")
    expect(records, "ci_low", row: "a", "-60.5165736324")
  }

  @Test("a total of strata, of weights alone, and of rows")
  func plainTotals() throws {
    let question = "group by g show total(x), se(total(x)), ci(total(x))"
    // R: SE(svytotal(~x, …)) of svydesign(~1, strata = ~h, weights = ~w), (~1, weights = ~w), (~1,
    // weights = ~1), and of their subset(, g == "a"); df of the last two n - 1 of the group
    let strata = try ask("weight w\ndesign strata h\n" + question)
    expect(strata, "se", "34.7610893577")
    expect(strata, "se", row: "a", "28.3372546306")
    expect(strata, "ci_high", row: "a", "155.1817913011")
    let weighted = try ask("weight w\n" + question)
    expect(weighted, "se", "34.781133862")
    expect(weighted, "ci_low", row: "a", "-1.14396829608")
    let plain = try ask(question)
    expect(plain, "se", "8.22413300211")
    expect(plain, "se", row: "a", "8.67074496118")
    expect(plain, "ci_high", row: "a", "45.2888594986")
  }

  @Test("Woodruff's intervals; an end outside the distribution is none, nor is the error then")
  func quantiles() throws {
    let median = "group by g show median(x), se(median(x)), ci(median(x))"
    let records = try ask(Self.design + median)
    // R: svyquantile(~x, D, .5, interval.type = "mean", qrule = "math", df = degf(D))
    expect(records, "median", "5")
    expect(records, "ci_low", "2")
    expect(records, "ci_high", "9")
    expect(records, "se", "1.0997828916")
    expect(records, "ci_low", row: "a", "2")
    #expect(records.value("ci_high", row: "a") == nil)
    #expect(records.value("se", row: "a") == nil)
    // R: the same of svydesign(~1, weights = ~w); of weights = ~1 with qrule = "hf7"
    expect(try ask("weight w\n" + median), "se", "1.3630260005")
    let plain = try ask(median)
    expect(plain, "ci_low", "3.817796054")
    expect(plain, "ci_high", "8.0155372793")
    expect(plain, "se", "0.9536050723")
    let table = try ask(Self.design + "crosstab x show median, se, ci")
    #expect(table.value("ci_high", row: "Total", column: "Total") == 9)
  }

  @Test("a correlation, linearised")
  func correlation() throws {
    let question = "group by g show correlation(x, v1), se(correlation(x, v1))"
    // R: m <- svymean(~x + v1 + I(x^2) + I(v1^2) + I(x * v1), D), named x, y, xx, yy, xy;
    // svycontrast(m, quote((xy - x * y) / sqrt((xx - x^2) * (yy - y^2))))
    let records = try ask(Self.design + question)
    expect(records, "r", "0.96423708298")
    expect(records, "se", "0.03275557197")
    expect(records, "se", row: "a", "0.0250529831656")
    expect(try ask("weight w\n" + question), "se", row: "a", "0.02108341736")
    expect(try ask(question), "se", "0.023548500158")
  }

  @Test("a mean and a table of a group under the design")
  func domains() throws {
    let records = try ask(Self.design + "group show mean(x), se(mean(x)) where g = a")
    // R: SE(svymean(~x, subset(D, g == "a"))); svychisq(~y + g, D)
    expect(records, "se", "1.17190239")
    let test = try ask(Self.design + "crosstab y by g")
    #expect(PrintedNumber("0.0325755300").prints(test.value("F")))
  }
}
