/// Random numbers that a seed fixes, so that a failing case can be run again.
///
/// - Source: S. Vigna, *SplitMix64*, public domain, 2015.
package struct SeededNumbers: RandomNumberGenerator, Sendable {
  private var state: UInt64

  package init(seed: UInt64) { state = seed }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A whole number of a range.
  package mutating func whole(_ range: ClosedRange<Int>) -> Int {
    Int.random(in: range, using: &self)
  }

  /// True with a chance from 0 to 1.
  package mutating func chance(_ probability: Double) -> Bool {
    Double.random(in: 0..<1, using: &self) < probability
  }

  /// One of the entries of a list that is not empty.
  package mutating func pick<Entry>(_ list: [Entry]) -> Entry {
    list[Int.random(in: list.indices, using: &self)]
  }

  /// Some entries of a list, in its order; perhaps none.
  package mutating func some<Entry>(_ list: [Entry], chance probability: Double = 0.5) -> [Entry] {
    list.filter { _ in chance(probability) }
  }
}
