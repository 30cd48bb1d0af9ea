package import Diagnostics
package import Microdata
package import QueryPlan

/// The engine that counts coded columns in memory.
package struct LocalEngine: Engine {
  /// Cores that counting may use; results have the same bits on any number.
  package let threads: Int

  package init(threads: Int = 1) { self.threads = threads }

  package func aggregate(
    _ plan: AggregationPlan, over dataset: Dataset, control: WorkControl
  ) throws -> Aggregates {
    let domain = try Domain(plan, over: dataset, control: control)
    let columns = ColumnAccess(dataset: dataset, control: control, threads: threads)
    var aggregates = Aggregates(rowCount: dataset.rowCount)
    aggregates.designSize = domain.designSize
    aggregates.rowsKept = domain.rowsKept
    aggregates.rowsUnknown = domain.rowsUnknown
    aggregates.rowsWithoutWeight = domain.rowsWithoutWeight
    for (done, request) in plan.cubes.enumerated() {
      try control.advance(
        Progress(
          activity: "counting", rowsDone: dataset.rowCount * done / plan.cubes.count,
          fractionDone: Double(done) / Double(plan.cubes.count)))
      try fill(request, columns, domain, &aggregates)
    }
    return aggregates
  }

  private func fill(
    _ request: CubeRequest, _ columns: ColumnAccess, _ domain: Domain,
    _ aggregates: inout Aggregates
  ) throws {
    switch request.content {
    case .counts:
      let cube = try CubeKernel(columns: columns, domain: domain).cube(request.axes)
      aggregates.cubes[request] = cube
      aggregates.report.append(describe(request, cells: cube.counts.count, columns))
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

  private func describe(_ request: CubeRequest, cells: Int, _ columns: ColumnAccess) -> String {
    let rows = columns.dataset.rowCount
    return "count \(rows) rows into \(cells) cells of \(request.axes.count) axes"
  }
}
