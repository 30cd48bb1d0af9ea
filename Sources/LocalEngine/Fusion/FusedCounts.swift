import Diagnostics
import Microdata
import QueryPlan

/// The cubes of a plan, counted together in few passes over the rows.
struct FusedCounts {
  private let requests: [[AxisSource]: FusedRequest]
  private let truths: FusedRequest?
  private let passes: [Pass]
  private let sums: [PassSums]
  private let rowCount: Int
  private let margins = PassMargins()
  /// The columns of each pass.
  private let columnSets: [Set<AxisSource>]
  /// Bytes of the columns and weights that each pass reads.
  private let byteCounts: [Int]

  /// Counts rows, and weights under a weight, for some products of axes.
  ///
  /// - Throws: `Cancelled`.
  /// - Complexity: O(rows · columns of the passes + cells · products).
  init(
    _ products: [[AxisSource]], filter: Condition?, weight: WeightUse?, _ access: ColumnAccess
  ) throws {
    var found = FusedRequests(products, filter: filter, functions: AxisFunctions(access: access))
    let wanted = (products + [[]]).map { found.request($0) }
    requests = Dictionary(wanted.map { ($0.axes, $0) }, uniquingKeysWith: { first, _ in first })
    truths = found.truths
    let passes = PassPlanner(wanted + [found.truths].compactMap { $0 }).passes
    self.passes = passes
    columnSets = passes.map { Set($0.columns) }
    rowCount = access.dataset.rowCount
    var stored: [AxisSource: StoredColumn] = [:]
    for column in Set(passes.flatMap(\.columns)) { stored[column] = try access.stored(column) }
    let weights = weight.map { access.numbers($0.variable) }
    byteCounts = passes.map { pass in
      pass.columns.reduce(weights?.byteCount ?? 0) { $0 + (stored[$1]?.byteCount ?? 0) }
    }
    let counter = PassCounter(
      passes, stored: stored, weights: weights,
      isAsked: weight?.isFrequency == true
        ? nil : Self.askedCells(wanted, truths, passes, margins), control: access.control)
    var sums = passes.map { PassSums(cellCount: $0.cellCount, isWeighted: weight != nil) }
    let rows = ParallelRows(
      rowCount: rowCount, threads: access.threads, control: access.control)
    try rows.forEachChunk(counter.sums) { part in
      for pass in sums.indices { sums[pass].add(part[pass]) }
    }
    self.sums = sums
  }

  /// The cells of a single pass that a request counts, or where the filter is not false.
  private static func askedCells(
    _ requests: [FusedRequest], _ truths: FusedRequest?, _ passes: [Pass], _ margins: PassMargins
  ) -> [Bool]? {
    guard passes.count == 1, truths != nil else { return nil }
    var isAsked = Array(repeating: false, count: passes[0].cellCount)
    for request in requests + [truths].compactMap({ $0 }) {
      let margin = margins.margin(keeping: request.columns, of: passes[0])
      let rollUp = RollUp(request, from: passes[0], margin)
      let uncounted = request.axes == truths?.axes ? Int(Truth.no.rawValue) : -1
      rollUp.mark(&isAsked) { $0 >= 0 && $0 != uncounted }
    }
    return isAsked
  }

  /// The sums of a product of axes that was asked for.
  func cube(_ axes: [AxisSource]) -> Cube {
    let (rollUp, sums) = rollUp(requests[axes])
    return rollUp.cube(sums)
  }

  /// How a request follows from the smallest pass that holds it.
  private func rollUp(_ request: FusedRequest?) -> (RollUp, PassSums) {
    guard let request else { preconditionFailure("every product was asked for before") }
    let columns = request.columns
    let fitting = passes.indices.filter { columns.isSubset(of: columnSets[$0]) }
    guard let place = fitting.min(by: { passes[$0].cellCount < passes[$1].cellCount }) else {
      preconditionFailure("every product was counted")
    }
    let margin = margins.margin(keeping: columns, of: passes[place])
    return (RollUp(request, from: passes[place], margin), sums[place])
  }

  // MARK: The domain

  /// Rows that the filter keeps and that have a weight.
  var rowsKept: Int { cube([]).counts[0] }

  var rowsWithoutWeight: Int {
    let (rollUp, sums) = rollUp(requests[[]])
    return rollUp.withoutWeight(sums)[0]
  }

  /// Rows where the filter is unknown.
  var rowsUnknown: Int {
    guard let truths else { return 0 }
    let (rollUp, sums) = rollUp(truths)
    let unknown = Int(Truth.unknown.rawValue)
    return rollUp.cube(sums).counts[unknown] + rollUp.withoutWeight(sums)[unknown]
  }

  /// The sum of all weights, of rows outside the filter too.
  var allWeights: Double { sums.first?.weights.reduce(0) { $0 + $1.x } ?? 0 }

  /// What `explain` says: a line a pass, with the kernel that counts it and the memory that it reads.
  var report: [String] {
    passes.enumerated().map { index, pass in
      let names = pass.columns.map(\.reportName).joined(separator: " × ")
      return "count \(rowCount) rows into \(pass.cellCount) cells"
        + (names.isEmpty ? "" : " of \(names)")
        + ": \(pass.kernelName), \(byteCounts[index]) bytes read"
    }
  }
}

extension AxisSource {
  fileprivate var reportName: String {
    switch self {
    case .variable(let name), .state(let name), .answered(let name): name
    case .item(let variable, let index): "\(variable)[\(index + 1)]"
    case .choices(let variable, let group):
      "\(variable)[\(group * MultipleResponse.itemsPerByte + 1)…]"
    case .truth: "a condition"
    case .coverage: "a base"
    case .designGroup: "the design"
    }
  }
}
