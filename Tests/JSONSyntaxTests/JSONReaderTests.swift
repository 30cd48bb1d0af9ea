import Testing

@testable import JSONSyntax

@Suite("JSON")
struct JSONReaderTests {
  private func read(_ text: String) throws -> JSONNode {
    try JSONReader.read(Array(text.utf8))
  }

  private func failure(_ text: String) -> String {
    do {
      _ = try read(text)
      return "none"
    } catch {
      guard let error = error as? JSONError else { return "other" }
      return "\(error.offset) \(error.message)"
    }
  }

  @Test("values of every kind, with their places")
  func values() throws {
    let node = try read(" {\"a\": [1, -2.50e+3, true, false, null, \"x\"], \"b\": {}} ")
    #expect(node.offset == 1)
    #expect(node["a"]?.offset == 7)
    #expect(
      node["a"]?.elements?.map(\.value)
        == [.number("1"), .number("-2.50e+3"), .bool(true), .bool(false), .null, .string("x")])
    #expect(node["b"]?.members?.isEmpty ?? false)
    #expect(node["c"] == nil)
  }

  @Test("escapes, surrogate pairs and plain characters")
  func escapes() throws {
    let node = try read(#""\"\\\/\b\f\n\r\t\u00e9\ud83d\ude00é😀""#)
    #expect(node.string == "\"\\/\u{8}\u{C}\n\r\té😀é😀")
  }

  @Test(
    "what is not JSON is an error at its place",
    arguments: [
      ("", "0 the text ends where a value is expected"),
      ("[1", "2 expected `,` or `]`"),
      ("[1,]", "3 expected a value"),
      ("{\"a\" 1}", "5 expected `:`"),
      ("{a: 1}", "1 expected a name in double quotes"),
      ("{\"a\":1,\"a\":2}", "7 the name `a` stands twice in one object"),
      ("01", "0 a number may not begin with 0"),
      ("-", "1 expected a digit"),
      ("1.", "2 expected a digit"),
      ("1e", "2 expected a digit"),
      ("+1", "0 expected a value"),
      ("nul", "0 expected a value"),
      ("NaN", "0 expected a value"),
      ("1 2", "2 text after the end of the value"),
      ("\"a", "0 the text that opens here is never closed"),
      ("\"a\nb\"", "2 a control character in a text"),
      ("\"\\x\"", "1 no such escape"),
      ("\"\\u12g4\"", "3 expected four hexadecimal digits"),
      ("\"\\u12\"", "3 expected four hexadecimal digits"),
      ("\"\\ud800\"", "1 half of a surrogate pair"),
      ("\"\\udc00\"", "1 half of a surrogate pair"),
      ("\"\\ud800\\u0041\"", "1 half of a surrogate pair"),
      ("\"\\", "2 the text ends within an escape"),
      ("'a'", "0 expected a value"),
      ("// x\n1", "0 expected a value"),
    ])
  func failures(text: String, expected: String) {
    #expect(failure(text) == expected)
  }

  @Test("256 levels are read, 257 are refused, a million too")
  func nesting() throws {
    let deep = String(repeating: "[", count: 256) + String(repeating: "]", count: 256)
    #expect(failure(deep) == "none")
    #expect(failure("[" + deep + "]") == "256 nested more than 256 deep")
    let endless = String(repeating: "{\"a\":", count: 1_000_000)
    #expect(failure(endless) == "1280 nested more than 256 deep")
  }

  @Test("every beginning of a text is an error and no crash")
  func truncated() {
    let text = Array("{\"a\": [1.5e3, true, \"\\u00e9\\ud83d\\ude00\"], \"b\": {\"c\": null}}".utf8)
    for length in 0..<text.count {
      #expect(failure(String(decoding: text.prefix(length), as: UTF8.self)) != "none")
    }
  }
}
