private import Synchronization

/// The lowest and the highest code in stretches of rows, each found once.
package final class Zones: Sendable {
  private struct Zone {
    let first: Int
    let end: Int
    let lowest: UInt8
    let highest: UInt8
  }

  /// Few, since rows are looked at in large stretches: found by looking along them.
  private let found = Mutex<[Zone]>([])

  package init() {}

  /// The codes of some rows, from memory or from a look at them.
  func range(
    of rows: Range<Int>, _ look: () -> ClosedRange<UInt8>?
  ) -> ClosedRange<UInt8>? {
    let known = found.withLock { zones in
      zones.first { $0.first == rows.lowerBound && $0.end == rows.upperBound }
    }
    if let known { return known.lowest...known.highest }
    guard let range = look() else { return nil }
    let zone = Zone(
      first: rows.lowerBound, end: rows.upperBound, lowest: range.lowerBound,
      highest: range.upperBound)
    found.withLock { $0.append(zone) }
    return range
  }
}

extension StoredRows where Element == UInt8 {
  /// The lowest and the highest of some rows' codes; nothing without rows.
  /// - Complexity: O(rows) the first time, then O(1).
  package func range(of rows: Range<Int>) -> ClosedRange<UInt8>? {
    zones.range(of: rows) {
      withSpan { span in
        let codes = span.extracting(rows)
        var (lowest, highest) = (UInt8.max, UInt8.min)
        for row in codes.indices {
          // SAFETY: `row` is an index of the span.
          let code = unsafe codes[unchecked: row]
          lowest = code < lowest ? code : lowest
          highest = code > highest ? code : highest
        }
        return codes.isEmpty ? nil : lowest...highest
      }
    }
  }
}
