import Testing

@testable import Rendering

@Suite("signs that stay on their line")
struct HeldSignsTests {
  @Test(
    "spaces around signs hold them, and come back",
    arguments: [
      ("p < 0.001", "p\u{A0}<\u{A0}0.001"),
      ("V = 0.12, p = 1", "V\u{A0}=\u{A0}0.12, p\u{A0}=\u{A0}1"),
      ("a = b = c", "a\u{A0}=\u{A0}b\u{A0}=\u{A0}c"), ("a= b", "a= b"), ("=", "="),
      (" < ", "\u{A0}<\u{A0}"),
      ("été = 1", "été\u{A0}=\u{A0}1"), ("plain text", "plain text"), ("", ""),
    ])
  func hold(text: String, held: String) {
    #expect(HeldSigns.hold(text) == held)
    #expect(HeldSigns.release(held) == text)
  }
}
