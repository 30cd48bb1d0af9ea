import Rendering
import ResultTables
import Testing

struct ClaimRendererTests {
  @Test("a claim that holds, and one that fails")
  func text() {
    #expect(
      ClaimRenderer.text(Fixtures.claim(holds: true), options: .init())
        == "✓ A07 15 % still telework: found 15.0 % (12.5 % to 18.0 %), base 1,658\n")
    #expect(
      ClaimRenderer.text(Fixtures.claim(holds: false), options: .init())
        == "✗ A07 15 % still telework: expected 16 %, found 15.05 % (12.5 % to 18.0 %), "
        + "base 1,658\n")
  }

  @Test("in French")
  func french() {
    #expect(
      ClaimRenderer.text(Fixtures.claim(holds: true), options: .init(language: "fr"))
        == "✓ A07 15 % still telework\u{A0}: trouvé 15,0\u{A0}% "
        + "(de 12,5\u{A0}% à 18,0\u{A0}%), base 1\u{202F}658\n")
  }

  @Test("a count has no decimals; a missing number says so")
  func counts() {
    var claim = Fixtures.claim(holds: true)
    claim.expectation = ClaimExpectation(
      written: "is 658", relation: .equals, value: .init(value: 658, decimals: 0), unit: .number)
    claim.interval = nil
    claim.found = 658
    #expect(
      ClaimRenderer.text(claim, options: .init()).hasSuffix(": found 658, base 1,658\n"))
    claim.found = nil
    #expect(
      ClaimRenderer.text(claim, options: .init()).hasSuffix(": found no number, base 1,658\n"))
  }

  @Test("CSV in full")
  func csv() {
    let claims = [Fixtures.claim(holds: true), Fixtures.claim(holds: false)]
    expectText(
      ClaimRenderer.csv(claims).text,
      """
      claim,measure,expected,holds,found,unit,ci_low,ci_high,confidence,n,weighted_n,\
      effective_n,filter,weight,place
      A07 15 % still telework,share(telework = any),is 15 %,true,15.046,percent,12.5,18,0.95,\
      1658,1658,1658,wave = 2021,,a.bq:12
      A07 15 % still telework,share(telework = any),is 16 %,false,15.046,percent,12.5,18,0.95,\
      1658,1658,1658,wave = 2021,,a.bq:12

      """)
  }
}
