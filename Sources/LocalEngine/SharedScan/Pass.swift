import ResultTables
import QueryPlan

/// One count of rows by the joint code of some columns, from which requests are rolled up.
struct Pass: Sendable {
  /// The numbers of its columns.
  let columns: [Int]
  /// The codes that rows have of each column.
  let ranges: [CodeRange]
  /// How many these are.
  let shape: [Int]
  /// Product of the shape; the last column varies fastest.
  let cellCount: Int
  /// Runs of the last column that need not be told apart; nothing where each of its slots is.
  let runs: SlotRuns?

  init(columns: [Int], ranges: [CodeRange], runs: SlotRuns?) {
    self.columns = columns
    self.ranges = ranges
    shape = ranges.map(\.count)
    self.runs = runs
    cellCount = shape.reduce(1, *)
  }
}

extension Pass {
  /// How its rows are counted, for people who ask.
  func kernel(_ form: WeightForm) -> CountingPass.Kernel {
    guard form == .units else { return unweightedKernel }
    return runs == nil ? ofCells : .groupsCompared
  }

  private var unweightedKernel: CountingPass.Kernel {
    if columns.isEmpty { return .rowsAlone }
    if let runs, let last = shape.last, ByteCounts.areCounted(cellCount / last * runs.starts.count)
    {
      return .rowsOfRunsCompared
    }
    if ByteCounts.areCounted(cellCount) { return .rowsCompared }
    if cellCount <= PairCounts.mostCells { return .pairsOfRows }
    return ofCells
  }

  private var ofCells: CountingPass.Kernel {
    .cells(bits: cellCount <= 1 << 8 ? 8 : cellCount <= 1 << 16 ? 16 : 32)
  }
}

/// Finds few passes that all requests can be rolled up from.
struct PassPlanner {
  private let requests: [FusedRequest]
  /// Slots of every column.
  private let slots: [Int]
  private var sets: [ColumnSet] = []
  /// How many requests read a column: what many share stands first in a pass.
  private var uses: [Int]

  /// Cells up to which tables are counted together: their sums stay in the first cache.
  private static let largestShared = 1 << 12

  /// - Parameters:
  ///   - requests: what is asked for.
  ///   - slots: those of each column by its number.
  init(_ requests: [FusedRequest], slots: [Int]) {
    self.requests = requests
    self.slots = slots
    uses = Array(repeating: 0, count: slots.count)
    for column in requests.lazy.flatMap(\.columns.numbers) { uses[column] += 1 }
    // Among equals those that were asked for first, so that every run adds weights in one order.
    let sizes = requests.map { ColumnNumbers.cells($0.columns, slots: slots) }
    let largestFirst = requests.indices.sorted { left, right in
      sizes[left] != sizes[right] ? sizes[left] > sizes[right] : left < right
    }
    for index in largestFirst { add(requests[index].columns) }
  }

  /// A request inside a pass needs none; one that shares columns with a pass joins it when that
  /// is dearer by less than a pass of its own.
  private mutating func add(_ set: ColumnSet) {
    if sets.contains(where: set.isSubset) { return }
    var best: (place: Int, price: Int)?
    for (place, other) in sets.enumerated() where !other.isDisjoint(with: set) {
      let price = ColumnNumbers.cells(other, with: set, slots: slots)
      if price <= Self.largestShared, price < best?.price ?? .max { best = (place, price) }
    }
    guard let best else { return sets.append(set) }
    sets[best.place] = sets[best.place].union(set)
  }

  /// Whether one pass will do.
  var isSinglePass: Bool { sets.count == 1 }

  /// Numbers of the columns that passes read, ascending.
  var columns: [Int] { slots.indices.filter { column in sets.contains { $0.contains(column) } } }

  /// The passes, each with the columns first that most requests read; among equals those that were
  /// asked for first.
  ///
  /// - Parameters:
  ///   - range: the codes that rows have of a column.
  ///   - weights: what rows are weighted by.
  /// - Returns: a pass for each set of columns.
  func passes(_ range: (_ column: Int) -> CodeRange, _ weights: NumberColumn?) -> [Pass] {
    sets.map { set in
      let columns = set.numbers.sorted { left, right in
        uses[left] != uses[right] ? uses[left] > uses[right] : left < right
      }
      return Pass(
        columns: columns, ranges: columns.map(range),
        runs: isSinglePass ? columns.last.flatMap { runs(of: $0, weights) } : nil)
    }
  }

  /// The runs of a column of which nothing else is asked for.
  ///
  /// Where rows of runs are counted together, only weights, all above 0, tell which cells have rows;
  /// weights of whole units bring the rows of every cell with them, unless means are enough.
  private func runs(of column: Int, _ weights: NumberColumn?) -> SlotRuns? {
    let reading = requests.filter { $0.columns.contains(column) }
    guard let weights, !reading.contains(where: { $0.tellsApartRows(of: column) }) else {
      return nil
    }
    let isWorthWhile =
      switch weights {
      case .decimals: reading.allSatisfy { $0.runs?.areMeans == true }
      case .plain, .coded: weights.isPositive
      }
    return isWorthWhile ? reading.first?.runs : nil
  }
}
