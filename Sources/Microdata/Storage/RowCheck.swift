private import Synchronization

/// What was found damaged in a data set whose columns are checked when they are first touched.
package final class DamageLog: Sendable {
  private let columns = Mutex<[String]>([])

  package init() {}

  package func add(_ column: String) { columns.withLock { $0.append(column) } }

  /// The column that was found damaged first.
  package var first: String? { columns.withLock { $0.first } }
}

/// Checks the codes of a mapped column once, when they are first touched.
///
/// Codes that the codebook does not know are taken for missing, and the column is put on a log.
package final class RowCheck<Code: BitwiseCopyable & Comparable & Sendable>: Sendable {
  private let limit: Code
  private let missing: Code
  private let column: String
  private let log: DamageLog
  private let isFine = Atomic(false)
  private let repaired = Mutex<[Code]?>(nil)

  /// - Parameters:
  ///   - highest: what no code is above.
  ///   - missing: stands for codes that are.
  ///   - column: the column's name, for the log.
  ///   - log: takes the column when a code is above.
  package init(highest: Code, missing: Code, column: String, log: DamageLog) {
    limit = highest
    self.missing = missing
    self.column = column
    self.log = log
  }

  /// The codes to use in place of those read; nothing where these are fine, and known by stretches then.
  /// - Complexity: O(rows) the first time, then O(1).
  func replacement(for codes: Span<Code>, _ zones: Zones<Code>) -> [Code]? {
    if isFine.load(ordering: .acquiring) { return nil }
    return repaired.withLock { repaired in
      if let repaired { return repaired }
      if zones.hold(codes, upTo: limit) {
        isFine.store(true, ordering: .releasing)
        return nil
      }
      log.add(column)
      let codes = [Code](capacity: codes.count) { room in
        for row in codes.indices { room.append(codes[row] > limit ? missing : codes[row]) }
      }
      repaired = codes
      return codes
    }
  }
}
