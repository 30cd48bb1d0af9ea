import Codebook
import LocalEngine
import QueryPlan
import Testing

@Suite struct CalendarFunctionTests {
  /// The second value of `Scripts/verify-calendar`.
  @Test("days, months and years between random pairs are those of Python's datetime")
  func pairs() throws {
    let first = try #require(CalendarDay(year: 1800, month: 1, day: 1))
    let modulus = 2_147_483_647
    var (state, value) = (1, 0)
    for _ in 0..<10_000 {
      let pair = (0..<2).map { _ -> Double in
        state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
        return Double(first.number + state / 7 % 146_097) * 86_400
      }
      let functions = [NumericFunction.wholeDays, .wholeMonths(of: 1), .wholeMonths(of: 12)]
      for function in functions {
        let between = Int(function.value(pair))
        value = (value * 31 + (between % modulus + modulus) % modulus) % modulus
      }
    }
    #expect(value == 1_588_143_264)
  }

  @Test("who was born on 29 February has a birthday on 1 March")
  func leapDay() {
    let day = { (year: Int, month: Int, day: Int) in
      Double(CalendarDay(year: year, month: month, day: day)?.number ?? 0) * 86_400
    }
    let years = NumericFunction.wholeMonths(of: 12)
    #expect(years.value([day(2000, 2, 29), day(2001, 2, 28)]) == 0)
    #expect(years.value([day(2000, 2, 29), day(2001, 3, 1)]) == 1)
    #expect(years.value([day(2001, 3, 1), day(2000, 2, 29)]) == -1)
  }
}
