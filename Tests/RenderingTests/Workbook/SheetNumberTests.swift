import Testing

@testable import Rendering

struct SheetNumberTests {
  @Test(
    "values and formats",
    arguments: [
      (42.5, FigureShape.percent(decimals: 0), "", "en", 0.425, "0%"),
      (42.5, .percent(decimals: 1), "*", "en", 0.425, "0.0%\"*\""),
      (42.5, .percent(decimals: 0), "", "fr", 0.425, "0\"\u{A0}\"%"),
      (0.425, .share(decimals: 1), "", "en", 0.425, "0.0%"),
      (0.0125, .hundredths(decimals: 1), "", "en", 1.25, "0.0"),
      (1292, .number(decimals: 0), "*", "en", 1292, "#,##0\"*\""),
      (1292.25, .number(decimals: 1), "", "en", 1292.25, "#,##0.0"),
      (4, .trimmed(atMost: 1), "", "en", 4, "#,##0"),
      (4.5, .trimmed(atMost: 1), "", "en", 4.5, "#,##0.0"),
      (0.0001, .probability, "", "en", 0.0001, "[<0.001]\"<0.001\";0.000"),
      (0.0001, .probability, "", "fr", 0.0001, "[<0.001]\"<0,001\";0.000"),
    ])
  func formats(
    _ value: Double, _ shape: FigureShape, _ sign: String, _ language: String,
    _ expected: Double, _ format: String
  ) {
    let number = SheetNumber(
      TableGrid.Number(value: value, shape: shape), sign: sign, language: language)
    #expect(number.value == expected)
    #expect(number.format == format)
  }
}
