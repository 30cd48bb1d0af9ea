import TestSupport

/// Ways of damaging a file, each fixed by a seed.
struct ArrowMutation {
  private var numbers: SeededNumbers

  init(seed: UInt64) { numbers = SeededNumbers(seed: seed) }

  /// Numbers that files state and that hurt most.
  private static let extremes: [UInt64] = [
    0, 1, 7, 0x7F, 0x80, 0xFF, 0x7FFF, 0xFFFF, 0x7FFF_FFFF, 0x8000_0000, 0xFFFF_FFF8, 0xFFFF_FFFF,
    0x1_0000_0000, 0x7FFF_FFFF_FFFF_FFF8, 0x7FFF_FFFF_FFFF_FFFF, 0x8000_0000_0000_0000,
    0x7FF0_0000_0000_0000, 0x7FF8_0000_0000_FFFF, 0xFFFF_FFFF_FFFF_FFFF,
  ]

  /// The bytes with one to four kinds of damage.
  mutating func damaged(_ whole: [UInt8]) -> [UInt8] {
    var bytes = whole
    for _ in 0..<numbers.whole(1...4) where !bytes.isEmpty { damage(&bytes) }
    return bytes
  }

  private mutating func damage(_ bytes: inout [UInt8]) {
    switch numbers.whole(0...9) {
    case 0...2: bytes[place(bytes)] = UInt8(truncatingIfNeeded: numbers.next())
    case 3: bytes[place(bytes)] ^= 1 << UInt8(numbers.whole(0...7))
    case 4...6: overwrite(&bytes)
    case 7: swapBlocks(&bytes)
    case 8: bytes[place(bytes)] &+= numbers.chance(0.5) ? 1 : 255
    default:
      if numbers.chance(0.3) { bytes.removeLast(numbers.whole(0...bytes.count)) }
    }
  }

  /// Any place; one in two where the numbers of a file stand, in its first and last fifths.
  private mutating func place(_ bytes: [UInt8]) -> Int {
    let any = numbers.whole(0...bytes.count - 1)
    if numbers.chance(0.5) { return any }
    return numbers.chance(0.5) ? any / 5 : bytes.count - 1 - any / 5
  }

  /// Puts an extreme number, or one near what stands there, over two, four or eight aligned bytes.
  private mutating func overwrite(_ bytes: inout [UInt8]) {
    let width = numbers.pick([2, 4, 4, 8, 8])
    let start = place(bytes) / width * width
    guard start + width <= bytes.count else { return }
    var number = numbers.pick(Self.extremes)
    if numbers.chance(0.3) {
      let old = bytes[start..<start + width].reversed().reduce(0) { $0 << 8 | UInt64($1) }
      number = old &+ UInt64(truncatingIfNeeded: numbers.pick([-8, -1, 1, 4, 64]))
    }
    for offset in 0..<width {
      bytes[start + offset] = UInt8(truncatingIfNeeded: number >> UInt64(8 * offset))
    }
  }

  private mutating func swapBlocks(_ bytes: inout [UInt8]) {
    let length = numbers.pick([4, 8, 16, 64])
    let (first, second) = (place(bytes) / 8 * 8, place(bytes) / 8 * 8)
    guard max(first, second) + length <= bytes.count, abs(first - second) >= length else { return }
    for offset in 0..<length { bytes.swapAt(first + offset, second + offset) }
  }
}
