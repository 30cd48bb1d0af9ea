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
    #expect(history.continuation(of: "a") { $0 != "ac" } == "b")
    #expect(history.continuation(of: "a") { _ in false } == nil)
  }

  @Test("a search finds every word, in any order")
  func words() {
    let history = EntryHistory(["freq role where wave = 2021", "freq size"])
    #expect(history.containing("2021 FREQ") == [0])
    #expect(history.containing("freq") == [1, 0])
    #expect(history.containing("2021 size").isEmpty && history.containing(" ").isEmpty)
  }

  @Test("what a search finds is a list: the one shown marked, what failed too, the words lit")
  func searchList() throws {
    try TerminalLocale.adopt()
    let entries = ["freq a", "freq b\n  where Freq = \u{1B}[1m", "rows"]
    let history = EntryHistory(entries, failed: ["freq a"])
    var search = HistorySearch(from: EditBuffer())
    search.extend(by: "freq", in: history)
    search.goOn(by: 1)
    #expect(search.shown(in: history).text == "freq a")
    #expect(
      search.lines(in: history, rows: 5, litColor: "1") == [
        "   \u{1B}[1mfreq\u{1B}[0m b ↵   where \u{1B}[1mFreq\u{1B}[0m = ^[[1m",
        "▸✗ \u{1B}[1mfreq\u{1B}[0m a",
      ])
    #expect(
      search.lines(in: history, rows: 5, litColor: nil).last == "▸✗ freq a")
    search.goOn(by: 1)
    #expect(search.hasFailed && search.shown(in: history).text == "freq a")
    search.extend(by: " nothing", in: history)
    #expect(search.hasFailed && search.shown(in: history).text == "freq a")
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
