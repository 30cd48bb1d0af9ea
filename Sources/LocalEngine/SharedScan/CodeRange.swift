import Microdata

/// The codes from one to another.
struct CodeRange: Equatable, Sendable {
  let lowest: Int
  let highest: Int

  var count: Int { highest - lowest + 1 }
  var codes: Range<Int> { lowest..<highest + 1 }

  init(lowest: Int, highest: Int) {
    self.lowest = lowest
    self.highest = highest
  }

  /// The codes of all slots.
  init(slots: Int) { self.init(lowest: 0, highest: max(0, slots - 1)) }
}

extension StoredColumn {
  /// The lowest and the highest code of some rows, or those that any row may have.
  func range(of rows: Range<Int>, slots: Int) -> CodeRange {
    let all = CodeRange(slots: slots)
    let found: ClosedRange<UInt8>? =
      switch self {
      case .codes(.bytes(let codes)): codes.range(of: rows)
      case .codes(.quads(let codes)): codes.range(of: rows)
      case .codes, .choice: nil
      }
    guard let found, Int(found.upperBound) <= all.highest else { return all }
    return CodeRange(lowest: Int(found.lowerBound), highest: Int(found.upperBound))
  }
}
