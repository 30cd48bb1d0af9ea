private import Synchronization

/// Rows that are counted as one piece, and that are known by their lowest and highest code.
package enum RowStretch {
  package static let size = 1 << 18
}

/// The lowest and the highest code in stretches of rows, each found once.
package final class Zones<Code: BitwiseCopyable & Comparable & Sendable>: Sendable {
  private struct Zone {
    let first: Int
    let end: Int
    let range: ClosedRange<Code>
  }

  /// Few, since rows are looked at in large stretches: found by looking along them.
  private let found = Mutex<[Zone]>([])

  package init() {}

  /// The codes of some rows, from memory or from a look at them.
  func range(of rows: Range<Int>, _ look: () -> ClosedRange<Code>?) -> ClosedRange<Code>? {
    let known = found.withLock { zones in
      zones.first { $0.first == rows.lowerBound && $0.end == rows.upperBound }
    }
    if let known { return known.range }
    guard let range = look() else { return nil }
    let zone = Zone(first: rows.lowerBound, end: rows.upperBound, range: range)
    found.withLock { $0.append(zone) }
    return range
  }

  /// Looks at all codes, stretch by stretch, and keeps what it saw where none is above a limit.
  func hold(_ codes: Span<Code>, upTo limit: Code) -> Bool {
    let zones = stride(from: 0, to: codes.count, by: RowStretch.size).compactMap { first in
      let end = min(first + RowStretch.size, codes.count)
      return Self.range(of: codes.extracting(first..<end)).map {
        Zone(first: first, end: end, range: $0)
      }
    }
    guard zones.allSatisfy({ $0.range.upperBound <= limit }) else { return false }
    found.withLock { $0 = zones }
    return true
  }

  /// The lowest and the highest code: of each lane, so that many are taken at once.
  @_specialize(where Code == UInt8)
  @_specialize(where Code == UInt16)
  @_specialize(where Code == UInt32)
  static func range(of codes: Span<Code>) -> ClosedRange<Code>? {
    if codes.isEmpty { return nil }
    var (lowest, highest) = (codes[0], codes[0])
    for row in codes.indices {
      // SAFETY: `row` is an index of the span.
      let code = unsafe codes[unchecked: row]
      lowest = code < lowest ? code : lowest
      highest = code > highest ? code : highest
    }
    return lowest...highest
  }
}

extension StoredRows where Element == UInt8 {
  /// The lowest and the highest of some rows' codes; nothing without rows.
  /// - Complexity: O(rows) the first time, then O(1).
  package func range(of rows: Range<Int>) -> ClosedRange<UInt8>? {
    withSpan { span in zones.range(of: rows) { Zones.range(of: span.extracting(rows)) } }
  }
}
