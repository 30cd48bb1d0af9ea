/// Some columns of a pass, the others summed away.
struct PassMargin {
  /// Places of the columns that are kept, in the order of the pass.
  let kept: [Int]
  private let pass: Pass

  init(keeping kept: [Int], of pass: Pass) {
    self.kept = kept
    self.pass = pass
  }

  /// The codes of the columns that are kept.
  var ranges: [CodeRange] { kept.map { pass.ranges[$0] } }

  /// The cell of the margin that holds a cell of the pass.
  func cell(of cell: Int) -> Int {
    var (rest, stride, found) = (cell, 1, 0)
    for (place, width) in pass.shape.enumerated().reversed() {
      let (outer, slot) = rest.quotientAndRemainder(dividingBy: width)
      rest = outer
      guard kept.contains(place) else { continue }
      found += slot * stride
      stride *= width
    }
    return found
  }
}

/// The margins of passes that requests are made of, and where these find their cells in them: each made
/// once for all passes of one shape.
struct PassMargins {
  /// Where a request finds its sums.
  struct Home {
    let pass: Int
    /// The place among the margins of the pass.
    let margin: Int
    let rollUp: RollUp
  }

  private let passes: [Pass]
  /// A home for each request.
  private(set) var homes: [Home] = []
  /// Places of the columns that each margin of a pass keeps.
  private var kept: [[[Int]]]
  /// For each pass the first that has its codes.
  private let alike: [Int]
  private var found: [[(key: RequestCells.RequestCellsKey, cells: RequestCells)]]
  /// The columns of every pass, and the passes that read each.
  private let sets: [ColumnSet]
  private var reading: [[Int]]

  init(of requests: [FusedRequest], in passes: [Pass]) {
    self.passes = passes
    kept = Array(repeating: [], count: passes.count)
    found = Array(repeating: [], count: passes.count)
    var firsts: [Int] = []
    alike = passes.indices.map { place in
      if let first = firsts.first(where: { passes[$0].ranges == passes[place].ranges }) {
        return first
      }
      firsts.append(place)
      return place
    }
    sets = passes.map { ColumnSet($0.columns) }
    let columnCount = passes.reduce(0) { max($0, ($1.columns.max() ?? -1) + 1) }
    reading = Array(repeating: [], count: columnCount)
    for (place, pass) in passes.enumerated() {
      for column in pass.columns { reading[column].append(place) }
    }
    homes.reserveCapacity(requests.count)
    for request in requests { homes.append(home(of: request)) }
  }

  /// What to keep of each pass.
  var plans: [MarginPlan] {
    var plans: [MarginPlan] = []
    var known: [(alike: Int, kept: [[Int]], plan: MarginPlan)] = []
    for (place, pass) in passes.enumerated() {
      let (alike, kept) = (alike[place], kept[place])
      if let same = known.first(where: { $0.alike == alike && $0.kept == kept }) {
        plans.append(same.plan)
      } else {
        let plan = MarginPlan(shape: pass.shape, keeping: kept)
        known.append((alike, kept, plan))
        plans.append(plan)
      }
    }
    return plans
  }

  /// The home of a request is in the smallest pass from which it follows.
  private mutating func home(of request: FusedRequest) -> Home {
    guard let pass = pass(of: request.columns) else {
      preconditionFailure("every product is counted")
    }
    let own = passes[pass].columns
    let margin = PassMargin(
      keeping: own.indices.filter { request.columns.contains(own[$0]) }, of: passes[pass])
    let rollUp = RollUp(
      request, margin: margin, targets: targets(of: request, margin, of: pass))
    if let place = kept[pass].firstIndex(of: margin.kept) {
      return Home(pass: pass, margin: place, rollUp: rollUp)
    }
    kept[pass].append(margin.kept)
    return Home(pass: pass, margin: kept[pass].count - 1, rollUp: rollUp)
  }

  /// The smallest pass that reads some columns, found among those that read the rarest of them.
  private func pass(of columns: ColumnSet) -> Int? {
    let rarest = columns.numbers.map { reading[$0] }.min { $0.count < $1.count }
    return (rarest ?? Array(passes.indices)).filter { columns.isSubset(of: sets[$0]) }
      .min { passes[$0].cellCount < passes[$1].cellCount }
  }

  /// Where the cells of a margin belong in a request.
  private mutating func targets(
    of request: FusedRequest, _ margin: PassMargin, of pass: Int
  ) -> RequestCells {
    let columns = margin.kept.map { passes[pass].columns[$0] }
    let key = RequestCells.RequestCellsKey(
      kept: margin.kept, functions: request.functions.map { $0.placed(in: columns) },
      conditions: request.conditions.map { $0.placed(in: columns) })
    let place = alike[pass]
    if let known = found[place].first(where: { $0.key == key }) { return known.cells }
    let cells = RequestCells(key, ranges: margin.ranges)
    found[place].append((key, cells))
    return cells
  }
}
