/// Where the values of a dictionary are found by their keys: open addressing.
///
/// Small tables are kept so wide that most keys stand where they say.
struct ValueTable: Sendable {
  /// What is known of a value.
  struct ValueSlot {
    var key: UInt64
    var slot: UInt32
    /// Where the value stands in the dictionary's contents, in words.
    var place: UInt32

    static let free = ValueSlot(key: .max, slot: 0, place: 0)
    static let emptyField = ValueSlot(key: 0, slot: 0, place: 0)
  }

  /// A power of two; the first is for the empty field, which has key 0 and slot 0.
  private(set) var entries: [ValueSlot]
  private var shift: UInt64
  private let keys: ValueKeys
  /// What tells the places of keys; another one is tried where keys of a small table collide.
  private var spread: UInt64
  private var triesLeft = 32

  private static let startSize = 16
  /// Entries up to which a table is kept seven eighths empty.
  private static let wideSize = 1 << 12
  /// Values for which other places are tried until none collide; of more, some always do.
  private static let mostSpread = 32

  init(_ keys: ValueKeys) {
    self.keys = keys
    spread = keys.multiplier
    entries = Self.empty(Self.startSize)
    shift = UInt64(64 - Self.startSize.trailingZeroBitCount)
  }

  private static func empty(_ size: Int) -> [ValueSlot] {
    var entries = [ValueSlot](repeating: .free, count: size)
    entries[0] = .emptyField
    return entries
  }

  /// Where a key stands unless another is there.
  @inline(__always)
  func home(of key: UInt64) -> Int { Int(truncatingIfNeeded: (key &* spread) &>> shift) }

  /// Where to look for a key that another keeps from its place.
  @inline(__always)
  func next(_ index: Int) -> Int { (index &+ 1) & (entries.count &- 1) }

  /// Puts a new value into a free place; it is the last of `count`.
  mutating func put(_ entry: ValueSlot, at index: Int, count: Int) {
    entries[index] = entry
    let isHome = index == home(of: entry.key)
    if !hasRoom(count) {
      grow(count)
    } else if !isHome {
      spreadAnew(count)
    }
  }

  private func hasRoom(_ count: Int) -> Bool {
    count * (entries.count < Self.wideSize ? 8 : 2) <= entries.count
  }

  private mutating func grow(_ count: Int) {
    let old = entries
    while !hasRoom(count) {
      let factor = old.count >= 1 << 14 ? 2 : 4
      entries = Self.empty(entries.count * factor)
      shift -= UInt64(factor / 2)
    }
    place(old)
    spreadAnew(count)
  }

  /// Tries other places for the keys of a small table until all stand where they say.
  private mutating func spreadAnew(_ count: Int) {
    guard count <= Self.mostSpread else { return }
    while triesLeft > 0, !isSpread {
      triesLeft -= 1
      spread = keys.mixed(spread &+ 0x9E37_79B9_7F4A_7C15, keys.multiplier) | 1
      let old = entries
      entries = Self.empty(entries.count)
      place(old)
    }
  }

  private var isSpread: Bool {
    entries.indices.allSatisfy {
      entries[$0].key == ValueSlot.free.key || home(of: entries[$0].key) == $0
    }
  }

  private mutating func place(_ old: [ValueSlot]) {
    for entry in old where entry.slot != 0 {
      var index = home(of: entry.key)
      while entries[index].key != ValueSlot.free.key { index = next(index) }
      entries[index] = entry
    }
  }
}
