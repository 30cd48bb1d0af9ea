private import Synchronization

/// What was found damaged in a data set whose columns are checked when they are first touched.
package final class DamageLog: Sendable {
  private let columns = Mutex<[String]>([])

  package init() {}

  package func add(_ column: String) { columns.withLock { $0.append(column) } }

  /// The column that was found damaged first.
  package var first: String? { columns.withLock { $0.first } }
}

/// Checks the values of a mapped column once, when they are first touched.
///
/// Values that the codebook does not know are taken for missing, and the column is put on a log.
package final class RowCheck<Value: BitwiseCopyable & Comparable & Sendable>: Sendable {
  /// Whether all values are known; it may keep what it saw of stretches of them.
  private let hold: @Sendable (Span<Value>, Zones<Value>) -> Bool
  /// The value itself where it is known, otherwise the one that stands for a missing answer.
  private let repair: @Sendable (Value) -> Value
  private let column: String
  private let log: DamageLog
  private let isFine = Atomic(false)
  private let repaired = Mutex<[Value]?>(nil)

  private init(
    column: String, log: DamageLog,
    hold: @escaping @Sendable (Span<Value>, Zones<Value>) -> Bool,
    repair: @escaping @Sendable (Value) -> Value
  ) {
    self.hold = hold
    self.repair = repair
    self.column = column
    self.log = log
  }

  /// - Parameters:
  ///   - highest: what no code is above.
  ///   - missing: stands for codes that are.
  ///   - column: the column's name, for the log.
  ///   - log: takes the column when a code is above.
  package convenience init(highest: Value, missing: Value, column: String, log: DamageLog) {
    self.init(
      column: column, log: log, hold: { codes, zones in zones.hold(codes, upTo: highest) },
      repair: { $0 > highest ? missing : $0 })
  }

  /// The values to use in place of those read; nothing where these are fine, and known by stretches then.
  /// - Complexity: O(rows) the first time, then O(1).
  func replacement(for values: Span<Value>, _ zones: Zones<Value>) -> [Value]? {
    if isFine.load(ordering: .acquiring) { return nil }
    return repaired.withLock { repaired in
      if let repaired { return repaired }
      if hold(values, zones) {
        isFine.store(true, ordering: .releasing)
        return nil
      }
      log.add(column)
      let values = [Value](capacity: values.count) { room in
        for row in values.indices { room.append(repair(values[row])) }
      }
      repaired = values
      return values
    }
  }
}

extension RowCheck where Value == Double {
  /// Checks numbers against what a codebook says of them.
  ///
  /// - Parameters:
  ///   - range: the smallest and the largest number; nothing where no row has one.
  ///   - missingReasons: reasons that a missing number may carry; 0 where none is missing.
  ///   - areWhole: whether every number is whole.
  ///   - column: the column's name, for the log.
  ///   - log: takes the column when a number is not as it should be.
  package convenience init(
    numbersIn range: ClosedRange<Double>?, missingReasons: Int, areWhole: Bool, column: String,
    log: DamageLog
  ) {
    let rule = NumberRule(range: range, missingReasons: missingReasons, areWhole: areWhole)
    self.init(
      column: column, log: log, hold: { numbers, _ in rule.holds(for: numbers) },
      repair: { rule.holds(for: $0) ? $0 : NumericColumn.missing(reason: 0) })
  }
}

/// What a codebook says of the numbers of a column.
private struct NumberRule: Sendable {
  let range: ClosedRange<Double>?
  let missingReasons: Int
  let areWhole: Bool

  func holds(for number: Double) -> Bool {
    if number.isNaN { return NumericColumn.missingReason(of: number) < missingReasons }
    guard let range, range.contains(number) else { return false }
    return !areWhole || number.magnitude >= 0x1p52 || Double(Int64(number)) == number
  }

  /// Whether all numbers are as they should be; those of which none is missing, in a loop without
  /// branches.
  func holds(for numbers: Span<Double>) -> Bool {
    if let range, !areWhole {
      let (lowest, highest) = (range.lowerBound, range.upperBound)
      var inside = 0
      for row in numbers.indices {
        // SAFETY: `row` is an index of the span.
        let number = unsafe numbers[unchecked: row]
        inside &+= number >= lowest && number <= highest ? 1 : 0
      }
      if inside == numbers.count { return true }
    }
    for row in numbers.indices where !holds(for: numbers[row]) { return false }
    return true
  }
}
