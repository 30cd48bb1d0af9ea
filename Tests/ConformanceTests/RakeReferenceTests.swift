import TestSupport
import Testing

/// `rake` on the reference file, from the statement to tables under the new weight.
@Suite struct RakeReferenceTests {
  private static let rake = """
    rake role to (1 50 %, 2 30 %, 3 20 %), telework to (1 45 %, 2 55 %),
        wave to (2020 40 %, 2021 60 %)

    """

  @Test("weights of R's rake, from equal and from design weights")
  func reference() throws {
    // R survey: rake(svydesign(~1, weights = rep(1, 658), data = d), …), and with w * 658 / sum(w);
    // sum(weights)^2 / sum(weights^2), min(weights), max(weights)
    let equal = try Shell(ReferenceFile.survey).ask(Self.rake + "    as x")
    #expect(("553.652229" as PrintedNumber).prints(equal.value("effective_n")))
    #expect(("0.494329702" as PrintedNumber).prints(equal.value("min")))
    #expect(("2.27674399" as PrintedNumber).prints(equal.value("max")))
    let design = try Shell(ReferenceFile.survey).ask(Self.rake + "    weight w as x")
    #expect(("483.458519" as PrintedNumber).prints(design.value("effective_n")))
    #expect(("0.164587091" as PrintedNumber).prints(design.value("min")))
    #expect(("3.97220603" as PrintedNumber).prints(design.value("max")))
  }

  @Test(
    "tables under the new weight meet the targets",
    arguments: ["", " weight w", " weight w bounds 0.5..1.8", " weight w trim 2.5"])
  func meets(_ clauses: String) throws {
    let shell = Shell(ReferenceFile.survey)
    _ = try shell.ask(Self.rake + "   \(clauses) as x")
    let targets = [
      ("role", "1", 50.0), ("role", "2", 30), ("role", "3", 20), ("telework", "1", 45),
      ("telework", "2", 55), ("wave", "2020", 40), ("wave", "2021", 60),
    ]
    for (variable, answer, target) in targets {
      let records = try shell.ask("freq \(variable) weight x")
      let found = try #require(records.value("percent", row: answer))
      #expect((found - target).magnitude < 1e-9 * target)
    }
    let whole = try shell.ask("freq role weight x").value("weighted_n", row: "Total")
    #expect(("658.000000" as PrintedNumber).prints(whole))
  }

  @Test("crossing two variables meets the targets of every combination")
  func crossed() throws {
    let shell = Shell(ReferenceFile.survey)
    _ = try shell.ask(
      "rake role > wave to (1 > 2020 300, 1 > 2021 200, 2 > 2020 150, 2 > 2021 150, "
        + "3 > 2020 120, 3 > 2021 80) as x")
    let records = try shell.ask("crosstab role by wave show weighted n weight x")
    let met = { (number: PrintedNumber, row: String, column: String) in
      number.prints(records.value("weighted_n", row: row, column: column))
    }
    #expect(met("150.000000", "2", "2021"))
    #expect(met("120.000000", "3", "2020"))
  }

  @Test("rows outside the condition get no weight and leave the weighted table")
  func domain() throws {
    let shell = Shell(ReferenceFile.survey)
    _ = try shell.ask("rake role to (1 50 %, 2 30 %, 3 20 %) where wave = 2021 as x")
    let records = try shell.ask("freq wave weight x")
    #expect(records.value("n", row: "2020") == 0)
    #expect(records.value("n", row: "2021") == 327)
  }
}
