import Glibc
import Testing

@testable import LineEditor

@Suite("Entries from a stream")
struct PlainLineReaderTests {
  /// All events a stream of bytes ends in.
  private func events(
    _ text: String, isComplete: @escaping (String) -> Bool = { _ in true }
  ) throws -> [LineEvent] {
    var ends: [Int32] = [0, 0]
    try #require(pipe(&ends) == 0)
    defer { close(ends[0]) }
    let bytes = Array(text.utf8)
    try #require(write(ends[1], bytes, bytes.count) == bytes.count)
    close(ends[1])
    var reader = PlainLineReader(descriptor: ends[0], isComplete: isComplete)
    var events: [LineEvent] = []
    repeat { events.append(try reader.readEntry(prompt: "> ")) } while events.last != .endOfInput
    return events
  }

  @Test("lines are entries, the last one with or without its end")
  func lines() throws {
    #expect(try events("a\r\n\né") == [.entry("a"), .entry(""), .entry("é"), .endOfInput])
    #expect(try events("a\n") == [.entry("a"), .endOfInput])
    #expect(try events("") == [.endOfInput])
  }

  @Test("lines are joined until they make an entry")
  func joined() throws {
    let found = try events("a\nb;\nc;\nd") { $0.hasSuffix(";") }
    #expect(found == [.entry("a\nb;"), .entry("c;"), .entry("d"), .endOfInput])
  }

  @Test("a line longer than one read comes whole")
  func longLine() throws {
    let long = String(repeating: "x", count: 60_000)
    #expect(try events(long + "\ny") == [.entry(long), .entry("y"), .endOfInput])
  }

  @Test("a descriptor that cannot be read is an error")
  func unreadable() {
    var reader = PlainLineReader(descriptor: -1)
    #expect(throws: LineEditorError.unreadableInput(EBADF)) { try reader.readEntry(prompt: "") }
  }
}
