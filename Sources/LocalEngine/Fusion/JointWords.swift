import Microdata

/// Joint codes of eight neighbouring rows, a byte each, the first of them lowest.
protocol JointWords {
  /// The cells of `row ..< row + 8`.
  ///
  /// - Precondition: these rows are among those that the words were made of.
  func word(_ row: Int) -> UInt64
}

/// The joint codes that are written down.
struct WrittenCells: JointWords {
  let cells: UnsafeRawPointer

  @inline(__always)
  func word(_ row: Int) -> UInt64 { unsafe cells.eightBytes(at: row) }
}

/// Joint codes of which those of the lowest codes of all columns are taken off.
///
/// What one byte carries into the next is taken off with it: of the whole word the difference is exact.
struct LoweredWords<Words: JointWords>: JointWords {
  let words: Words
  /// The joint code of the lowest codes in every byte.
  let lowest: UInt64

  @inline(__always)
  func word(_ row: Int) -> UInt64 { words.word(row) &- lowest }
}

// Columns by their first rows, with the slots of each; the last varies fastest.

struct TwoColumns: JointWords {
  private let outer: UnsafeRawPointer
  private let inner: UnsafeRawPointer
  private let innerSlots: UInt64

  init(_ columns: [UnsafeRawPointer], _ slots: [UInt64]) {
    unsafe outer = columns[0]
    unsafe inner = columns[1]
    innerSlots = slots[1]
  }

  @inline(__always)
  func word(_ row: Int) -> UInt64 {
    unsafe outer.eightBytes(at: row) &* innerSlots &+ inner.eightBytes(at: row)
  }
}

struct ThreeColumns: JointWords {
  private let outer: TwoColumns
  private let inner: UnsafeRawPointer
  private let innerSlots: UInt64

  init(_ columns: [UnsafeRawPointer], _ slots: [UInt64]) {
    outer = unsafe TwoColumns(columns, slots)
    unsafe inner = columns[2]
    innerSlots = slots[2]
  }

  @inline(__always)
  func word(_ row: Int) -> UInt64 {
    unsafe outer.word(row) &* innerSlots &+ inner.eightBytes(at: row)
  }
}

struct FourColumns: JointWords {
  static let columnCount = 4

  private let outer: ThreeColumns
  private let inner: UnsafeRawPointer
  private let innerSlots: UInt64

  init(_ columns: [UnsafeRawPointer], _ slots: [UInt64]) {
    outer = unsafe ThreeColumns(columns, slots)
    unsafe inner = columns[3]
    innerSlots = slots[3]
  }

  @inline(__always)
  func word(_ row: Int) -> UInt64 {
    unsafe outer.word(row) &* innerSlots &+ inner.eightBytes(at: row)
  }
}

extension UnsafeRawPointer {
  @inline(__always)
  fileprivate func eightBytes(at offset: Int) -> UInt64 {
    // SAFETY: the caller of `word` makes sure that the rows are there.
    UInt64(littleEndian: unsafe loadUnaligned(fromByteOffset: offset, as: UInt64.self))
  }
}
