import Statistics
import Testing

struct WholeRatioTests {
  @Test("a percentage is the double nearest to the exact one")
  func percents() throws {
    for whole in 1...400 {
      for part in 0...whole {
        let percent = try #require(WholeRatio(part, of: whole)).percent
        if (100 * part).isMultiple(of: whole) { #expect(percent == Double(100 * part / whole)) }
        #expect(percent == Double(100 * part) / Double(whole))
      }
    }
    #expect(try #require(WholeRatio(66, of: 120)).percent == 55)
    #expect(try #require(WholeRatio(-66, of: 120)).percent == -55)
  }

  @Test("a difference in points is rounded once")
  func differences() throws {
    let first = try #require(WholeRatio(11, of: 20))
    let second = try #require(WholeRatio(2, of: 5))
    let difference = try #require(WholeRatio(first, less: second))
    #expect(difference.percent == 15)
    #expect(difference.value == 0.15)
    #expect(try #require(WholeRatio(second, less: first)).percent == -15)
  }

  @Test("numbers that are no doubles are divided bit by bit")
  func large() throws {
    let large = (1 << 60) + 1
    #expect(try #require(WholeRatio(large, of: large)).percent == 100)
    #expect(try #require(WholeRatio(large - 1, of: 1 << 60)).value == 1)
    #expect(try #require(WholeRatio(3, of: Int.max)).value == 3 / 9223372036854775808)
    #expect(try #require(WholeRatio(Int.max, of: 3)).value == Double(Int.max / 3))
    // Halfway between two doubles but for the last bit, which is cut off.
    let between = (1 << 60) + (1 << 7)
    #expect(try #require(WholeRatio(between + 1, of: 1)).value == Double((1 << 60) + (1 << 8)))
    #expect(try #require(WholeRatio(between, of: 1)).value == Double(1 << 60))
  }

  @Test("nothing comes of no denominator and of products over 64 bits")
  func nothing() throws {
    #expect(WholeRatio(1, of: 0) == nil)
    #expect(WholeRatio(1, of: -1) == nil)
    let large = try #require(WholeRatio(1, of: Int.max))
    #expect(WholeRatio(large, less: large) == nil)
    #expect(try #require(WholeRatio(Int.min, of: 1)).value == -9223372036854775808)
  }
}
