import QueryPlan

/// A product of axes to count, as functions of the columns that a pass reads.
struct FusedRequest {
  /// A function with the numbers of its columns.
  struct Function: Equatable {
    let columns: [Int]
    let table: AxisTable

    /// The same function, its columns told by their places among some.
    func placed(in others: [Int]) -> Function {
      Function(columns: columns.compactMap(others.firstIndex), table: table)
    }
  }

  let functions: [Function]
  /// Conditions that are all true of rows that count.
  let conditions: [Function]
  /// What a pass must read.
  let columns: ColumnSet
  /// Slots of each axis.
  let shape: [Int]
  /// The runs of the product's last axis.
  let runs: SlotRuns?

  init(functions: [Function], conditions: [Function], runs: SlotRuns? = nil) {
    self.functions = functions
    self.conditions = conditions
    self.runs = runs
    var columns = ColumnSet()
    for function in functions { columns.insert(function.columns) }
    for condition in conditions { columns.insert(condition.columns) }
    self.columns = columns
    shape = functions.map(\.table.slotCount)
  }

  /// Whether the rows of each slot of a column are asked for, not of runs of them.
  func tellsApartRows(of column: Int) -> Bool {
    let own = runs == nil ? functions : functions.dropLast()
    return (own + conditions).contains { $0.columns.contains(column) }
  }
}

/// Turns what a plan asks into requests of small tables, making columns of what would need large ones.
struct FusedRequests {
  private let functions: AxisFunctions
  private let filter: Condition?
  /// The columns that were found.
  private(set) var columns = ColumnNumbers()
  /// The parts of the filter, which must all be true.
  private var parts: [FusedRequest.Function] = []
  /// Sets of which items are counted, whose choices tell their state too.
  private let itemSets: Set<String>
  /// Functions that were found, for many requests have the same axes.
  private var found: [FusedRequest.Function] = []
  private var places = Places<AxisSource>()

  /// Combinations of the columns' slots that one request may count before functions are made into
  /// columns of their own.
  private static let largestPass = 1 << 16
  /// The same where items of a set are counted eight at a time, which is worth while in small tables
  /// only.
  private static let largestPackedPass = 1 << 12

  init(_ products: [CountedProduct], filter: Condition?, functions: AxisFunctions) {
    self.functions = functions
    self.filter = filter
    itemSets = Set(
      products.lazy.flatMap(\.axes).compactMap {
        if case .item(let name, _) = $0 { name } else { nil }
      })
    parts = Self.parts(filter).map { numbered(functions.function(of: .truth($0))) }
  }

  private static func parts(_ condition: Condition?) -> [Condition] {
    switch condition {
    case nil: []
    case .and(let parts)?: parts.flatMap { Self.parts($0) }
    case let single?: [single]
    }
  }

  private mutating func numbered(_ function: AxisFunction) -> FusedRequest.Function {
    let numbers = zip(function.columns, function.table.shape).map {
      columns.number(of: $0, slots: $1)
    }
    return FusedRequest.Function(columns: numbers, table: function.table)
  }

  /// The request for the rows that the filter keeps.
  mutating func request(_ product: CountedProduct) -> FusedRequest {
    let (axes, runs) = (product.axes, product.runs)
    let own = axes.map { axis -> FusedRequest.Function in
      if let known = places.place(of: axis) { return found[known] }
      let function = numbered(functions.function(of: axis))
      places.append(axis)
      found.append(function)
      return function
    }
    if let packed = packed(product, own), cells(packed) <= Self.largestPackedPass { return packed }
    let plain = FusedRequest(functions: own, conditions: parts, runs: runs)
    if cells(plain) <= Self.largestPass { return plain }
    let whole = filter.map { [numbered(functions.column(.truth($0)))] } ?? []
    let single = FusedRequest(functions: own, conditions: whole, runs: runs)
    if cells(single) <= Self.largestPass { return single }
    return FusedRequest(
      functions: axes.map { numbered(functions.column($0)) }, conditions: whole, runs: runs)
  }

  /// The request by choices of eight items, where axes are items or tell who chose any.
  private mutating func packed(
    _ product: CountedProduct, _ own: [FusedRequest.Function]
  ) -> FusedRequest? {
    guard product.axes.contains(where: \.isOfItems) else { return nil }
    var packed = own
    for (place, axis) in product.axes.enumerated() {
      if let function = self.packed(axis) { packed[place] = numbered(function) }
    }
    return packed == own
      ? nil : FusedRequest(functions: packed, conditions: parts, runs: product.runs)
  }

  private func packed(_ axis: AxisSource) -> AxisFunction? {
    if case .state(let name) = axis, !itemSets.contains(name) { return nil }
    return functions.packed(axis)
  }

  /// The rows for which the filter is unknown, true and false, each a cell.
  mutating func truths() -> FusedRequest? {
    guard let filter else { return nil }
    let function = numbered(functions.function(of: .truth(filter)))
    return FusedRequest(functions: [function], conditions: [])
  }

  private func cells(_ request: FusedRequest) -> Int {
    ColumnNumbers.cells(request.columns, slots: columns.slots)
  }
}

extension AxisSource {
  /// Whether it is an item of a set, or tells who chose any.
  fileprivate var isOfItems: Bool {
    switch self {
    case .item, .state: true
    case .variable, .answered, .truth, .coverage, .stratum, .cluster: false
    }
  }
}
