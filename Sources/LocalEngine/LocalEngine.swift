package import Diagnostics
package import Microdata
package import QueryPlan

/// The engine that counts coded columns in memory.
///
/// All that follows from counts of coded answers is counted together; numbers that are kept one a row
/// are summed by themselves.
package struct LocalEngine: Engine {
  /// Cores that counting may use; results have the same bits on any number.
  package let threads: Int

  package init(threads: Int = 1) { self.threads = threads }

  package func aggregate(
    _ plan: AggregationPlan, over dataset: Dataset, control: WorkControl
  ) throws -> Aggregates {
    let columns = ColumnAccess(dataset: dataset, control: control, threads: threads)
    let products = plan.cubes.map { columns.product(of: $0, readsSpread: plan.readsSpread) }
    let counts = try FusedCounts(
      products.compactMap { $0 }, filter: plan.filter, weight: plan.weight, columns)
    var aggregates = Aggregates(rowCount: dataset.rowCount)
    if plan.weight?.isFrequency == true {
      aggregates.designSize = Int(counts.allWeights.rounded())
    }
    aggregates.rowsKept = counts.rowsKept
    aggregates.rowsUnknown = counts.rowsUnknown
    aggregates.rowsWithoutWeight = counts.rowsWithoutWeight
    if plan.isExplained { aggregates.report = counts.report }
    let counted = zip(plan.cubes, products).filter { $1 != nil }.map(\.0)
    for (product, cube) in counted.enumerated() {
      aggregates.take(counts.cube(product), for: cube, columns, readsSpread: plan.readsSpread)
    }
    let others = zip(plan.cubes, products).filter { $1 == nil }.map(\.0)
    try addByRow(others, plan, columns, &aggregates)
    return aggregates
  }

  /// What is no count of coded answers.
  private func addByRow(
    _ requests: [CubeRequest], _ plan: AggregationPlan, _ columns: ColumnAccess,
    _ aggregates: inout Aggregates
  ) throws {
    guard !requests.isEmpty else { return }
    let domain = try Domain(plan, over: columns.dataset, control: columns.control)
    for (done, request) in requests.enumerated() {
      try columns.control.advance(
        Progress(
          activity: "counting", rowsDone: columns.dataset.rowCount * done / requests.count,
          fractionDone: Double(done) / Double(requests.count)))
      try fill(request, columns, domain, &aggregates)
    }
  }

  private func fill(
    _ request: CubeRequest, _ columns: ColumnAccess, _ domain: Domain,
    _ aggregates: inout Aggregates
  ) throws {
    switch request.content {
    case .counts: break
    case .moments(let variable):
      let kernel = MomentKernel(columns: columns, domain: domain)
      aggregates.moments[request] = try kernel.moments(of: variable, by: request.axes)
    case .valueCounts(let variable):
      let kernel = ValueCountKernel(columns: columns, domain: domain)
      aggregates.valueCounts[request] = try kernel.valueCounts(of: variable, by: request.axes)
    case .crossMoments(let first, let second):
      let kernel = CrossMomentKernel(columns: columns, domain: domain)
      aggregates.crossMoments[request] = try kernel.crossMoments(first, second, by: request.axes)
    case .valuePairs(let first, let second):
      let kernel = ValuePairKernel(columns: columns, domain: domain)
      aggregates.valuePairs[request] = try kernel.pairs(first, second)
    }
  }
}

extension Aggregates {
  /// Puts in what follows from the counts of a product of axes.
  fileprivate mutating func take(
    _ cube: Cube, for request: CubeRequest, _ columns: ColumnAccess, readsSpread: Bool
  ) {
    switch request.content {
    case .counts: cubes[request] = cube
    case .moments(let variable):
      let found = MomentCube(cube, bySlot: columns.bySlot(variable))
      moments[request] = readsSpread ? found : found.withoutSpread
    case .valueCounts(let variable):
      valueCounts[request] = ValueCount.lists(cube, bySlot: columns.bySlot(variable))
    case .crossMoments, .valuePairs: break
    }
  }
}

extension ColumnAccess {
  /// Cells of a product with the distinct numbers up to which these are counted first.
  private static let largestHistogram = 1 << 22

  /// The product of axes whose counts give all that a request asks; nothing where rows must be read.
  fileprivate func product(of request: CubeRequest, readsSpread: Bool) -> CountedProduct? {
    switch request.content {
    case .counts: return CountedProduct(axes: request.axes)
    case .moments(let variable):
      return histogram(request.axes, variable) { Self.runs(of: $0, readsSpread: readsSpread) }
    case .valueCounts(let variable): return histogram(request.axes, variable) { _ in nil }
    case .crossMoments, .valuePairs: return nil
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
  private static func runs(of bySlot: [Double], readsSpread: Bool) -> SlotRuns {
    let starts = bySlot.indices.filter { $0 == 0 || bySlot[$0].isNaN != bySlot[$0 - 1].isNaN }
    return SlotRuns(starts: starts, areMeans: !readsSpread && areEven(bySlot.filter { !$0.isNaN }))
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
        by: dataset.slotLayout(of: axis).slotCount)
      return overflow ? .max : cells
    }
  }

  /// The number of every slot of a coded variable, NaN where it is missing.
  fileprivate func bySlot(_ variable: String) -> [Double] {
    guard case .coded(_, let bySlot) = numbers(variable) else { return [] }
    return bySlot
  }
}
