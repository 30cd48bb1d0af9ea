internal import CKernels
import Microdata

/// Joint codes of eight neighbouring rows, a byte each, the first of them lowest.
protocol CompositeKeyWords {
  /// The cells of `row ..< row + 8`.
  ///
  /// - Precondition: these rows are among those that the words were made of.
  func word(_ row: Int) -> UInt64

  /// The same cells with two bytes each: those of `row`, `row + 2`, `row + 4` and `row + 6`, and those
  /// between them.
  func halves(_ row: Int) -> Halves

  /// The columns behind them, as kernels in C join these.
  var columns: baro_columns { get }
}

/// Joint codes of eight neighbouring rows, two bytes each, the first lowest in `even`.
struct Halves {
  var even: UInt64
  var odd: UInt64

  /// The bytes of a word, each in two bytes.
  @inline(__always)
  init(bytesOf word: UInt64) {
    even = word & 0x00FF_00FF_00FF_00FF
    odd = word &>> 8 & 0x00FF_00FF_00FF_00FF
  }
}

/// The codes of one column, or joint codes that are written down.
struct OneColumn: CompositeKeyWords {
  let codes: UnsafeRawPointer

  @inline(__always)
  func word(_ row: Int) -> UInt64 { unsafe codes.eightBytes(at: row) }

  @inline(__always)
  func halves(_ row: Int) -> Halves { Halves(bytesOf: word(row)) }

  var columns: baro_columns {
    var columns = baro_columns()
    unsafe baro_append_column(&columns, codes, 0)
    return columns
  }
}

/// Joint codes with one more column, which varies faster.
struct Joined<Outer: CompositeKeyWords>: CompositeKeyWords {
  let outer: Outer
  let codes: UnsafeRawPointer
  /// Slots of the column.
  let slots: UInt64

  @inline(__always)
  func word(_ row: Int) -> UInt64 {
    unsafe outer.word(row) &* slots &+ codes.eightBytes(at: row)
  }

  @inline(__always)
  func halves(_ row: Int) -> Halves {
    var halves = outer.halves(row)
    let own = unsafe Halves(bytesOf: codes.eightBytes(at: row))
    halves.even = halves.even &* slots &+ own.even
    halves.odd = halves.odd &* slots &+ own.odd
    return halves
  }

  var columns: baro_columns {
    var columns = outer.columns
    unsafe baro_append_column(&columns, codes, slots)
    return columns
  }
}

typealias TwoColumns = Joined<OneColumn>
typealias ThreeColumns = Joined<TwoColumns>
typealias FourColumns = Joined<ThreeColumns>

/// Joint codes of which those of the lowest codes of all columns are taken off.
///
/// What one cell carries into the next is taken off with it: of the whole word the difference is exact.
struct LoweredWords<Words: CompositeKeyWords>: CompositeKeyWords {
  let words: Words
  /// The joint code of the lowest codes.
  let lowest: UInt64

  @inline(__always)
  func word(_ row: Int) -> UInt64 { words.word(row) &- lowest &* 0x0101_0101_0101_0101 }

  @inline(__always)
  func halves(_ row: Int) -> Halves {
    var halves = words.halves(row)
    halves.even &-= lowest &* 0x0001_0001_0001_0001
    halves.odd &-= lowest &* 0x0001_0001_0001_0001
    return halves
  }

  var columns: baro_columns {
    var columns = words.columns
    columns.lowest = lowest
    return columns
  }
}

extension UnsafeRawPointer {
  @inline(__always)
  fileprivate func eightBytes(at offset: Int) -> UInt64 {
    // SAFETY: the caller of `word` makes sure that the rows are there.
    UInt64(littleEndian: unsafe loadUnaligned(fromByteOffset: offset, as: UInt64.self))
  }
}
