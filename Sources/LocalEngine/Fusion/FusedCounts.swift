import Diagnostics
import Microdata
import QueryPlan

/// The cubes of a plan, counted together in few passes over the rows.
struct FusedCounts {
  /// One a product, then that of all rows that the filter keeps.
  private let requests: [FusedRequest]
  private let truths: FusedRequest?
  private let passes: [Pass]
  private let sums: [MarginSums]
  private let rowCount: Int
  private let margins: PassMargins
  /// The columns by number, and those of each pass.
  private let columns: ColumnNumbers
  private let columnSets: [ColumnSet]
  /// Bytes of the columns and weights that each pass reads.
  private let byteCounts: [Int]

  /// Counts rows, and weights under a weight, for some products of axes.
  ///
  /// - Throws: `Cancelled`.
  /// - Complexity: O(rows · columns of the passes + cells · products).
  init(
    _ products: [[AxisSource]], filter: Condition?, weight: WeightUse?, _ access: ColumnAccess
  ) throws {
    var found = FusedRequests(
      products, filter: filter, functions: AxisFunctions(access: access))
    requests = (products + [[]]).map { found.request($0) }
    truths = found.truths()
    columns = found.columns
    let passes = PassPlanner(
      requests + [truths].compactMap { $0 }, slots: columns.slots
    ).passes
    self.passes = passes
    columnSets = passes.map { ColumnSet($0.columns) }
    rowCount = access.dataset.rowCount
    var stored: [StoredColumn?] = Array(repeating: nil, count: columns.sources.count)
    for column in passes.lazy.flatMap(\.columns) where stored[column] == nil {
      stored[column] = try access.stored(columns.sources[column])
    }
    let weights = weight.map { access.numbers($0.variable) }
    byteCounts = passes.map { pass in
      pass.columns.reduce(weights?.byteCount ?? 0) { $0 + (stored[$1]?.byteCount ?? 0) }
    }
    let margins = PassMargins(passes)
    self.margins = margins
    let counter = PassCounter(
      passes, columns: passes.map { $0.columns.compactMap { stored[$0] } }, weights: weights,
      isAsked: weight?.isFrequency == true ? nil : Self.askedCells(requests, truths, margins),
      control: access.control)
    var sums = passes.map { PassSums(cellCount: $0.cellCount, isWeighted: weight != nil) }
    let rows = ParallelRows(
      rowCount: rowCount, threads: access.threads, control: access.control)
    try rows.forEachChunk(counter.sums) { part in
      for pass in sums.indices { sums[pass].add(part[pass]) }
    }
    self.sums = zip(passes, sums).map(MarginSums.init)
  }

  /// The cells of a single pass that a request counts, or where the filter is not false.
  private static func askedCells(
    _ requests: [FusedRequest], _ truths: FusedRequest?, _ margins: PassMargins
  ) -> [Bool]? {
    guard margins.passes.count == 1, let truths else { return nil }
    var isAsked = Array(repeating: false, count: margins.passes[0].cellCount)
    for request in requests {
      RollUp(request, from: 0, margins).mark(&isAsked) { $0 >= 0 }
    }
    RollUp(truths, from: 0, margins).mark(&isAsked) { $0 != Int(Truth.no.rawValue) }
    return isAsked
  }

  /// The sums of a product of axes, by its place among those that were asked for.
  func cube(_ product: Int) -> Cube { cube(of: requests[product]) }

  private func cube(of request: FusedRequest) -> Cube {
    let pass = pass(holding: request.columns)
    return RollUp(request, from: pass, margins).cube(sums[pass])
  }

  private func withoutWeight(_ request: FusedRequest) -> [Int] {
    let pass = pass(holding: request.columns)
    return RollUp(request, from: pass, margins).withoutWeight(sums[pass])
  }

  /// The smallest pass from which a request follows.
  private func pass(holding columns: ColumnSet) -> Int {
    var best: Int?
    for pass in passes.indices where columns.isSubset(of: columnSets[pass]) {
      if passes[pass].cellCount < best.map({ passes[$0].cellCount }) ?? .max { best = pass }
    }
    guard let best else { preconditionFailure("every product was counted") }
    return best
  }

  // MARK: The domain

  /// Rows that the filter keeps and that have a weight.
  var rowsKept: Int { cube(requests.count - 1).counts[0] }

  var rowsWithoutWeight: Int { withoutWeight(requests[requests.count - 1])[0] }

  /// Rows where the filter is unknown.
  var rowsUnknown: Int {
    guard let truths else { return 0 }
    let unknown = Int(Truth.unknown.rawValue)
    return cube(of: truths).counts[unknown] + withoutWeight(truths)[unknown]
  }

  /// The sum of all weights, of rows outside the filter too.
  var allWeights: Double { sums.first?.whole.weights.reduce(0) { $0 + $1.x } ?? 0 }

  /// What `explain` says: a line a pass, with the kernel that counts it and the memory that it reads.
  var report: [String] {
    passes.enumerated().map { index, pass in
      let names = pass.columns.map { columns.sources[$0].reportName }.joined(separator: " × ")
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
