import Statistics
import Testing

@Suite("The reference file")
struct ReferenceSurveyTests {
  @Test("has the counts that numpy makes from its formula")
  func counts() {
    #expect(ReferenceSurvey.remoteByRole(isWeighted: false) == [67, 109, 85, 163, 153, 81])
    #expect(ReferenceSurvey.rows.count { $0.wave == 2020 } == 331)
    // numpy: (w * y).sum()
    let remote = ReferenceSurvey.cell { $0.worksRemotely }
    #expect(isClose(remote.sumWeights, 315.7008))
  }
}
