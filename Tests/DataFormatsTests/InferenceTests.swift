import DataFormats
import Diagnostics
import Codebook
import Microdata
import Testing

@Suite("types without a codebook")
struct InferenceTests {
  /// One column from its fields, in a semicolon file unless told otherwise.
  private func column(
    _ fields: [String], _ options: LoadOptions = LoadOptions(), delimiter: String = ";"
  ) throws -> Loaded {
    let rows = fields.map { "\($0)\(delimiter)r" }.joined(separator: "\n")
    return try Loaded(csv: "x\(delimiter)y\n" + rows + "\n", options)
  }

  @Test(
    "what a column is said to be",
    arguments: [
      (["1", "2", "-3", "0", ""], "whole numbers"),
      (["1", "2.5", ".5", "-0.25"], "decimals with point"),
      (["1", "2,5", "0,75"], "decimals with comma"),
      (["1.0", "2.0"], "whole numbers with point"),
      (["a", "b", "a"], "text, 2 distinct values, order by label"),
      (["", ""], "no values"),
      (["01004", "75056"], "text, 2 distinct values, order by numbers"),
      (["2A004", "75056"], "text, 2 distinct values, order by numbers"),
      (["12345678901234567", "1"], "text, 2 distinct values, order by numbers"),
      (["1234567890123456", "1"], "text, 2 distinct values, order by numbers"),
      (["123456789012345", "1"], "whole numbers"),
      (["12E4", "13E4"], "text, 2 distinct values, order by numbers"),
      (["+33", "-44", " 5", "\u{2212}2"], "whole numbers"),
      (["NA", "1"], "text, 2 distinct values, order by numbers"),
      (["NaN", "1"], "text, 2 distinct values, order by label"),
      (["null", "1"], "text, 2 distinct values, order by label"),
      (["1", "99"], "whole numbers"),
      (["1.5", "1,5"], "text, 2 distinct values, order by numbers"),
      (["5.", "1"], "text, 2 distinct values, order by numbers"),
      (["-", "1"], "text, 2 distinct values, order by label"),
      (["0.12345678901234567", "1"], "decimals with point"),
    ])
  func inference(fields: [String], words: String) throws {
    #expect(try column(fields).inference("x") == words)
  }

  @Test("text keeps its bytes, in the order that the answers tell")
  func text() throws {
    let loaded = try column(["Non", "01004", "", "Oui", "Non"])
    #expect(loaded.texts("x") == ["Non", "01004", nil, "Oui", "Non"])
    guard case .categorical(let column)? = loaded.data.column("x")?.values else {
      Issue.record("not categorical")
      return
    }
    #expect(column.categories.map(\.code) == ["01004", "Non", "Oui"])
    #expect(column.answers.isText)
  }

  @Test("only the empty field is missing, and one of blanks alone")
  func missing() throws {
    #expect(try column(["NSP", "", "\"\"", " "]).texts("x") == ["NSP", nil, nil, nil])
  }

  @Test(
    "thousands or decimals: text, with both readings",
    arguments: [
      (["1,234", "2,345"], "`1,234` can be read as 1234 or 1.234"),
      (["1.234", "999"], "`1.234` can be read as 1234 or 1.234"),
      (["1 234", "12"], "`1 234` can be read as 1234 or text"),
      (["1\u{A0}234", "2\u{202F}345"], "`1\u{A0}234` can be read as 1234 or text"),
      (["1.234.567", "1.234"], "`1.234` can be read as 1234 or 1.234"),
      (["12 %", "5 %"], "`12 %` can be read as a share of 12 % or the number 12"),
    ])
  func doubtful(fields: [String], words: String) throws {
    let loaded = try column(fields)
    #expect(loaded.inference("x")?.hasPrefix("text") ?? false)
    #expect(loaded.warning("doubtful-values")?.message == "column `x` is kept as text: " + words)
  }

  @Test("one value that cannot be thousands decides the column; so does the person")
  func decided() throws {
    #expect(try column(["1,234", "0,5"]).numbers("x") == [1.234, 0.5])
    #expect(try column(["1,234"], LoadOptions(decimalComma: true)).numbers("x") == [1.234])
    #expect(try column(["1.234"], LoadOptions(decimalComma: false)).numbers("x") == [1.234])
    #expect(
      try column(["1.5"], LoadOptions(decimalComma: true)).inference("x")
        == "text, 1 distinct value")
    #expect(
      try column(["1,5"], LoadOptions(decimalComma: false)).inference("x")
        == "text, 1 distinct value")
  }

  @Test("in a comma file a comma is decimal only when the person says so")
  func commaFile() throws {
    #expect(try column(["\"1,5\""], delimiter: ",").inference("x") == "text, 1 distinct value")
    let said = try column(["\"1,5\""], LoadOptions(decimalComma: true), delimiter: ",")
    #expect(said.numbers("x") == [1.5])
  }

  @Test("dates stay text; a doubtful order is said")
  func dates() throws {
    let loaded = try column(["03/04/2021", "05/06/2021"])
    #expect(loaded.texts("x") == ["03/04/2021", "05/06/2021"])
    #expect(
      loaded.warning("doubtful-values")?.message
        == "column `x` is kept as text: the date `03/04/2021` can be read day first or month first")
    let both = try column(["03/04/2021", "13/04/2021", "04/13/2021"])
    #expect(
      both.warning("doubtful-values")?.message
        == "column `x` is kept as text: the date `03/04/2021` can be read day first or month "
        + "first; `13/04/2021` has the day first; `04/13/2021` has the month first")
    #expect(try column(["03/04/2021", "13/04/2021"]).report.warnings.isEmpty)
    #expect(try column(["2021-04-03", "2021-04-13"]).report.warnings.isEmpty)
  }

  @Test(
    "values that look alike are kept apart and listed",
    arguments: [
      ["Oui", "Oui "], ["Oui", "oui"], ["Oui", "O\u{200B}ui"],
      ["Oui", "\u{A0}Oui"], ["Oui", "Оui"], ["a b", "a  b"],
    ])
  func lookAlikes(fields: [String]) throws {
    let loaded = try column(fields)
    #expect(loaded.inference("x") == "text, 2 distinct values, order by label")
    #expect(loaded.warning("look-alikes") != nil)
  }

  @Test(
    "values that differ in the composition of their accents are one, and it is said",
    arguments: [
      ["e\u{301}", "é"], ["é", "e\u{301}"], ["\u{1100}\u{1161}", "가"], ["Ａ\u{30A}", "Ａ\u{30A}"],
      ["\u{212B}ngstro\u{308}m", "Ångström"], ["a\u{323}\u{307}", "a\u{307}\u{323}"],
    ])
  func composed(fields: [String]) throws {
    let loaded = try Loaded(csv: "v\n" + (fields + ["x"]).joined(separator: "\n") + "\n")
    let texts = loaded.texts("v")
    let isSame = fields[0].utf8.elementsEqual(fields[1].utf8)
    #expect(texts[0].map { Array($0.utf8) } == texts[1].map { Array($0.utf8) })
    #expect(Set(texts).count == 2)
    #expect(loaded.report.notices.count { $0.contains("are one answer") } == (isSame ? 0 : 1))
    #expect(loaded.warning("look-alikes") == nil)
  }

  @Test("a value stays as it is written where no other is its like")
  func decomposed() throws {
    let loaded = try Loaded(csv: "v\ne\u{301}\nx\n")
    #expect(loaded.texts("v")[0].map { Array($0.utf8) } == Array("e\u{301}".utf8))
    #expect(loaded.report.notices.count == 1)
  }

  @Test("different values are no look-alikes")
  func different() throws {
    #expect(try column(["Oui", "Non", "été", "ete"]).report.warnings.isEmpty)
  }

  @Test("NUL bytes are content, with a warning at the first")
  func nulBytes() throws {
    let loaded = try column(["a", "b\0c", "b"])
    #expect(loaded.texts("x") == ["a", "b\0c", "b"])
    #expect(loaded.warning("nul-bytes")?.place?.hasSuffix("t.csv:3") ?? false)
    #expect(
      try column(["a", "a\0", "\0a"]).inference("x") == "text, 3 distinct values, order by label")
  }

  @Test("decimals are read to the last bit")
  func exact() throws {
    let fields = ["0.1", "0.30000000000000004", "123456789.123456789", "5e", "2.2250738585072014"]
    let numbers = try column(fields.filter { $0 != "5e" }).numbers("x")
    #expect(numbers == [0.1, 0.30000000000000004, 123456789.123456789, 2.2250738585072014])
  }

  @Test("more distinct numbers than a dictionary holds are a number a row")
  func manyNumbers() throws {
    let rows = (0..<66_000).map { "\($0),\($0).5,\($0 % 3)" }.joined(separator: "\n")
    let loaded = try Loaded(csv: "a,b,c\n" + rows)
    #expect(loaded.inference("a") == "whole numbers")
    #expect(loaded.inference("b") == "decimals with point")
    #expect(loaded.numbers("a") == (0..<66_000).map { Double($0) })
    #expect(loaded.numbers("b").last == 65_999.5)
  }

  @Test("numbers that count on and then begin again", arguments: [66_000, 40_000])
  func countingOn(distinct: Int) throws {
    let numbers = (0..<160_000).map { $0 % distinct }
    let loaded = try Loaded(
      csv: "id,x\n" + numbers.map { "\($0),a" }.joined(separator: "\n"))
    #expect(loaded.inference("id") == "whole numbers")
    #expect(loaded.numbers("id") == numbers.map { Double($0) })
    let isKept = distinct > NumberScale.mostDistinct(isWhole: true)
    #expect(loaded.hasNumberARow("id") == isKept)
  }

  @Test("a late word turns many numbers back into the text they were")
  func reverted() throws {
    let values = (0..<66_000).map { "\($0)" } + ["unknown", "", "01"]
    let loaded = try Loaded(csv: "a,b\n" + values.map { "\($0),1" }.joined(separator: "\n"))
    #expect(loaded.texts("a") == values.map { $0.isEmpty ? nil : $0 })
    let late = (0..<66_000).map { "\(1 + $0 % 990),\(100 + $0 / 990)" } + ["x"]
    let grouped = try Loaded(csv: "a;b\n" + late.map { "\($0);1" }.joined(separator: "\n"))
    #expect(grouped.texts("a") == late)
  }

  @Test("many ambiguous numbers stay text")
  func manyAmbiguous() throws {
    let values = (0..<66_000).map { "\(1 + $0 / 900),\(100 + $0 % 900)" }
    let loaded = try Loaded(csv: "a;b\n" + values.map { "\($0);1" }.joined(separator: "\n"))
    #expect(loaded.texts("a") == values)
    #expect(loaded.warning("doubtful-values") != nil)
  }
}
