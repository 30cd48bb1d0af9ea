package import Codebook
package import Threading
import LocalEngine
package import Microdata
package import QueryPlan

/// A source that reads its rows one by one and adds them up as they come: slow, and sharing with the
/// source in memory nothing but the columns.
package final class ReferenceSource: HeldRows {
  package let dataset: Dataset
  private let rows: [ReferenceRow]

  package init(_ dataset: Dataset) {
    self.dataset = dataset
    let values = dataset.columns.map { ($0.name, $0.values) }
    rows = (0..<dataset.rowCount).map { row in
      ReferenceRow(
        number: row, columns: Dictionary(uniqueKeysWithValues: values), dataset: dataset)
    }
  }

  package var codebook: Codebook { dataset.codebook }

  package func refusal(of plan: AggregationPlan) -> Refusal? { nil }

  package func facts(_ names: [String], control: WorkControl) throws -> [String: Facts] {
    try MemorySource(dataset).facts(names, control: control)
  }

  package func rows(
    _ request: RowRequest, control: WorkControl, each: (RowBatch) throws -> Void
  ) throws {
    try MemorySource(dataset).rows(request, control: control, each: each)
  }

  package func aggregate(
    _ plan: AggregationPlan, control: WorkControl
  ) throws -> Aggregates {
    var found = Aggregates(for: plan, rowCount: rows.count)
    var kept: [(row: ReferenceRow, weight: Double)] = []
    var sumOfFrequencies = 0.0
    for row in rows {
      let weight = plan.weight.map { row.number($0.variable) } ?? 1
      if !weight.isNaN { sumOfFrequencies += weight }
      switch plan.filter.map(row.truth) ?? .yes {
      case .unknown: found.rowsUnknown += 1
      case .no: break
      case .yes:
        if weight.isNaN { found.rowsWithoutWeight += 1 } else { kept.append((row, weight)) }
      }
    }
    found.rowsKept = kept.count
    if plan.weight?.isFrequency == true { found.designSize = Int(sumOfFrequencies.rounded()) }
    for (place, request) in plan.cubes.enumerated() {
      found[CubeHandle(place)] = content(request, kept)
    }
    return found
  }

  private typealias Rows = [(row: ReferenceRow, weight: Double)]

  private func content(_ request: CubeRequest, _ kept: Rows) -> CubeContent {
    let shape = request.axes.map { codebook.slotLayout(of: $0).slotCount }
    var cells = Array(repeating: Rows(), count: shape.reduce(1, *))
    for entry in kept {
      let cell = zip(request.axes, shape).reduce(0) { $0 * $1.1 + entry.row.slot($1.0) }
      cells[cell].append(entry)
    }
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
            sums.cell += Self.totals([entry])
            sums.sumX += entry.weight * x
            sums.sumY += entry.weight * y
            sums.sumXX += entry.weight * x * x
            sums.sumYY += entry.weight * y * y
            sums.sumXY += entry.weight * x * y
          }
        })
    case .pairCounts(let first, let second):
      return .pairCounts(
        kept.compactMap { entry in
          let (x, y) = (entry.row.number(first), entry.row.number(second))
          if x.isNaN || y.isNaN { return nil }
          return PairCount(first: x, second: y, rows: Self.totals([entry]))
        })
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
    let values = Set(rows.map { $0.row.number(name) }.filter { !$0.isNaN }).sorted()
    return values.map { value in
      let sums = totals(rows.filter { $0.row.number(name) == value })
      return ValueCount(
        value: value, n: sums.n, weight: sums.sumWeights, squaredWeight: sums.sumSquaredWeights)
    }
  }
}

/// One row of a data set, read as it is asked.
private struct ReferenceRow: Sendable {
  let number: Int
  let columns: [String: Column.Values]
  let dataset: Dataset

  /// The slot that the row has on an axis.
  func slot(_ source: AxisSource) -> Int {
    switch source {
    case .variable(let name), .state(let name): return stored(name)
    case .item(let name, let index):
      guard case .multiple(let set)? = columns[name] else { return 0 }
      return Int(set.plane(index)[number])
    case .answered(let name):
      guard case .numeric(let numbers)? = columns[name] else { return 0 }
      let value = numbers.numbers[number]
      if !value.isNaN { return 1 }
      return dataset.codebook.slotLayout(of: source)
        .slot(ofReason: NumericColumn.missingReason(of: value))
    case .truth(let condition): return Int(truth(condition).rawValue)
    case .coverage(let parts):
      return parts.contains { $0.allSatisfy(isAnswered) } ? 1 : 0
    case .designGroup: return dataset.designGroups.isEmpty ? 0 : Int(dataset.designGroups[number])
    }
  }

  private func isAnswered(_ source: AxisSource) -> Bool {
    dataset.codebook.slotLayout(of: source).isAnswer(slot(source))
  }

  private func stored(_ name: String) -> Int {
    switch columns[name] {
    case .categorical(let column): return column.codes[number]
    case .multiple(let set): return set.state[number]
    case .numeric(let numbers):
      guard case .dictionary(let codes, _) = numbers.storage else { return 0 }
      return codes[number]
    case nil: return 0
    }
  }

  /// The number of a variable, NaN where it is missing.
  func number(_ name: String) -> Double {
    switch columns[name] {
    case .categorical(let column):
      let slot = column.codes[number]
      guard column.categories.indices.contains(slot - 1) else { return .nan }
      return Double(column.categories[slot - 1].code) ?? .nan
    case .numeric(let numbers): return numbers.numbers[number]
    case .multiple, nil: return .nan
    }
  }

  private func value(_ expression: NumericExpression) -> Double {
    switch expression {
    case .constant(let value): return value
    case .variable(let name): return number(name)
    case .count(let name):
      guard case .multiple(let set)? = columns[name],
        [MultipleResponse.someChosen, MultipleResponse.noneChosen].contains(set.state[number])
      else { return .nan }
      return Double(set.items.indices.count { set.isChosen($0, in: number) })
    case .negation(let inner): return -value(inner)
    case .arithmetic(let left, let operation, let right):
      return operation.apply(value(left), value(right))
    }
  }

  func truth(_ condition: Condition) -> Truth {
    switch condition {
    case .table(let source, let truths): return truths[slot(source)]
    case .comparison(let left, let comparison, let right):
      let (first, second) = (value(left), value(right))
      if first.isNaN || second.isNaN { return .unknown }
      return comparison.holds(first, second) ? .yes : .no
    case .answered(let expression): return value(expression).isNaN ? .no : .yes
    case .not(let inner):
      switch truth(inner) {
      case .yes: return .no
      case .no: return .yes
      case .unknown: return .unknown
      }
    case .and(let parts):
      let truths = parts.map(truth)
      return truths.contains(.no) ? .no : truths.contains(.unknown) ? .unknown : .yes
    case .or(let parts):
      let truths = parts.map(truth)
      return truths.contains(.yes) ? .yes : truths.contains(.unknown) ? .unknown : .no
    }
  }
}
