import Microdata

/// An integer wide enough for the cells of a pass.
protocol CompositeKey: FixedWidthInteger & UnsignedInteger & BitwiseCopyable {}
extension UInt8: CompositeKey {}
extension UInt16: CompositeKey {}
extension UInt32: CompositeKey {}

/// The cells of a block of rows: the joint code of columns, one after the other.
struct CompositeKeyBlock<Cell: CompositeKey> {
  private(set) var cells: [Cell]
  /// Whether all rows are still in one cell, whatever `cells` holds.
  private var isEmpty = true
  private(set) var count = 0
  /// Room for a column that is kept in fewer than eight bits a row, once there is one.
  private var unpacked: [UInt8] = []

  init(rowCount: Int) {
    cells = Array(repeating: 0, count: rowCount)
  }

  /// Begins with the cells of another block.
  @inline(__always)
  mutating func set(_ other: CompositeKeyBlock) {
    clear(count: other.count)
    isEmpty = other.isEmpty
    if !isEmpty { copy(other.cells.span.extracting(first: count), less: 0) }
  }

  /// Begins with all rows in one cell.
  mutating func clear(count: Int) {
    precondition(count <= cells.count)
    self.count = count
    isEmpty = true
  }

  /// Tells the rows of each cell apart by one more column, whose codes they have lie in a range.
  mutating func append(_ column: StoredColumn, _ range: CodeRange, rows: Range<Int>) {
    switch column {
    case .codes(.quads(let codes)):
      makeRoom()
      var room = unpacked.mutableSpan
      codes.unpack(rows, into: &room)
      let bytes = unpacked
      append(bytes.span.extracting(first: rows.count), range)
    case .codes(.bytes(let codes)): codes.withSpan { append($0.extracting(rows), range) }
    case .codes(.words(let codes)): codes.withSpan { append($0.extracting(rows), range) }
    case .codes(.longs(let codes)): codes.withSpan { append($0.extracting(rows), range) }
    case .choice(let choices, let bit):
      makeRoom()
      var room = unpacked.mutableSpan
      choices.withSpan { ItemBits.unpack($0.extracting(rows), bit, into: &room) }
      let bytes = unpacked
      append(bytes.span.extracting(first: rows.count), range)
    }
  }

  private mutating func makeRoom() {
    if unpacked.isEmpty { unpacked = Array(repeating: 0, count: cells.count) }
  }

  /// Makes the cells readable once all columns are there.
  mutating func finish() {
    guard isEmpty else { return }
    for row in 0..<count { cells[row] = 0 }
    isEmpty = false
  }

  @inline(__always)
  private mutating func append<Code: FixedWidthInteger & UnsignedInteger & BitwiseCopyable>(
    _ codes: Span<Code>, _ range: CodeRange
  ) {
    precondition(codes.count == count && count <= cells.count)
    let lowest = Cell(truncatingIfNeeded: range.lowest)
    if isEmpty {
      isEmpty = false
      return copy(codes, less: lowest)
    }
    let slots = Cell(truncatingIfNeeded: range.count)
    if Cell.bitWidth == 8, Code.bitWidth == 8 {
      return append(codes.bytes, UInt64(slots), less: UInt64(lowest))
    }
    var to = cells.mutableSpan
    // SAFETY: `row` is below the counts of both spans, as the first line makes sure.
    for row in 0..<codes.count {
      unsafe to[unchecked: row] =
        to[unchecked: row] &* slots &+ Cell(truncatingIfNeeded: codes[unchecked: row]) &- lowest
    }
  }

  @inline(__always)
  private mutating func copy<Code: FixedWidthInteger & BitwiseCopyable>(
    _ codes: Span<Code>, less lowest: Cell
  ) {
    precondition(codes.count == count && count <= cells.count)
    var to = cells.mutableSpan
    // SAFETY: `row` is below the counts of both spans, as the first line makes sure.
    for row in 0..<codes.count {
      unsafe to[unchecked: row] = Cell(truncatingIfNeeded: codes[unchecked: row]) &- lowest
    }
  }

  /// Appends a byte a row, eight rows at once.
  ///
  /// No cell is above 255 and no code below the lowest, so that nothing is carried from one byte into the
  /// next.
  @inline(__always)
  private mutating func append(_ codes: RawSpan, _ slots: UInt64, less lowest: UInt64) {
    let eightLowest = lowest &* 0x0101_0101_0101_0101
    var span = cells.mutableSpan
    var to = span.mutableBytes
    var row = 0
    while row &+ 8 <= codes.byteCount {
      let joint = to.bytes.word(at: row) &* slots &+ (codes.word(at: row) &- eightLowest)
      to.storeBytes(of: joint.littleEndian, toByteOffset: row, as: UInt64.self)
      row &+= 8
    }
    while row < codes.byteCount {
      let joint =
        to.bytes.unsafeLoad(fromByteOffset: row, as: UInt8.self) &* UInt8(truncatingIfNeeded: slots)
        &+ codes.unsafeLoad(fromByteOffset: row, as: UInt8.self)
        &- UInt8(truncatingIfNeeded: lowest)
      to.storeBytes(of: joint, toByteOffset: row, as: UInt8.self)
      row &+= 1
    }
  }
}
