/// A sequence of choices from which a random thing is built; shorter and smaller sequences build
/// simpler things, so that a failure can be shrunk.
struct Choices {
  private(set) var values: [UInt32]
  private var index = 0

  init(_ values: [UInt32]) { self.values = values }

  /// Pseudo-random choices of a seed (SplitMix64).
  init(seed: UInt64, count: Int) {
    var state = seed
    values = (0..<count).map { _ in
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return UInt32(truncatingIfNeeded: (mixed ^ (mixed >> 31)) >> 32)
    }
  }

  /// A number from 0 to `bound - 1`; 0 when the choices are used up.
  mutating func pick(_ bound: Int) -> Int {
    guard index < values.count else { return 0 }
    index += 1
    return Int(values[index - 1]) % bound
  }

  mutating func coin() -> Bool { pick(2) == 1 }

  mutating func one<Element>(of elements: [Element]) -> Element {
    elements[pick(elements.count)]
  }

  /// `least` to `most` things.
  mutating func list<Element>(
    _ least: Int, _ most: Int, _ make: (inout Choices) -> Element
  ) -> [Element] {
    let count = least + pick(most - least + 1)
    return (0..<count).map { _ in make(&self) }
  }

  mutating func maybe<Element>(_ make: (inout Choices) -> Element) -> Element? {
    coin() ? make(&self) : nil
  }

  /// The smallest choices found that still fail.
  static func shrunk(_ start: [UInt32], fails: ([UInt32]) -> Bool) -> [UInt32] {
    var best = start
    var width = best.count / 2
    while width > 0 {
      var place = 0
      while place < best.count {
        let cut = Array(best[..<place] + best[min(best.count, place + width)...])
        if fails(cut) { best = cut } else { place += width }
      }
      width /= 2
    }
    for place in best.indices where best[place] != 0 {
      var simpler = best
      simpler[place] = 0
      if fails(simpler) { best = simpler }
    }
    return best
  }
}
