import Statistics
import Testing

@Suite("Share estimate")
struct ShareEstimateTests {
  @Test("share, standard error and design effect of the reference file")
  func reference() {
    let share = ReferenceSurvey.remoteShare()
    // R survey: svymean(~telework, svydesign(ids=~1, weights=~w), deff="replace")
    #expect(isClose(share.share, 0.3998828094273812))
    #expect(isClose(share.standardError, 0.020515949, within: 2e-8))
    #expect(isClose(share.designEffect, 1.15234, within: 1e-5))
    // numpy: u = w*(y-p)/w.sum(); (658/657*(u*u).sum())**.5
    #expect(isClose(share.standardError, 0.020515948699505116))
    #expect(isClose(share.designEffect, 1.1523377153453302))
  }

  @Test("without weights it is p(1-p)/(n-1), with a design effect of 1")
  func unweighted() {
    let share = ReferenceSurvey.remoteShare(isWeighted: false)
    let proportion = 261.0 / 658
    #expect(share.share == proportion)
    #expect(isClose(share.variance, proportion * (1 - proportion) / 657))
    #expect(isClose(share.designEffect, 1))
  }

  @Test("scaling the weights changes neither share nor error", arguments: [10, 1e-6])
  func scale(_ factor: Double) {
    let scaled = ReferenceSurvey.remoteShare(scale: factor)
    let share = ReferenceSurvey.remoteShare()
    #expect(isClose(scaled.share, share.share))
    #expect(isClose(scaled.variance, share.variance))
    #expect(isClose(scaled.designEffect, share.designEffect))
  }

  @Test("a share and its complement have the same variance")
  func complement() {
    let chosen = ReferenceSurvey.cell { $0.worksRemotely }
    let others = ReferenceSurvey.cell { !$0.worksRemotely }
    let share = ShareEstimate(chosen: chosen, others: others, designRowCount: 658)
    let complement = ShareEstimate(chosen: others, others: chosen, designRowCount: 658)
    #expect(isClose(share.share + complement.share, 1))
    #expect(isClose(share.variance, complement.variance))
  }

  @Test("none and all have no variance")
  func extremes() {
    let cell = ReferenceSurvey.cell()
    let none = ShareEstimate(chosen: CellSums(), others: cell, designRowCount: 658)
    let all = ShareEstimate(chosen: cell, others: CellSums(), designRowCount: 658)
    #expect(none.share == 0)
    #expect(none.variance == 0)
    #expect(none.designEffect.isNaN)
    #expect(all.share == 1)
    #expect(all.variance == 0)
  }

  @Test("no answers and a design of one row are NaN")
  func undefined() {
    let empty = ShareEstimate(chosen: CellSums(), others: CellSums(), designRowCount: 658)
    #expect(empty.share.isNaN)
    #expect(empty.standardError.isNaN)
    let one = CellSums(unweightedBase: 1, sumWeights: 1, sumSquaredWeights: 1)
    let single = ShareEstimate(chosen: one, others: CellSums(), designRowCount: 1)
    #expect(single.share == 1)
    #expect(single.variance.isNaN)
  }
}
