import ResultTables
import Threading
import Diagnostics
internal import Codebook
import Microdata
import QueryPlan

/// The cubes of a plan, counted together in few passes over the rows.
struct SharedScan {
  /// Places of requests: one a product, then that of all rows that the filter keeps, then that of its
  /// truths.
  private let kept: Int
  private let truths: Int?
  /// Where each request finds its sums.
  private let homes: [PassMargins.Home]
  /// The margins of every pass.
  private let sums: [[PassSums]]
  private let passes: [Pass]
  private let rowCount: Int
  /// The columns by number.
  private let columns: ColumnNumbers
  /// How weights are added, and units of 1 in their sums.
  private let form: WeightForm
  private let scale: Double
  /// Bytes of the columns and weights that each pass reads.
  private let byteCounts: [Int]

  /// Counts rows, and weights under a weight, for some products of axes.
  ///
  /// - Throws: `Cancelled`.
  /// - Complexity: O(rows · columns of the passes + cells · products).
  init(
    _ products: [CountedProduct], filter: Condition?, weight: WeightUse?, _ access: ColumnAccess
  ) throws {
    var found = FusedRequests(
      products, filter: filter, functions: AxisFunctions(access: access))
    var requests = (products + [CountedProduct(axes: [])]).map { found.request($0) }
    kept = products.count
    truths = found.truths().map { truths in
      requests.append(truths)
      return requests.count - 1
    }
    columns = found.columns
    let weights = weight.map { access.numbers($0.variable) }
    form = weights?.form ?? .unweighted
    scale = weights?.scale ?? 1
    let planner = PassPlanner(requests, slots: columns.slots)
    let stored = try Self.stored(planner.columns, of: columns, access)
    rowCount = access.dataset.rowCount
    let ranges = Self.ranges(stored, columns.slots, planner.isSinglePass ? nil : 0..<rowCount)
    passes = planner.passes({ ranges[$0] }, weights)
    let margins = PassMargins(of: requests, in: passes)
    homes = margins.homes
    byteCounts = passes.map { pass in
      pass.columns.reduce(weights?.byteCount ?? 0) { $0 + (stored[$1]?.byteCount ?? 0) }
    }
    let counter = PassCounter(
      passes: passes, margins: margins.plans,
      columns: passes.map { $0.columns.compactMap { stored[$0] } }, weights: weights,
      control: access.control)
    let run = PassRun(counter: counter, rowCount: rowCount, threads: access.control.cores)
    let isAsked = weight?.isFrequency == true ? nil : Self.askedCells(passes, homes, truths)
    sums = try run.sums(asked: isAsked)
  }

  /// Some columns by their numbers.
  private static func stored(
    _ numbers: [Int], of columns: ColumnNumbers, _ access: ColumnAccess
  ) throws -> [StoredColumn?] {
    var stored: [StoredColumn?] = Array(repeating: nil, count: columns.keys.count)
    for column in numbers { stored[column] = try access.stored(columns.keys[column]) }
    return stored
  }

  /// The codes that some rows have of each column; all where no rows are told, as to a single pass, which
  /// looks at those of each stretch of rows as it counts them.
  private static func ranges(
    _ stored: [StoredColumn?], _ slots: [Int], _ rows: Range<Int>?
  ) -> [CodeRange] {
    zip(stored, slots).map { column, slots in
      rows.flatMap { column?.range(of: $0, slots: slots) } ?? CodeRange(slots: slots)
    }
  }

  /// The cells of a single pass that a request counts, or where the filter is not false.
  private static func askedCells(
    _ passes: [Pass], _ homes: [PassMargins.Home], _ truths: Int?
  ) -> [Bool]? {
    guard passes.count == 1, let truths else { return nil }
    var isAsked = Array(repeating: false, count: passes[0].cellCount)
    for (place, home) in homes.enumerated() {
      home.rollUp.mark(&isAsked) {
        place == truths ? $0 != Int(Truth.no.rawValue) : $0 >= 0
      }
    }
    return isAsked
  }

  /// The sums of a product of axes, by its place among those that were asked for.
  func cube(_ product: Int) -> CountedCube {
    homes[product].rollUp.cube(sums(of: homes[product]), scale: scale)
  }

  private func sums(of home: PassMargins.Home) -> PassSums { sums[home.pass][home.margin] }

  private func withoutWeight(_ request: Int) -> [Int] {
    homes[request].rollUp.withoutWeight(sums(of: homes[request]))
  }

  // MARK: The domain

  /// Rows that the filter keeps and that have a weight.
  var rowsKept: Int { cube(kept)[0].n }

  var rowsWithoutWeight: Int { withoutWeight(kept)[0] }

  /// Rows where the filter is unknown.
  var rowsUnknown: Int {
    guard let truths else { return 0 }
    let unknown = Int(Truth.unknown.rawValue)
    return cube(truths)[unknown].n + withoutWeight(truths)[unknown]
  }

  /// What `explain` tells: of each pass the kernel that counts it and the memory that it reads.
  var passesMade: [CountingPass] {
    passes.enumerated().map { index, pass in
      CountingPass(
        rows: rowCount, cells: pass.cellCount, columns: pass.columns.map { columns.keys[$0].told },
        kernel: pass.kernel(form), hasSmallWeights: form == .units, bytes: byteCounts[index])
    }
  }
}

extension ColumnKey {
  fileprivate var told: CountingPass.Column {
    switch self {
    case .axis(let source): source.told
    case .packedItems(let variable, let group):
      .named("\(variable)[\(group * MultipleColumn.itemsPerByte + 1)…]")
    }
  }
}

extension AxisSource {
  fileprivate var told: CountingPass.Column {
    switch self {
    case .variable(let name), .state(let name), .answered(let name): .named(name)
    case .item(let variable, let index): .named("\(variable)[\(index + 1)]")
    case .truth: .condition
    case .coverage: .base
    case .stratum: .strata
    case .cluster: .clusters
    }
  }
}
