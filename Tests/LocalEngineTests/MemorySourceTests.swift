import Codebook
import Threading
import Diagnostics
import LocalEngine
import Microdata
import QueryPlan
import TestSupport
import Testing

@Suite struct MemorySourceTests {
  private static let reasons = [
    MissingReason.noAnswer, MissingReason(code: "99", label: "Refused", isAsked: true),
  ]

  /// Five rows: answers, whole numbers, decimals one a row, and a set.
  private static let source: MemorySource = {
    let role = CategoricalColumn(
      codes: CodeStorage([1, 2, 0, 3, 1], slotCount: 4),
      categories: [Category(code: "a", label: ""), Category(code: "b", label: "")])
    let age = NumericColumn(
      numbers: [30, .nan, NumericColumn.missing(reason: 1), 20, 30], reasonCount: 2)
    let weight = NumericColumn(
      storage: .plain(PlainNumbers([0.5, 1.25, 2, 0.5, 1])), isWhole: false)
    let media = MultipleColumn(
      items: ["web", "app"].map { MultipleResponse.Item(code: $0, label: "") },
      planes: [[1, 2, 0, 1, 2], [1, 1, 0, 2, 2]],
      state: CodeStorage([1, 1, 0, 1, 2], slotCount: 3))
    return MemorySource(
      Dataset(
        codebook: Codebook(name: "d"), rowCount: 5,
        columns: [
          Column(name: "role", missingReasons: reasons, values: .categorical(role)),
          Column(name: "age", missingReasons: reasons, values: .numeric(age)),
          Column(name: "w", values: .numeric(weight)),
          Column(name: "media", values: .multiple(media)),
        ]))
  }()

  private func facts(_ name: String) throws -> Facts {
    try #require(try Self.source.facts([name], control: WorkControl())[name])
  }

  @Test("facts of answers: rows by slot and by reason")
  func answers() throws {
    let facts = try facts("role")
    #expect(facts.rowCount == 5 && facts.slotCounts == [1, 2, 1, 1])
    #expect(facts.missing == [1, 1] && facts.missingCount == 2)
  }

  @Test("facts of numbers: range, different ones, units of 1")
  func numbers() throws {
    let age = try facts("age")
    #expect(age.range == 20...30 && age.distinct == [20, 30] && age.units == 1)
    #expect(age.missing == [1, 1])
    let weight = try facts("w")
    #expect(weight.range == 0.5...2 && weight.distinct == [0.5, 1, 1.25, 2])
    #expect(weight.missingCount == 0)
    #expect((weight.units ?? 0).truncatingRemainder(dividingBy: 4) == 0)
  }

  @Test("facts of a set: who chose each item")
  func items() throws {
    let facts = try facts("media")
    #expect(facts.chosen == [2, 2] && facts.slotCounts == [1, 3, 1])
    #expect(try Self.source.facts(["nobody"], control: WorkControl()).isEmpty)
  }

  private func rows(_ request: RowRequest) throws -> (numbers: [Int], values: [[RowValue]]) {
    var found: (numbers: [Int], values: [[RowValue]]) = ([], [])
    try Self.source.rows(request, control: WorkControl()) { batch in
      found.numbers += batch.numbers
      found.values += batch.values
    }
    return found
  }

  @Test("rows come as they stand, with their values")
  func values() throws {
    let found = try rows(RowRequest(variables: ["media", "age"], limit: 3))
    #expect(found.numbers == [0, 1, 2])
    #expect(
      found.values == [
        [.items([0, 1]), .number(30)], [.items([1]), .missing(0)], [.missing(0), .missing(1)],
      ])
  }

  @Test("rows where a condition is true, in an order, missing last")
  func ordered() throws {
    let order = RowRequest.Order(variable: "age", isDescending: false)
    #expect(try rows(RowRequest(variables: [], order: order)).numbers == [3, 0, 4, 1, 2])
    let over = Condition.comparison(.variable("w"), .greater, .constant(0.5))
    let found = try rows(RowRequest(variables: ["role"], condition: over, limit: 2))
    #expect(found.numbers == [1, 2] && found.values == [[.answer(2)], [.missing(0)]])
  }

  @Test("cubes are told by their handles and by what they hold")
  func handles() throws {
    let requests = [
      CubeRequest(axes: [.variable("role")]),
      CubeRequest(axes: [], content: .combinations(numbers: ["age", "w"])),
    ]
    let plan = AggregationPlan(filter: nil, weight: nil, cubes: requests)
    let found = try Self.source.aggregate(plan, control: WorkControl())
    #expect(found.counts(requests[0])?.cellCount == 4)
    guard case .combinations(let pairs)? = found[CubeHandle(1)] else {
      Issue.record("no pairs")
      return
    }
    #expect(pairs.map(\.numbers) == [[20, 0.5], [30, 0.5], [30, 1]])
    #expect(found.counts(CubeRequest(axes: [.variable("age")])) == nil)
  }

  @Test("strata and clusters are axes, also the strata that clusters lie in")
  func design() throws {
    var dataset = Self.source.dataset
    let design = SurveyDesign(
      strata: ["role"], cluster: "age", population: nil, singleUnits: .refuse,
      stratumOfGroup: [0, 1, 1], populations: [.infinity, .infinity])
    dataset.declare(SampledRows(design: design, groups: [1, 2, 3, 3, 2]))
    let requests = [AxisSource.stratum, .cluster].map { CubeRequest(axes: [$0]) }
    let plan = AggregationPlan(filter: nil, weight: nil, cubes: requests)
    for source in [MemorySource(dataset), ReferenceSource(dataset)] as [any DataSource] {
      let found = try source.aggregate(plan, control: WorkControl())
      #expect((0..<3).map { found.counts(requests[0])?[$0].n } == [0, 1, 4])
      #expect((0..<4).map { found.counts(requests[1])?[$0].n } == [0, 1, 2, 2])
    }
  }
}
