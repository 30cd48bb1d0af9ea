import Microdata

/// Joint codes of eight neighbouring rows, a byte each, the first of them lowest.
protocol JointWords {
  /// The cells of `row ..< row + 8`.
  ///
  /// - Precondition: these rows are among those that the words were made of.
  func word(_ row: Int) -> UInt64
}

/// The codes of one column, or joint codes that are written down.
struct OneColumn: JointWords {
  let codes: UnsafeRawPointer

  @inline(__always)
  func word(_ row: Int) -> UInt64 { unsafe codes.eightBytes(at: row) }
}

/// Joint codes with one more column, which varies faster.
struct Joined<Outer: JointWords>: JointWords {
  let outer: Outer
  let codes: UnsafeRawPointer
  /// Slots of the column.
  let slots: UInt64

  @inline(__always)
  func word(_ row: Int) -> UInt64 {
    unsafe outer.word(row) &* slots &+ codes.eightBytes(at: row)
  }
}

typealias TwoColumns = Joined<OneColumn>
typealias ThreeColumns = Joined<TwoColumns>
typealias FourColumns = Joined<ThreeColumns>

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

extension UnsafeRawPointer {
  @inline(__always)
  fileprivate func eightBytes(at offset: Int) -> UInt64 {
    // SAFETY: the caller of `word` makes sure that the rows are there.
    UInt64(littleEndian: unsafe loadUnaligned(fromByteOffset: offset, as: UInt64.self))
  }
}
