import Microdata

/// The cell of every row in a product of axes, a block of rows at a time.
struct JointCodes: Sendable {
  let axes: [AxisCodes]
  /// Product of the slot counts.
  let cellCount: Int

  init(_ axes: [AxisCodes]) {
    self.axes = axes
    cellCount = axes.reduce(1) { $0 * $1.slotCount }
  }

  /// Rows that one block holds: small enough to stay in the first cache.
  static let blockSize = 8192

  /// Writes the cells of rows `start ..< start + count` into the start of `cells`.
  /// - Complexity: O(count · axes).
  func fill(_ cells: inout [UInt32], start: Int, count: Int) {
    for index in 0..<count { cells[index] = 0 }
    for axis in axes {
      let slots = UInt32(truncatingIfNeeded: axis.slotCount)
      switch axis.codes {
      case .quads(let codes):
        for index in 0..<count {
          cells[index] = cells[index] &* slots &+ UInt32(codes[start + index])
        }
      case .bytes(let codes): codes.withSpan { Self.append($0, slots, &cells, start, count) }
      case .words(let codes): codes.withSpan { Self.append($0, slots, &cells, start, count) }
      case .longs(let codes): codes.withSpan { Self.append($0, slots, &cells, start, count) }
      }
    }
  }

  @inline(__always)
  private static func append<Code: FixedWidthInteger & UnsignedInteger>(
    _ codes: Span<Code>, _ slots: UInt32, _ cells: inout [UInt32], _ start: Int, _ count: Int
  ) {
    for index in 0..<count {
      cells[index] = cells[index] &* slots &+ UInt32(truncatingIfNeeded: codes[start + index])
    }
  }
}
