import Testing

@testable import Rendering

struct SheetTextTests {
  @Test("nothing in a text is read as a coded character")
  func codes() {
    #expect(SheetText.fit("_x003D_cmd") == "_x005F_x003D_cmd")
    #expect(SheetText.fit("_x00_ a_xyz=1 _") == "_x00_ a_xyz=1 _")
  }

  @Test("a text that a cell cannot hold is cut between characters")
  func length() {
    let full = String(repeating: "a", count: SheetText.longest)
    #expect(SheetText.fit(full) == full)
    #expect(SheetText.fit(full + "b") == String(full.dropLast()) + "…")
    let wide = SheetText.fit(String(repeating: "😀", count: 20_000))
    #expect(wide.utf16.count == SheetText.longest)
    #expect(wide.hasSuffix("😀…"))
  }
}
