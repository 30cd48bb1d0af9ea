package import Codebook
package import Threading
package import Microdata
package import QueryPlan
private import Synchronization

/// The source that counts coded columns in memory.
///
/// All that follows from counts of coded answers is counted together; numbers that are kept one a row
/// are summed by themselves. Results have the same bits on any number of cores.
package final class MemorySource: DataSource {
  package let codebook: Codebook
  private let kept: Mutex<Kept>

  /// What is found of the rows as they are asked for.
  private struct Kept {
    var dataset: Dataset
    var facts: [String: Facts] = [:]
    var designRows: [DesignQuestion: [CellTotals]] = [:]
  }

  /// What the rows of a design are counted by.
  private struct DesignQuestion: Hashable {
    let weight: WeightUse?
    let axes: [AxisSource]
  }

  package init(_ dataset: Dataset) {
    codebook = dataset.codebook
    kept = Mutex(Kept(dataset: dataset))
  }

  /// The rows as they are kept now.
  package var dataset: Dataset { kept.withLock { $0.dataset } }

  /// A source of changed rows that has found already what this one found of the variables that stay.
  func keepingFacts(of changed: Dataset, but names: Set<String>) -> MemorySource {
    let source = MemorySource(changed)
    let known = kept.withLock { $0.facts.filter { !names.contains($0.key) } }
    source.kept.withLock { $0.facts = known }
    return source
  }

  package func refusal(of plan: AggregationPlan) -> Refusal? { nil }

  package func facts(_ names: [String], control: WorkControl) throws -> [String: Facts] {
    var found: [String: Facts] = [:]
    for name in names {
      try control.checkCancelled()
      if let known = kept.withLock({ $0.facts[name] }) {
        found[name] = known
      } else if let column = inUnits(name).column(name) {
        let facts = Facts(of: column)
        kept.withLock { $0.facts[name] = facts }
        found[name] = facts
      }
    }
    return found
  }

  package func aggregate(
    _ plan: AggregationPlan, control: WorkControl
  ) throws -> Aggregates {
    let dataset = plan.weight.map { inUnits($0.variable) } ?? dataset
    if plan.isEmpty { return state(of: dataset, plan) }
    let columns = ColumnAccess(dataset: dataset, control: control)
    let weighs = try weighs(plan.weight, control)
    var aggregates = Aggregates(for: plan, rowCount: dataset.rowCount)
    if plan.weight != nil || !plan.designAxes.isEmpty {
      aggregates.designRows = try designRows(plan, weighs, columns)
    }
    aggregates.rowsOfWeightZero =
      try weighs.map { try columns.rows(of: plan.filter, less: $0) } ?? 0
    var plan = plan
    plan.filter = .both(plan.filter, weighs)
    let products = plan.cubes.map { columns.product(of: $0, lanes: plan.momentLanes) }
    let counts = try SharedScan(
      products.compactMap { $0 }, filter: plan.filter, weight: plan.weight, columns)
    aggregates.rowsKept = counts.rowsKept
    aggregates.rowsUnknown = counts.rowsUnknown
    aggregates.rowsWithoutWeight = counts.rowsWithoutWeight
    if plan.isExplained { aggregates.passes = counts.passesMade }
    var product = 0
    for (place, request) in plan.cubes.enumerated() where products[place] != nil {
      aggregates[CubeHandle(place)] = columns.content(
        of: request, counts.cube(product), lanes: plan.momentLanes)
      product += 1
    }
    try addByRow(plan.cubes.indices.filter { products[$0] == nil }, plan, columns, &aggregates)
    aggregates.damaged = dataset.damaged
    return aggregates
  }

  /// What is known without a look at a row.
  private func state(of dataset: Dataset, _ plan: AggregationPlan) -> Aggregates {
    var aggregates = Aggregates(for: plan, rowCount: dataset.rowCount)
    aggregates.rowsKept = dataset.rowCount
    aggregates.damaged = dataset.damaged
    return aggregates
  }

  /// Rows whose weight is not 0; nothing where every row's is above it or missing.
  private func weighs(_ weight: WeightUse?, _ control: WorkControl) throws -> Condition? {
    guard let name = weight?.variable,
      try facts([name], control: control)[name]?.range?.lowerBound == 0
    else { return nil }
    let number = NumericExpression.variable(name)
    return .or([.comparison(number, .notEqual, .constant(0)), .not(.answered(number))])
  }

  /// The rows of the design under a weight, counted once for all questions.
  private func designRows(
    _ plan: AggregationPlan, _ weighs: Condition?, _ columns: ColumnAccess
  ) throws -> [CellTotals] {
    let question = DesignQuestion(weight: plan.weight, axes: plan.designAxes)
    if let known = kept.withLock({ $0.designRows[question] }) { return known }
    let counts = try SharedScan(
      [CountedProduct(axes: plan.designAxes)], filter: weighs, weight: plan.weight, columns)
    let cube = counts.cube(0)
    let rows = (0..<cube.cellCount).map { cube[$0] }
    kept.withLock { $0.designRows[question] = rows }
    return rows
  }

  /// The rows with numbers of few decimals kept in two bytes a row from the first look at them on, which
  /// weights are added faster by.
  private func inUnits(_ name: String) -> Dataset {
    kept.withLock { kept in
      guard var column = kept.dataset.column(name), case .numeric(var numbers) = column.values,
        numbers.keepUnits()
      else { return kept.dataset }
      column.values = .numeric(numbers)
      kept.dataset.set(column)
      return kept.dataset
    }
  }

  /// What is no count of coded answers.
  private func addByRow(
    _ places: [Int], _ plan: AggregationPlan, _ columns: ColumnAccess,
    _ aggregates: inout Aggregates
  ) throws {
    guard !places.isEmpty else { return }
    let domain = try Domain(plan, over: columns.dataset, control: columns.control)
    for (done, place) in places.enumerated() {
      try columns.control.advance(
        Progress(
          activity: "counting", rowsDone: columns.dataset.rowCount * done / places.count,
          fractionDone: Double(done) / Double(places.count)))
      aggregates[CubeHandle(place)] = try content(of: plan.cubes[place], columns, domain)
    }
  }

  private func content(
    of request: CubeRequest, _ columns: ColumnAccess, _ domain: Domain
  ) throws -> CubeContent? {
    switch request.content {
    case .counts: return nil
    case .moments(let variable):
      let kernel = MomentKernel(columns: columns, domain: domain)
      return .moments(try kernel.moments(of: variable, by: request.axes))
    case .valueCounts(let variable):
      let kernel = ValueCountKernel(columns: columns, domain: domain)
      return .valueCounts(try kernel.valueCounts(of: variable, by: request.axes))
    case .crossMoments(let first, let second):
      let kernel = CrossMomentKernel(columns: columns, domain: domain)
      return .crossMoments(try kernel.crossMoments(first, second, by: request.axes))
    case .combinations(let numbers):
      let kernel = CombinationKernel(columns: columns, domain: domain)
      return .combinations(try kernel.combinations(of: request.axes, numbers: numbers))
    }
  }
}

extension ColumnAccess {
  /// Rows where one condition is true, or none is set, and another is not.
  fileprivate func rows(of filter: Condition?, less condition: Condition) throws -> Int {
    let parts = [filter, .not(condition)].compactMap(\.self)
    let truths = try ConditionKernel(columns: self).truths(.and(parts))
    return truths.count { $0 == Truth.yes.rawValue }
  }

  /// What a request asks, from the counts of a product of axes.
  fileprivate func content(
    of request: CubeRequest, _ cube: CountedCube, lanes: MomentLanes
  ) -> CubeContent? {
    switch request.content {
    case .counts: return .counts(cube.cube)
    case .moments(let variable):
      let found = MomentCube(cube, bySlot: bySlot(variable))
      return .moments(lanes == .all ? found : found.withoutSpread)
    case .valueCounts(let variable):
      return .valueCounts(ValueCount.lists(cube, bySlot: bySlot(variable)))
    case .crossMoments, .combinations: return nil
    }
  }
}

extension ColumnAccess {
  /// Cells of a product with the distinct numbers up to which these are counted first.
  private static let largestHistogram = 1 << 22

  /// The product of axes whose counts give all that a request asks; nothing where rows must be read.
  fileprivate func product(of request: CubeRequest, lanes: MomentLanes) -> CountedProduct? {
    switch request.content {
    case .counts: return CountedProduct(axes: request.axes)
    case .moments(let variable):
      return histogram(request.axes, variable) { Self.runs(of: $0, lanes) }
    case .valueCounts(let variable): return histogram(request.axes, variable) { _ in nil }
    case .crossMoments, .combinations: return nil
    }
  }

  /// The axes with the distinct numbers of a variable behind them; nothing where these are many.
  private func histogram(
    _ axes: [AxisSource], _ variable: String, runs: ([Double]) -> SlotRuns?
  ) -> CountedProduct? {
    let axes = axes + [.variable(variable)]
    guard case .coded(_, let bySlot) = numbers(variable), cells(axes) <= Self.largestHistogram
    else { return nil }
    return CountedProduct(axes: axes, runs: runs(bySlot))
  }

  /// The first of every run of slots that all have a number, or all have none.
  private static func runs(of bySlot: [Double], _ lanes: MomentLanes) -> SlotRuns {
    let starts = bySlot.indices.filter { $0 == 0 || bySlot[$0].isNaN != bySlot[$0 - 1].isNaN }
    return SlotRuns(
      starts: starts, areMeans: lanes == .means && areEven(bySlot.filter { !$0.isNaN }))
  }

  /// Whether numbers follow one another by one step, as those of a scale do.
  private static func areEven(_ numbers: [Double]) -> Bool {
    numbers.indices.dropFirst(2).allSatisfy {
      numbers[$0] - numbers[$0 - 1] == numbers[1] - numbers[0]
    }
  }

  private func cells(_ axes: [AxisSource]) -> Int {
    axes.reduce(1) { product, axis in
      let (cells, overflow) = product.multipliedReportingOverflow(
        by: dataset.codebook.slotLayout(of: axis).slotCount)
      return overflow ? .max : cells
    }
  }

  /// The number of every slot of a coded variable, NaN where it is missing.
  fileprivate func bySlot(_ variable: String) -> [Double] {
    guard case .coded(_, let bySlot) = numbers(variable) else { return [] }
    return bySlot
  }
}

extension Dataset {
  /// The variable that was found damaged first, if any was.
  fileprivate var damaged: [String] { damage?.first.map { [$0] } ?? [] }
}
