private import CKernels

/// How the weights of rows are added, if there are any.
enum WeightForm {
  case unweighted
  case doubles
  /// Whole units: the sums are to be divided by what one unit is.
  case units
}

/// Weights of whole units in one cell: their sum with the rows above it, and the sum of their squares.
///
/// Whole numbers are added exactly, so that sums are the same in any order.
typealias UnitCell = SIMD2<UInt64>

extension UnitCell {
  private static let oneRow: UInt64 = 1 << UInt64(BARO_UNIT_ROW_SHIFT)

  @inline(__always)
  init(rowOf units: UInt16) {
    let units = UInt64(units)
    self.init(units &+ Self.oneRow, units &* units)
  }

  /// The same as other weights are added, in units.
  @inline(__always)
  var weighted: WeightedCell {
    // Signed numbers are made doubles in one instruction.
    let (units, rows) = (
      Int64(bitPattern: x & (Self.oneRow - 1)), Int64(bitPattern: x / Self.oneRow)
    )
    return WeightedCell(
      Double(units), Double(Int64(truncatingIfNeeded: y)), Double(rows), 0)
  }
}

/// Weights of whole units by cells of a byte, in tables side by side so that equal cells in neighbouring
/// rows do not wait for one another.
struct ByteUnits {
  private static let tableCount = Int(BARO_WEIGHTS_AT_ONCE)
  private static let stride = Int(BARO_WEIGHT_STRIDE)
  /// Rows that are added at once.
  static let atOnce = Int(BARO_UNITS_AT_ONCE)

  private var tables: [UnitCell] = Array(repeating: .zero, count: tableCount * stride)

  /// Adds rows by as many as are added at once; those left over are not added.
  ///
  /// Wide vectors are used where the processor has them, unless told otherwise.
  mutating func add(_ units: Span<UInt16>, _ words: some CompositeKeyWords, isWide: Bool = true) {
    let rows = units.count - units.count % Self.atOnce
    precondition(tables.count == Self.tableCount * Self.stride)
    var columns = words.columns
    units.withUnsafeBufferPointer { units in
      tables.withUnsafeMutableBytes { tables in
        // SAFETY: words are made of as many rows as there are units; a byte is below the stride of one of
        // the eight tables.
        guard let units = units.baseAddress,
          let sums = tables.baseAddress?.assumingMemoryBound(to: UInt64.self)
        else { return }
        let add = isWide ? baro_add_units : baro_add_units_singly
        unsafe add(&columns, units, Int64(rows), sums)
      }
    }
  }

  mutating func addOne(_ cell: Int, _ units: UInt16) { tables[cell] &+= UnitCell(rowOf: units) }

  /// The sums of a cell.
  subscript(cell: Int) -> UnitCell {
    (0..<Self.tableCount).reduce(.zero) { $0 &+ tables[$1 * Self.stride + cell] }
  }
}
