import QueryPlan

/// A product of axes to count, as functions of the columns that a pass reads.
struct FusedRequest {
  /// The axes that were asked for.
  let axes: [AxisSource]
  let functions: [AxisFunction]
  /// Conditions that are all true of rows that count.
  let conditions: [AxisFunction]

  /// Slots of each axis.
  var shape: [Int] { functions.map(\.slotCount) }

  /// What a pass must read, each once.
  var columns: Set<AxisSource> { Set((functions + conditions).flatMap(\.columns)) }
}

/// Turns what a plan asks into requests of small tables, making columns of what would need large ones.
struct FusedRequests {
  private let functions: AxisFunctions
  private let filter: Condition?
  /// The parts of the filter, which must all be true.
  private let parts: [AxisFunction]
  /// Sets of which items are counted, whose choices tell their state too.
  private let itemSets: Set<String>
  /// Functions that were found, for many requests have the same axes.
  private var found: [AxisSource: AxisFunction] = [:]

  /// Combinations of the columns' slots that one request may count before functions are made into
  /// columns of their own.
  private static let largestPass = 1 << 16
  /// The same where items of a set are counted eight at a time, which is worth while in small tables
  /// only.
  private static let largestPackedPass = 1 << 12

  init(_ products: [[AxisSource]], filter: Condition?, functions: AxisFunctions) {
    self.functions = functions
    itemSets = Set(
      products.joined().compactMap { if case .item(let name, _) = $0 { name } else { nil } })
    self.filter = filter
    parts = Self.parts(filter).map { functions.function(of: .truth($0)) }
  }

  private static func parts(_ condition: Condition?) -> [Condition] {
    switch condition {
    case nil: []
    case .and(let parts)?: parts.flatMap { Self.parts($0) }
    case let single?: [single]
    }
  }

  /// The request for the rows that the filter keeps.
  mutating func request(_ axes: [AxisSource]) -> FusedRequest {
    for axis in axes where found[axis] == nil { found[axis] = functions.function(of: axis) }
    let own = axes.compactMap { found[$0] }
    let packed = FusedRequest(
      axes: axes, functions: zip(axes, own).map { self.packed($0) ?? $1 }, conditions: parts)
    if packed.functions != own, cells(packed) <= Self.largestPackedPass { return packed }
    let whole = filter.map { [functions.column(.truth($0))] } ?? []
    let choices = [(own, parts), (own, whole), (axes.map(functions.column), whole)]
      .map { FusedRequest(axes: axes, functions: $0, conditions: $1) }
    return choices.first { cells($0) <= Self.largestPass } ?? choices[choices.count - 1]
  }

  private func packed(_ axis: AxisSource) -> AxisFunction? {
    if case .state(let name) = axis, !itemSets.contains(name) { return nil }
    return functions.packed(axis)
  }

  /// The rows for which the filter is unknown, true and false, each a cell.
  var truths: FusedRequest? {
    filter.map { filter in
      let source = AxisSource.truth(filter)
      return FusedRequest(
        axes: [source], functions: [functions.function(of: source)], conditions: [])
    }
  }

  private func cells(_ request: FusedRequest) -> Int {
    var shape: [AxisSource: Int] = [:]
    for function in request.functions + request.conditions {
      for (column, slots) in zip(function.columns, function.shape) { shape[column] = slots }
    }
    return shape.values.reduce(1) { product, slots in
      let (result, overflow) = product.multipliedReportingOverflow(by: slots)
      return overflow ? .max : result
    }
  }
}
