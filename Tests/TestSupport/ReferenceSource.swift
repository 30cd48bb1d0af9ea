package import Codebook
import Foundation
package import Microdata
package import QueryPlan
package import Threading

/// A source that reads its rows one by one and adds them up as they come: slow, and sharing with the
/// source in memory nothing but what a file's columns say.
package final class ReferenceSource: DataSource {
  package let codebook: Codebook
  let rowCount: Int
  let columns: [String: ReferenceColumn]
  /// The group of the design that each row is of, from 1; empty without a design.
  let groups: [Int]

  package convenience init(_ dataset: Dataset) {
    var columns: [String: ReferenceColumn] = [:]
    for column in dataset.columns { columns[column.name] = ReferenceColumn(column) }
    self.init(
      dataset.codebook, rowCount: dataset.rowCount, columns,
      groups: dataset.designGroups.map(Int.init))
  }

  init(
    _ codebook: Codebook, rowCount: Int, _ columns: [String: ReferenceColumn], groups: [Int]
  ) {
    self.codebook = codebook
    self.rowCount = rowCount
    self.columns = columns
    self.groups = groups
  }

  func row(_ number: Int) -> ReferenceRow { ReferenceRow(source: self, number: number) }

  private var rows: [ReferenceRow] { (0..<rowCount).map(row) }

  package func refusal(of plan: AggregationPlan) -> Refusal? { nil }

  package func facts(_ names: [String], control: WorkControl) throws -> [String: Facts] {
    var found: [String: Facts] = [:]
    for name in names {
      guard let variable = codebook[name], let column = columns[name] else { continue }
      found[name] = Facts(variable, column, rows)
    }
    return found
  }

  package func rows(
    _ request: RowRequest, control: WorkControl, each: (RowBatch) throws -> Void
  ) throws {
    var kept = rows.filter { row in request.condition.map { row.truth($0) == .yes } ?? true }
    if let order = request.order {
      let keys = rows.map { $0.sortKey(order.variable) }
      kept = kept.enumerated().sorted { first, second in
        let (x, y) = (keys[first.element.number], keys[second.element.number])
        return x == y ? first.offset < second.offset : (x < y) != order.isDescending
      }.map(\.element)
    }
    for row in kept.prefix(request.limit ?? kept.count) {
      let values = request.variables.compactMap { columns[$0]?.values[row.number] }
      try each(RowBatch(numbers: [row.number], values: [values]))
    }
  }

  package func aggregate(
    _ plan: AggregationPlan, control: WorkControl
  ) throws -> Aggregates {
    var found = Aggregates(for: plan, rowCount: rowCount)
    found.rowsKept = rowCount
    if plan.isEmpty { return found }
    var kept: [(row: ReferenceRow, weight: Double)] = []
    var sample: [(row: ReferenceRow, weight: Double)] = []
    for row in rows {
      let weight = plan.weight.map { row.number($0.variable) } ?? 1
      if weight > 0 { sample.append((row, weight)) }
      if weight == 0 {
        if plan.filter.map(row.truth) ?? .yes == .yes { found.rowsOfWeightZero += 1 }
        continue
      }
      switch plan.filter.map(row.truth) ?? .yes {
      case .unknown: found.rowsUnknown += 1
      case .no: break
      case .yes:
        if weight.isNaN { found.rowsWithoutWeight += 1 } else { kept.append((row, weight)) }
      }
    }
    found.rowsKept = kept.count
    found.designRows = cells(plan.designAxes, sample).cells.map(Self.totals)
    for (place, request) in plan.cubes.enumerated() {
      found[CubeHandle(place)] = content(request, kept)
    }
    return found
  }

  private typealias Rows = [(row: ReferenceRow, weight: Double)]

  private func cells(_ axes: [AxisSource], _ rows: Rows) -> (shape: [Int], cells: [Rows]) {
    let shape = axes.map { codebook.slotLayout(of: $0).slotCount }
    var cells = Array(repeating: Rows(), count: shape.reduce(1, *))
    for entry in rows {
      let cell = zip(axes, shape).reduce(0) { $0 * $1.1 + entry.row.slot($1.0) }
      cells[cell].append(entry)
    }
    return (shape, cells)
  }

  private func content(_ request: CubeRequest, _ kept: Rows) -> CubeContent {
    if case .combinations(let numbers) = request.content {
      return .combinations(Self.combinations(request.axes, numbers, kept))
    }
    let (shape, cells) = cells(request.axes, kept)
    switch request.content {
    case .counts: return .counts(Cube(shape: shape, weighted: cells.map(Self.totals)))
    case .moments(let name):
      let cells = cells.map { Self.moments($0.map { ($0.row.number(name), $0.weight) }) }
      return .moments(MomentCube(shape: shape, shift: 0, cells: cells))
    case .valueCounts(let name):
      return .valueCounts(cells.map { Self.valueCounts($0, name) })
    case .crossMoments(let first, let second):
      return .crossMoments(
        cells.map { cell in
          cell.reduce(into: CrossTotals()) { sums, entry in
            let (x, y) = (entry.row.number(first), entry.row.number(second))
            if x.isNaN || y.isNaN { return }
            let w = entry.weight
            sums.cell += Self.totals([entry])
            (sums.sumX, sums.sumY) = (sums.sumX + w * x, sums.sumY + w * y)
            (sums.sumXX, sums.sumYY) = (sums.sumXX + w * x * x, sums.sumYY + w * y * y)
            sums.sumXY += w * x * y
            for (place, power) in CrossTotals.powers.enumerated() {
              let product = pow(x, Double(power.0)) * pow(y, Double(power.1))
              sums.weightedPowers[place] += w * product
              sums.squaredPowers[place] += w * w * product
            }
          }
        })
    case .combinations: return .combinations([])
    }
  }

  private static func totals(_ rows: Rows) -> CellTotals {
    rows.reduce(into: CellTotals()) { sums, entry in
      sums += CellTotals(
        n: 1, sumWeights: entry.weight, sumSquaredWeights: entry.weight * entry.weight)
    }
  }

  private static func moments(_ numbers: [(x: Double, w: Double)]) -> MomentTotals {
    numbers.filter { !$0.x.isNaN }.reduce(into: MomentTotals()) { sums, entry in
      let (x, w) = entry
      sums.cell += CellTotals(n: 1, sumWeights: w, sumSquaredWeights: w * w)
      sums.sumWeighted += w * x
      sums.sumWeightedSquares += w * x * x
      sums.sumSquaredWeighted += w * w * x
      sums.sumSquaredWeightedSquares += w * w * x * x
      sums.minimum = min(sums.minimum, x)
      sums.maximum = max(sums.maximum, x)
    }
  }

  private static func valueCounts(_ rows: Rows, _ name: String) -> [ValueCount] {
    let alike = Dictionary(grouping: rows) { $0.row.number(name) }
    return alike.keys.filter { !$0.isNaN }.sorted().map { value in
      let sums = totals(alike[value] ?? [])
      return ValueCount(
        value: value, n: sums.n, weight: sums.sumWeights, squaredWeight: sums.sumSquaredWeights)
    }
  }

  private static func combinations(
    _ axes: [AxisSource], _ names: [String], _ kept: Rows
  ) -> [Combination] {
    struct Key: Hashable {
      let slots: [Int]
      let numbers: [Double]
    }
    var found: [Key: CellTotals] = [:]
    for entry in kept {
      let numbers = names.map(entry.row.number)
      if numbers.contains(where: \.isNaN) { continue }
      let key = Key(slots: axes.map(entry.row.slot), numbers: numbers)
      found[key, default: CellTotals()] += totals([entry])
    }
    return found.map { Combination(slots: $0.key.slots, numbers: $0.key.numbers, rows: $0.value) }
      .sorted {
        $0.slots == $1.slots
          ? $0.numbers.lexicographicallyPrecedes($1.numbers)
          : $0.slots.lexicographicallyPrecedes($1.slots)
      }
  }
}
