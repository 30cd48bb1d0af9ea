import Testing

@testable import LineEditor

@Suite("History in memory")
struct EntryHistoryTests {
  @Test(
    "an entry is kept unless blank, begun with a space or said twice",
    arguments: [
      ("b;", true), ("a;", false), (" b;", false), ("", false), ("\n\t ", false), ("a;\n", true),
    ])
  func add(entry: String, isKept: Bool) {
    var history = EntryHistory(["a;"])
    #expect(history.add(entry) == isKept)
    #expect(history.entries == (isKept ? ["a;", entry] : ["a;"]))
  }

  @Test("older and newer pass over what is shown already")
  func neighbours() {
    let history = EntryHistory(["ab", "x", "ab", "ac"])
    #expect(history.older(than: 4, prefix: "a", otherThan: "ac") == 2)
    #expect(history.older(than: 2, prefix: "a", otherThan: "ab") == nil)
    #expect(history.newer(than: 0, prefix: "a", otherThan: "ab") == 3)
    #expect(history.newer(than: 3, prefix: "", otherThan: "") == nil)
  }

  @Test("nothing goes on with what failed, until it runs")
  func failures() {
    var history = EntryHistory(["ab", "ac"])
    history.note("ac", hasFailed: true)
    #expect(history.continuation(of: "a") == "b")
    history.note("ac", hasFailed: false)
    #expect(history.continuation(of: "a") == "c")
  }

  @Test("a search finds every word, in any order")
  func words() {
    let history = EntryHistory(["freq role where wave = 2021", "freq size"])
    #expect(history.older(than: 2, containing: "2021 FREQ") == 0)
    #expect(history.older(than: 2, containing: "2021 size") == nil)
  }

  @Test("an entry that was never run stands behind the others until the next is added")
  func offer() {
    var history = EntryHistory(["a;"])
    history.offer("b;")
    #expect(history.entries == ["a;", "b;"])
    history.offer("c;")
    #expect(history.entries == ["a;", "c;"])
    let isAdded = history.add("c;")
    #expect(isAdded)
    #expect(history.entries == ["a;", "c;"])
    history.offer("d;")
    history.offer(nil)
    #expect(history.entries == ["a;", "c;"])
  }
}
