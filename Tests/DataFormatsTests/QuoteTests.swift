import DataFormats
import Diagnostics
import Codebook
import Microdata
import Testing

@Suite("quotes")
struct QuoteTests {
  @Test("newlines, delimiters and doubled quotes inside quotes are content")
  func content() throws {
    let loaded = try Loaded(
      csv: "a,b\n\"x\ny\",1\n\"p,q\",2\n\"say \"\"no\"\"\",3\n\"\",4\n\"\"\"\",5\n")
    #expect(loaded.texts("a") == ["x\ny", "p,q", "say \"no\"", nil, "\""])
    #expect(loaded.rowCount == 5)
  }

  @Test("a quote inside an unquoted field is content")
  func inside() throws {
    let loaded = try Loaded(csv: "a,b\n5\" pipe,1\nx\"\"y,2\n")
    #expect(loaded.texts("a") == ["5\" pipe", "x\"\"y"])
  }

  @Test("the same value quoted and unquoted is one category")
  func merged() throws {
    let loaded = try Loaded(
      csv: "a,b\na\"b,1\n\"a\"\"b\",2\n\"c\",3\nc,4\nx\"\"y,5\n\"x\"\"y\",6\n")
    #expect(loaded.texts("a") == ["a\"b", "a\"b", "c", "c", "x\"\"y", "x\"y"])
    #expect(loaded.inference("a") == "text, 4 distinct values, order by label")
  }

  @Test("text after a closing quote is an error at its place")
  func textAfter() throws {
    #expect(
      try loadError("a,b\n1,\"x\"y\n")
        == "t.csv:2:6 text after the closing quote of a field that opens in line 2")
    #expect(
      try loadError("a,b\n\"é\nz\"!,1\n")
        == "t.csv:3:3 text after the closing quote of a field that opens in line 2")
  }

  @Test("positions are physical lines, also after quoted newlines")
  func physicalLines() throws {
    #expect(
      try loadError("a,b\r\n\"x\r\ny\",1\r\n2\r\n") == "t.csv:4 1 field where the header has 2")
  }

  @Test("a quote never closed is an error where it opened, in linear time")
  func unclosed() throws {
    #expect(
      try loadError("a,b\n1,\"x\n2,y\n") == "t.csv:2:3 the quote that opens here is never closed")
    let rows = String(repeating: "1,\"two\"\n", count: 1_000_000)
    let bytes = Array(("a,b\n1,\"open\n" + rows.replacing("\"", with: "")).utf8)
    var message = ""
    let seconds = try cpuSeconds { message = try loadError(bytes) }
    #expect(message == "t.csv:2:3 the quote that opens here is never closed")
    #expect(seconds < 20)
    #expect(try loadError("a,\"b\n1,2\n") == "t.csv:1:3 the quote that opens here is never closed")
  }

  @Test("quotes at every place of a word, with every length of content")
  func everyLength() throws {
    for length in 0..<40 {
      let value = String(repeating: "ab\"c\n,d", count: 6).prefix(length)
      let quoted = "\"" + value.replacing("\"", with: "\"\"") + "\""
      let loaded = try Loaded(csv: "a,b\n\(quoted),\(quoted)\n\(quoted),x\n")
      #expect(loaded.rowCount == 2)
      #expect(loaded.texts("a") == (length == 0 ? [nil, nil] : [String(value), String(value)]))
      #expect(loaded.texts("b").last == "x")
    }
  }
}
