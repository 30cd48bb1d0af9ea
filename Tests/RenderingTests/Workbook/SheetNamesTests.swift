import Testing

@testable import Rendering

struct SheetNamesTests {
  private func names(_ wanted: [String]) -> [String] {
    var names = SheetNames()
    return wanted.map { names.name($0) }
  }

  @Test("signs that sheets refuse are replaced")
  func signs() {
    #expect(names(["a[b]:c*d?e/f\\g#h"]) == ["a_b__c_d_e_f_g_h"])
    #expect(names(["'a'", "", "  ", "a  b"]) == ["_a_", "_", "_ 2", "a b"])
    #expect(names(["a\u{7}\u{202E}b"]) == ["a_u{7}_u{202E}b"])
  }

  @Test("names differ by more than case, and none is History")
  func unique() {
    #expect(names(["Role", "role", "ROLE"]) == ["Role", "role 2", "ROLE 3"])
    #expect(names(["History", "history"]) == ["History 2", "history 3"])
  }

  @Test("31 UTF-16 units at most, whole characters, no end that is refused")
  func length() {
    let long = String(repeating: "a", count: 40)
    #expect(names([long, long]) == [String(long.prefix(31)), String(long.prefix(29)) + " 2"])
    let wide = names([String(repeating: "😀", count: 20)])[0]
    #expect(wide == String(repeating: "😀", count: 15))
    #expect(names([String(repeating: "a", count: 30) + "' b"])[0].hasSuffix("a_"))
    #expect(names([String(repeating: "a", count: 30) + " b"])[0].hasSuffix("a"))
  }
}
