import Codebook
import QueryPlan
import Testing

@Suite struct AggregationPlanTests {
  private func cube(_ name: String) -> CubeRequest { CubeRequest(axes: [.variable(name)]) }

  @Test(
    "a cube that is asked for again has the place that it has", arguments: [3, 31, 32, 33, 100])
  func once(_ count: Int) {
    let names = (0..<count).map { "v\($0)" }
    var plan = AggregationPlan(filter: nil, weight: nil, cubes: names.map(cube))
    for name in names.reversed() { plan.request(cube(name)) }
    #expect(plan.cubes == names.map(cube))
  }

  @Test("sums are found by what they hold, and nothing where the plan did not ask")
  func byRequest() {
    let plan = AggregationPlan(filter: nil, weight: nil, cubes: [cube("a"), cube("b")])
    var aggregates = Aggregates(for: plan, rowCount: 3)
    aggregates[CubeHandle(1)] = .counts(Cube(shape: [2], rows: [1, 2]))
    #expect(aggregates.counts(cube("b"))?[1].n == 2)
    #expect(aggregates.counts(cube("a")) == nil)
    #expect(aggregates.counts(cube("c")) == nil)
    #expect(aggregates.moments(cube("b")) == nil)
    #expect(aggregates.cellCount == 2)
  }

  @Test("unweighted rows are their own weights and squares")
  func unweighted() {
    let cell = Cube(shape: [1], rows: [7])[0]
    #expect(cell == CellTotals(n: 7, sumWeights: 7, sumSquaredWeights: 7))
  }

  @Test("slot 0 is the empty field, other reasons stand behind the answers")
  func slots() {
    let layout = SlotLayout(answerCount: 3, reasonCount: 2)
    #expect(layout.slotCount == 5 && layout.answers == 1..<4)
    #expect(!layout.isAnswer(0) && layout.isAnswer(3) && !layout.isAnswer(4))
    #expect(layout.slot(ofReason: 0) == 0 && layout.slot(ofReason: 1) == 4)
  }
}
