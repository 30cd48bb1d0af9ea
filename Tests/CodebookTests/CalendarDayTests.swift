import Codebook
import Testing

@Suite struct CalendarDayTests {
  /// The first value of `Scripts/verify-calendar`.
  @Test("every day of 400 years is that of Python's datetime")
  func days() throws {
    let first = try #require(CalendarDay(year: 1800, month: 1, day: 1))
    var value = 0
    for number in 0..<146_097 {
      let day = try #require(CalendarDay(number: first.number + number))
      try #require(
        CalendarDay(year: day.year, month: day.month, day: day.day)?.number == day.number)
      for part in [day.year, day.month, day.day, day.weekday, day.week.year, day.week.number] {
        value = (value * 31 + part) % 2_147_483_647
      }
    }
    #expect(value == 928_474_319)
  }

  @Test("days that are none", arguments: [(2023, 2, 29), (1900, 2, 29), (2024, 4, 31), (0, 1, 1)])
  func none(_ year: Int, _ month: Int, _ day: Int) {
    #expect(CalendarDay(year: year, month: month, day: day) == nil)
  }

  @Test func leapDays() {
    #expect(CalendarDay(year: 2000, month: 2, day: 29)?.text == "2000-02-29")
    #expect(CalendarDay(number: 11_016)?.text == "2000-02-29")
    #expect(CalendarDay(number: 2_932_897) == nil)
  }

  @Test func periodsHaveNoGaps() throws {
    let first = try #require(CalendarDay(year: 2023, month: 12, day: 30))
    let last = try #require(CalendarDay(year: 2024, month: 2, day: 1))
    #expect(
      CalendarPeriod.month.codes(from: first, to: last, most: 400)
        == ["2023-12", "2024-01", "2024-02"])
    #expect(
      CalendarPeriod.quarter.codes(from: first, to: last, most: 400) == ["2023-Q4", "2024-Q1"])
    #expect(
      CalendarPeriod.week.codes(from: first, to: last, most: 400)
        == ["2023-W52", "2024-W01", "2024-W02", "2024-W03", "2024-W04", "2024-W05"])
    #expect(CalendarPeriod.week.codes(from: first, to: last, most: 3) == nil)
  }
}
