import Codebook
import Testing

@Suite struct WrittenDatesTests {
  @Test(
    "a column of one form is read",
    arguments: [
      (["2024-02-29", "2024/3/1"], WrittenDates.Form.date, [19_782.0, 19_783]),
      (["29/02/2024", "01/03/2024"], .date, [19_782, 19_783]),
      (["02/29/24", "03/01/24"], .date, [19_782, 19_783]),
      (["29.02.2024"], .date, [19_782]),
    ])
  func dates(_ texts: [String], _ form: WrittenDates.Form, _ days: [Double]) throws {
    let dates = try #require(WrittenDates(texts))
    #expect(dates.form == form)
    #expect(dates.seconds == days.map { $0 * 86_400 })
  }

  @Test func momentsAndTimes() throws {
    let moments = try #require(
      WrittenDates(["2024-03-05 2:43:26 PM GMT+1", "2024-03-05T00:00Z", "2024-03-06"]))
    #expect(moments.form == .moment)
    #expect(moments.seconds.map { $0 - 19_787 * 86_400 } == [53_006, 0, 86_400])
    let times = try #require(WrittenDates(["9:05", "23:59:59.5"]))
    #expect(times.form == .time)
    #expect(times.seconds == [32_700, 86_399.5])
  }

  @Test(
    "what is no column of dates",
    arguments: [
      ["01/02/2024", "03/04/2024"], ["13/01/2024", "01/13/2024"], ["2023-02-29"],
      ["2024-01-01", "soon"], ["12"], ["9:60"], [], ["2024-01-01", "12:30"], ["１/2/2024"],
    ])
  func none(_ texts: [String]) {
    #expect(WrittenDates(texts) == nil)
  }

  @Test func stretches() {
    #expect(WrittenDates.stretch("2024-02-29") == 1_709_164_800..<1_709_251_200)
    #expect(WrittenDates.stretch("2024-02") == 1_706_745_600..<1_709_251_200)
    #expect(WrittenDates.stretch("2024-02-29 10:00") == 1_709_200_800..<1_709_200_860)
    #expect(WrittenDates.stretch("29/02/2024") == nil)
  }
}
