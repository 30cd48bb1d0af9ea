import QueryPlan

/// One count of rows by the joint code of some columns, from which requests are rolled up.
struct Pass: Sendable {
  /// The numbers of its columns.
  let columns: [Int]
  /// Slots of each column.
  let shape: [Int]
  /// Product of the slots; the last column varies fastest.
  let cellCount: Int

  init(columns: [Int], shape: [Int]) {
    self.columns = columns
    self.shape = shape
    cellCount = shape.reduce(1, *)
  }
}

extension Pass {
  /// How its rows are counted, for people who ask.
  var kernelName: String {
    if columns.isEmpty { return "rows alone" }
    if ByteCounts.areCounted(cellCount) { return "rows compared" }
    if cellCount <= PairCounts.mostCells { return "pairs of rows" }
    return cellCount <= 1 << 8
      ? "8-bit cells" : cellCount <= 1 << 16 ? "16-bit cells" : "32-bit cells"
  }
}

/// Finds few passes that all requests can be rolled up from.
struct PassPlanner {
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
      let price = ColumnNumbers.cells(other.union(set), slots: slots)
      if price <= Self.largestShared, price < best?.price ?? .max { best = (place, price) }
    }
    guard let best else { return sets.append(set) }
    sets[best.place] = sets[best.place].union(set)
  }

  /// The passes, each with the columns first that most requests read; among equals those that were
  /// asked for first.
  var passes: [Pass] {
    sets.map { set in
      let columns = set.numbers.sorted { left, right in
        uses[left] != uses[right] ? uses[left] > uses[right] : left < right
      }
      return Pass(columns: columns, shape: columns.map { slots[$0] })
    }
  }
}
