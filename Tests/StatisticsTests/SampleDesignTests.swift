import Statistics
import Testing

@Suite("Sample design")
struct SampleDesignTests {
  @Test("degrees of freedom are units less strata")
  func degreesOfFreedom() throws {
    let design = try SampleDesign(
      strata: [
        DesignStratum(unitCount: 5), DesignStratum(unitCount: 1), DesignStratum(unitCount: 20),
        DesignStratum(unitCount: 0),
      ],
      singleUnits: .certainty)
    #expect(design.degreesOfFreedom == 23)
  }

  @Test("a single unit is refused by its stratum, unless it was certain to be drawn")
  func refusal() throws {
    let many = DesignStratum(unitCount: 5)
    #expect(throws: SampleDesignError.singleUnit(stratum: 1)) {
      try SampleDesign(strata: [many, DesignStratum(unitCount: 1, samplingFraction: 0.5)])
    }
    let certain = DesignStratum(unitCount: 1, samplingFraction: 1)
    #expect(throws: Never.self) { try SampleDesign(strata: [many, certain]) }
    for rule in [SingleUnitRule.certainty, .centred] {
      #expect(throws: Never.self) {
        try SampleDesign(strata: [many, DesignStratum(unitCount: 1)], singleUnits: rule)
      }
    }
  }
}
