/// Some columns of a pass, the others summed away.
struct PassMargin {
  /// Places of the columns that are kept, in the order of the pass.
  let kept: [Int]
  private let shape: [Int]

  init(keeping kept: [Int], of shape: [Int]) {
    self.kept = kept
    self.shape = shape
  }

  /// Slots of the columns that are kept.
  var slots: [Int] { kept.map { shape[$0] } }

  /// The cell of the margin that holds a cell of the pass.
  func cell(of cell: Int) -> Int {
    var (rest, stride, found) = (cell, 1, 0)
    for place in shape.indices.reversed() {
      let (outer, slot) = rest.quotientAndRemainder(dividingBy: shape[place])
      rest = outer
      guard kept.contains(place) else { continue }
      found += slot * stride
      stride *= shape[place]
    }
    return found
  }
}

/// The margins of passes, and where requests find their cells in them: each made once for all passes of
/// one shape.
final class PassMargins {
  let passes: [Pass]
  /// For each pass the first that has its shape.
  private let alike: [Int]
  private var found: [[(key: RequestCells.Key, cells: RequestCells)]]

  init(_ passes: [Pass]) {
    self.passes = passes
    found = Array(repeating: [], count: passes.count)
    var firsts: [Int] = []
    alike = passes.indices.map { place in
      if let first = firsts.first(where: { passes[$0].shape == passes[place].shape }) {
        return first
      }
      firsts.append(place)
      return place
    }
  }

  func margin(keeping columns: ColumnSet, of pass: Int) -> PassMargin {
    let own = passes[pass].columns
    return PassMargin(
      keeping: own.indices.filter { columns.contains(own[$0]) }, of: passes[pass].shape)
  }

  /// Where the cells of a margin belong in a request.
  func targets(of request: FusedRequest, _ margin: PassMargin, of pass: Int) -> RequestCells {
    let columns = margin.kept.map { passes[pass].columns[$0] }
    let key = RequestCells.Key(
      kept: margin.kept, functions: request.functions.map { $0.placed(in: columns) },
      conditions: request.conditions.map { $0.placed(in: columns) })
    let place = alike[pass]
    if let known = found[place].first(where: { $0.key == key }) { return known.cells }
    let cells = RequestCells(key, slots: margin.slots)
    found[place].append((key, cells))
    return cells
  }
}
