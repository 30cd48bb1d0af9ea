import Microdata

/// An integer wide enough for the cells of a pass.
protocol JointCell: FixedWidthInteger & UnsignedInteger & BitwiseCopyable {}
extension UInt8: JointCell {}
extension UInt16: JointCell {}
extension UInt32: JointCell {}

/// The cells of a block of rows: the joint code of columns, one after the other.
struct JointBlock<Cell: JointCell> {
  private(set) var cells: [Cell]

  init(rowCount: Int) { cells = Array(repeating: 0, count: rowCount) }

  /// Begins with the cells of another block.
  @inline(__always)
  mutating func set(_ other: JointBlock, count: Int) {
    let from = other.cells.span.extracting(first: count)
    var to = cells.mutableSpan
    // SAFETY: both spans hold `count` elements, by `extracting` and by the block size.
    precondition(to.count >= count)
    for row in 0..<count { unsafe to[unchecked: row] = from[unchecked: row] }
  }

  /// Begins with all rows in one cell.
  mutating func clear(count: Int) { for row in 0..<count { cells[row] = 0 } }

  /// Tells the rows of each cell apart by one more column.
  mutating func append(_ codes: CodeStorage, slots: Int, rows: Range<Int>) {
    let slots = Cell(truncatingIfNeeded: slots)
    switch codes {
    case .bytes(let codes): append(codes.span.extracting(rows), slots)
    case .words(let codes): append(codes.span.extracting(rows), slots)
    case .longs(let codes): append(codes.span.extracting(rows), slots)
    }
  }

  @inline(__always)
  private mutating func append<Code: FixedWidthInteger & UnsignedInteger>(
    _ codes: Span<Code>, _ slots: Cell
  ) {
    var to = cells.mutableSpan
    let count = codes.count
    precondition(to.count >= count)
    // SAFETY: `row` is below the counts of both spans, as the line above makes sure.
    for row in 0..<count {
      unsafe to[unchecked: row] =
        to[unchecked: row] &* slots &+ Cell(truncatingIfNeeded: codes[unchecked: row])
    }
  }
}
