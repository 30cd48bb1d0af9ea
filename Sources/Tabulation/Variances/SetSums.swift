import Codebook
import QueryPlan

/// Reads the sums over the rows of a set, whatever cube holds them.
struct SetSums {
  let context: TabulationContext
  let aggregates: Aggregates
  /// Sums over sets of many cells, such as the bases that all cells of a column share, each found once.
  private let known = KnownSums()

  init(context: TabulationContext, aggregates: Aggregates) {
    self.context = context
    self.aggregates = aggregates
  }

  typealias Sums = (totals: MomentTotals, shift: Double)

  /// The sums over a set; of a variable's numbers when the content says so.
  subscript(rows: CellSet, content: CubeRequest.Content) -> Sums {
    guard !rows.isEmpty else { return (MomentTotals(), 0) }
    return known.sums(rows, content) { sums(rows, content) }
  }

  private func sums(_ rows: CellSet, _ content: CubeRequest.Content) -> Sums {
    let set = rows.simplified(context.codebook)
    return read(CubeRequest(axes: set.axes, content: content)) { shape in
      CubeSums.cells(of: set.slots, in: shape)
    }
  }

  typealias GroupSums = (sums: [MomentTotals], shift: Double)

  /// The sums over a set in every cell of the design's axes; in all rows together where it has none.
  func byGroup(
    _ rows: CellSet, _ content: CubeRequest.Content
  ) -> GroupSums {
    let axes = context.designAxes
    guard !axes.isEmpty else {
      let (totals, shift) = self[rows, content]
      return ([totals], shift)
    }
    let shape = axes.map { context.codebook.slotLayout(of: $0).slotCount }
    guard !rows.isEmpty else {
      return (Array(repeating: MomentTotals(), count: shape.reduce(1, *)), 0)
    }
    return known.groups(rows, content) { groups(rows, content, axes, shape) }
  }

  private func groups(
    _ rows: CellSet, _ content: CubeRequest.Content, _ axes: [AxisSource], _ shape: [Int]
  ) -> GroupSums {
    let rows = rows.simplified(context.codebook)
    let request = CubeRequest(axes: CellSet.axes(rows.axes + axes), content: content)
    let count = shape.reduce(1, *)
    var shift = 0.0
    if request.axes.count == rows.axes.count + axes.count {
      let outer = CubeSums.cells(of: rows.slots, in: self.shape(of: rows.axes))
      let sums = (0..<count).map { group -> MomentTotals in
        let found = read(request) { _ in outer.map { $0 * count + group } }
        shift = found.shift
        return found.totals
      }
      return (sums, shift)
    }
    // An axis of the design tells apart the rows of the set too.
    let sums = (0..<count).map { group -> MomentTotals in
      let cell = CellSet(axes, Self.slots(of: group, in: shape).map { [$0] })
      let part = rows.intersection(cell)
      guard !part.isEmpty else { return MomentTotals() }
      let found = read(request) { CubeSums.cells(of: part.slots, in: $0) }
      shift = found.shift
      return found.totals
    }
    return (sums, shift)
  }

  private func shape(of axes: [AxisSource]) -> [Int] {
    axes.map { context.codebook.slotLayout(of: $0).slotCount }
  }

  /// The slots of a cell on each axis.
  static func slots(of cell: Int, in shape: [Int]) -> [Int] {
    var (rest, slots) = (cell, [Int]())
    for width in shape.reversed() {
      slots.append(rest % width)
      rest /= width
    }
    return slots.reversed()
  }

  private func read(_ request: CubeRequest, _ cells: ([Int]) -> [Int]) -> Sums {
    if case .moments = request.content {
      guard let cube = aggregates.moments(request) else { return missing(request) }
      return (cells(cube.shape).reduce(into: MomentTotals()) { $0 += cube.cells[$1] }, cube.shift)
    }
    guard let cube = aggregates.counts(request) else { return missing(request) }
    var totals = MomentTotals()
    for cell in cells(cube.shape) { totals.cell += cube[cell] }
    return (totals, 0)
  }

  private func missing(_ request: CubeRequest) -> Sums {
    preconditionFailure("a table reads the cubes that it asked for: \(request)")
  }
}

/// Sums that were found already; small sets are sooner added up than looked for.
private final class KnownSums {
  private struct KnownSum: Hashable {
    let rows: CellSet
    let content: CubeRequest.Content
  }

  private var sums: [KnownSum: SetSums.Sums] = [:]
  private var groups: [KnownSum: SetSums.GroupSums] = [:]

  func sums(
    _ rows: CellSet, _ content: CubeRequest.Content, find: () -> SetSums.Sums
  ) -> SetSums.Sums {
    guard rows.isLarge else { return find() }
    let key = KnownSum(rows: rows, content: content)
    if let found = sums[key] { return found }
    let found = find()
    sums[key] = found
    return found
  }

  func groups(
    _ rows: CellSet, _ content: CubeRequest.Content, find: () -> SetSums.GroupSums
  ) -> SetSums.GroupSums {
    guard rows.isLarge else { return find() }
    let key = KnownSum(rows: rows, content: content)
    if let found = groups[key] { return found }
    let found = find()
    groups[key] = found
    return found
  }
}
