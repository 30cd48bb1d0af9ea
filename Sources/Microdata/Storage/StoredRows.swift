/// A value a row, in memory of the process or in a file that is mapped into it.
package struct StoredRows<Element: BitwiseCopyable & Comparable & Sendable>: Sendable {
  private enum RowStorage: Sendable {
    case array([Element])
    /// The first value begins `offset` bytes into the file.
    case mapped(MappedBytes, offset: Int, check: RowCheck<Element>?)
  }

  private let place: RowStorage
  package let count: Int
  /// What is known of stretches of rows.
  let zones = Zones<Element>()

  package init(_ array: [Element]) {
    place = .array(array)
    count = array.count
  }

  /// Values that stand one behind the other in a mapped file.
  ///
  /// Nothing where they do not fit into the file or are not aligned. With a check they are looked at
  /// when they are first touched.
  package init?(
    _ bytes: MappedBytes, offset: Int, count: Int, check: RowCheck<Element>? = nil
  ) {
    let (size, overflow) = count.multipliedReportingOverflow(by: MemoryLayout<Element>.stride)
    guard !overflow, offset >= 0, size >= 0, size <= bytes.count, offset <= bytes.count - size,
      offset % MemoryLayout<Element>.alignment == 0
    else { return nil }
    place = .mapped(bytes, offset: offset, check: check)
    self.count = count
  }

  /// All values, for loops that may not call once a row.
  @inline(__always)
  package func withSpan<Result>(_ body: (Span<Element>) throws -> Result) rethrows -> Result {
    switch place {
    case .array(let array): try body(array.span)
    case .mapped(let bytes, let offset, let check):
      try withExtendedLifetime(bytes) {
        // SAFETY: `init` made sure that `count` aligned values fit; the file stays mapped while
        // `bytes` lives, and every bit pattern is a value of a bitwise copyable number.
        let start = unsafe (bytes.start + offset).assumingMemoryBound(to: Element.self)
        let span = unsafe Span(_unsafeStart: start, count: count)
        if let repaired = check?.replacement(for: span, zones) { return try body(repaired.span) }
        return try body(span)
      }
    }
  }

  /// The value of one row.
  package subscript(row: Int) -> Element { withSpan { $0[row] } }

  /// A copy, or the array itself where there is one.
  package var array: [Element] {
    if case .array(let array) = place { return array }
    return withSpan { span in
      [Element](capacity: span.count) { room in for row in span.indices { room.append(span[row]) } }
    }
  }

  package func selecting(_ rows: [Int]) -> StoredRows {
    withSpan { span in StoredRows(rows.map { span[$0] }) }
  }

  /// Bytes that the values take, wherever they are.
  package var byteCount: Int { count * MemoryLayout<Element>.stride }
}

extension StoredRows: Equatable {
  package static func == (left: StoredRows, right: StoredRows) -> Bool { left.array == right.array }
}
