import Testing

/// When two outputs say the same.
@Suite struct NumbersInTextTests {
  @Test(
    "numbers may differ by a billionth part, the rest by nothing",
    arguments: [
      ("0.1", "0.10000000000000002", true), ("0.1", "0.1000001", false),
      ("1e-9 of 5", "2e-9 of 5", true), ("1e5", "1.00001e5", false),
      ("12 %", "13 %", false), ("yes 5", "no 5", false), ("5", "5 5", false),
      ("a 1.5", "a 1.5.", false), ("1,298", "1,298", true), ("-5", "5", false),
      ("é 7", "é 7", true), ("-1,87258269628388", "-1,872582696283884", true),
      ("1,5;2", "1,6;2", false),
    ])
  func same(_ one: String, _ other: String, _ agree: Bool) {
    #expect(NumbersInText(one).agrees(with: NumbersInText(other)) == agree)
  }

  @Test("a number is its digits, its fraction and its exponent")
  func parts() {
    let text = NumbersInText("q1: 10.5, 2e3 and 7.e")
    #expect(text.numbers == [1, 10.5, 2_000, 7])
    #expect(text.frame == "q#: #, # and #.e")
  }
}
