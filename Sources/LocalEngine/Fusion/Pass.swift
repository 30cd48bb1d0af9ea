import QueryPlan

/// One count of rows by the joint code of some columns, from which requests are rolled up.
struct Pass: Sendable {
  let columns: [AxisSource]
  /// Slots of each column.
  let shape: [Int]
  /// Product of the slots; the last column varies fastest.
  let cellCount: Int

  init(columns: [AxisSource], shape: [Int]) {
    self.columns = columns
    self.shape = shape
    cellCount = shape.reduce(1, *)
  }
}

extension Pass {
  /// How its rows are counted, for people who ask.
  var kernelName: String {
    if columns.isEmpty { return "rows alone" }
    if cellCount <= PairCounts.mostCells { return "pairs of rows" }
    return cellCount <= 1 << 8
      ? "8-bit cells" : cellCount <= 1 << 16 ? "16-bit cells" : "32-bit cells"
  }
}

/// Finds few passes that all requests can be rolled up from.
struct PassPlanner {
  /// Slots of every column.
  private let slots: [AxisSource: Int]
  private var sets: [Set<AxisSource>] = []
  /// How many requests read a column: what many share stands first in a pass.
  private var uses: [AxisSource: Int] = [:]
  /// When a column was asked for first.
  private var firstUses: [AxisSource: Int] = [:]

  /// Cells up to which tables are counted together: their sums stay in the first cache.
  private static let largestShared = 1 << 12

  init(_ requests: [FusedRequest]) {
    var slots: [AxisSource: Int] = [:]
    var known: Set<Set<AxisSource>> = []
    var distinct: [Set<AxisSource>] = []
    for request in requests {
      for function in request.functions + request.conditions {
        for (column, count) in zip(function.columns, function.shape) {
          if slots.updateValue(count, forKey: column) == nil { firstUses[column] = slots.count }
        }
      }
      guard known.insert(request.columns).inserted else { continue }
      distinct.append(request.columns)
      for column in request.columns { uses[column, default: 0] += 1 }
    }
    self.slots = slots
    // Among equals those that were asked for first, so that every run adds weights in one order.
    let largestFirst = distinct.indices.sorted { left, right in
      let (first, second) = (cells(distinct[left]), cells(distinct[right]))
      return first != second ? first > second : left < right
    }
    for index in largestFirst { add(distinct[index]) }
  }

  /// A request inside a pass needs none; one that shares columns with a pass joins it when that
  /// is dearer by less than a pass of its own.
  private mutating func add(_ set: Set<AxisSource>) {
    if sets.contains(where: set.isSubset) { return }
    var best: (place: Int, price: Int)?
    for (place, other) in sets.enumerated() where !other.isDisjoint(with: set) {
      let price = cells(other.union(set))
      if price <= Self.largestShared, price < best?.price ?? .max { best = (place, price) }
    }
    guard let best else { return sets.append(set) }
    sets[best.place].formUnion(set)
  }

  private func cells(_ set: Set<AxisSource>) -> Int {
    set.reduce(1) { product, column in
      let (result, overflow) = product.multipliedReportingOverflow(by: slots[column] ?? 1)
      return overflow ? .max : result
    }
  }

  /// The passes, each with the columns first that most requests read.
  var passes: [Pass] {
    sets.map { set in
      let columns = set.sorted { left, right in
        let (first, second) = (uses[left] ?? 0, uses[right] ?? 0)
        return first != second ? first > second : order(left) < order(right)
      }
      return Pass(columns: columns, shape: columns.map { slots[$0] ?? 1 })
    }
  }

  /// Any order that is the same in every run: that in which columns were asked for.
  private func order(_ column: AxisSource) -> Int { firstUses[column] ?? 0 }
}
