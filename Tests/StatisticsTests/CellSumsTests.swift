import Statistics
import Testing

@Suite("Cell sums")
struct CellSumsTests {
  @Test("effective base and design effect of the reference file")
  func reference() {
    let all = ReferenceSurvey.cell()
    // numpy: w.sum()**2 / (w*w).sum(); 658 * (w*w).sum() / w.sum()**2
    #expect(isClose(all.effectiveBase, 573.0674249050539))
    #expect(isClose(all.designEffect, 1.1482069498349479))
  }

  @Test("equal weights leave the base as it is", arguments: [1, 0.5, 7])
  func equalWeights(_ weight: Double) {
    var sums = CellSums()
    for _ in 0..<9 { sums.add(weight: weight) }
    #expect(sums.unweightedBase == 9)
    #expect(isClose(sums.effectiveBase, 9))
    #expect(isClose(sums.designEffect, 1))
  }

  @Test("the weights' scale does not matter")
  func scale() {
    let tenfold = ReferenceSurvey.cell(scale: 10)
    #expect(isClose(tenfold.effectiveBase, ReferenceSurvey.cell().effectiveBase))
  }

  @Test("the parts add to the whole")
  func parts() {
    let first = ReferenceSurvey.cell { $0.role == 1 }
    let rest = ReferenceSurvey.cell { $0.role != 1 }
    let sum = first + rest
    let whole = ReferenceSurvey.cell()
    #expect(sum.unweightedBase == whole.unweightedBase)
    #expect(isClose(sum.sumWeights, whole.sumWeights))
    #expect(isClose(sum.sumSquaredWeights, whole.sumSquaredWeights))
    #expect(whole + CellSums() == whole)
  }

  @Test("without any weight the base is 0 and the design effect unknown")
  func empty() {
    #expect(CellSums().effectiveBase == 0)
    #expect(CellSums().designEffect.isNaN)
    var weightless = CellSums()
    weightless.add(weight: 0)
    #expect(weightless.unweightedBase == 1)
    #expect(weightless.effectiveBase == 0)
    #expect(weightless.designEffect.isNaN)
  }
}
