import ResultTables
import Codebook
import Diagnostics
import QueryPlan
import QuerySyntax
import StatisticNames
import Statistics
import Tabulation

/// A measure of the rows that share a key, given to each of them.
struct KeyMeasure {
  private let measure: Measure
  private let axes: [AxisSource]
  private let numbers: [String]
  private let place: SourceRange
  private let text: String

  init(_ measure: Expression, _ keys: [VariableItem], _ binder: Binder) throws {
    self.measure = try binder.measure(measure)
    place = measure.place.range
    text = binder.text(at: measure.place)
    var axes: [AxisSource] = []
    var numbers: [String] = []
    for item in keys {
      for variable in try binder.variables(item) {
        if case .multiple = variable.kind {
          throw BindingError.multipleInComparison(variable: variable.name, at: item.range)
        }
        if variable.slotLayout == nil {
          numbers.append(variable.name)
        } else {
          axes.append(.variable(variable.name))
        }
      }
    }
    (self.axes, self.numbers) = (axes, numbers)
  }

  func derived(_ runner: StatementRunner) throws -> DerivedVariable {
    let values: [KeyedNumbers.RowKey: Double]
    switch measure {
    case .count: values = try self.values(runner, of: nil) { Double($0.reduce(0) { $0 + $1.n }) }
    case .share(let condition): values = try shares(runner, of: condition)
    case .ofNumbers(let statistic, let variable):
      values = try self.values(runner, of: variable) { Self.value(statistic, $0, runner) }
    case .quantile(let variable, let share):
      values = try self.values(runner, of: variable) { Self.quantile(share, $0, runner) }
    case .base, .netPromoterScore, .correlation, .delta, .constant, .arithmetic, .standardError,
      .interval:
      throw SessionError.notByKey(measure: text, at: place)
    }
    let isWeighted = runner.inUse?.weight != nil
    return DerivedVariable(
      Variable(name: "", kind: .numeric(.unknown)),
      .keyed(KeyedNumbers(axes: axes, numbers: numbers, values: values)),
      remarks: [.keys(values.count)] + (isWeighted ? [.unweighted] : []))
  }

  /// A number of the rows of each key that have a number of a variable.
  private func values(
    _ runner: StatementRunner, of variable: String?, _ value: ([ValueCount]) -> Double?
  ) throws -> [KeyedNumbers.RowKey: Double] {
    let found = try runner.combinations(
      of: axes, numbers: numbers + [variable].compactMap(\.self))
    var counts: [KeyedNumbers.RowKey: [ValueCount]] = [:]
    for one in found where isAnswered(one.slots, runner) {
      let key = KeyedNumbers.RowKey(
        slots: one.slots, numbers: Array(one.numbers.prefix(numbers.count)))
      counts[key, default: []].append(
        ValueCount(
          value: variable == nil ? 0 : one.numbers[numbers.count], n: one.rows.n,
          weight: Double(one.rows.n), squaredWeight: Double(one.rows.n)))
    }
    return counts.compactMapValues(value)
  }

  /// The share of the rows of each key where a condition is true, of those where it is known.
  private func shares(
    _ runner: StatementRunner, of condition: Condition
  ) throws -> [KeyedNumbers.RowKey: Double] {
    let found = try runner.combinations(of: axes + [.truth(condition)], numbers: numbers)
    var known: [KeyedNumbers.RowKey: (yes: Int, all: Int)] = [:]
    for one in found {
      let slots = Array(one.slots.dropLast())
      guard isAnswered(slots, runner), one.slots.last != Int(Truth.unknown.rawValue) else {
        continue
      }
      let key = KeyedNumbers.RowKey(slots: slots, numbers: one.numbers)
      let isTrue = one.slots.last == Int(Truth.yes.rawValue)
      known[key, default: (0, 0)].all += one.rows.n
      if isTrue { known[key, default: (0, 0)].yes += one.rows.n }
    }
    return known.mapValues { Double($0.yes) / Double($0.all) }
  }

  private func isAnswered(_ slots: [Int], _ runner: StatementRunner) -> Bool {
    guard let codebook = runner.inUse?.codebook else { return false }
    return zip(axes, slots).allSatisfy { codebook.slotLayout(of: $0).isAnswer($1) }
  }

  private static func value(
    _ statistic: NumberStatistic, _ counts: [ValueCount], _ runner: StatementRunner
  ) -> Double? {
    let n = counts.reduce(0) { $0 + $1.weight }
    let sum = counts.reduce(0) { $0 + $1.weight * $1.value }
    switch statistic {
    case .mean: return sum / n
    case .sum, .total: return sum
    case .minimum: return counts.first?.value
    case .maximum: return counts.last?.value
    case .median: return quantile(0.5, counts, runner)
    case .sd:
      guard n > 1 else { return nil }
      let mean = sum / n
      let squares = counts.reduce(0) { $0 + $1.weight * ($1.value - mean) * ($1.value - mean) }
      return (squares / (n - 1)).squareRoot()
    }
  }

  private static func quantile(
    _ share: Double, _ counts: [ValueCount], _ runner: StatementRunner
  ) -> Double? {
    Statistics.quantile(
      share, of: counts.map { WeightedValue(value: $0.value, weight: $0.weight) },
      rule: runner.state.settings.table.quantileRule ?? .linear)
  }
}
