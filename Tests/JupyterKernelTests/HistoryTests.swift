import JSONSyntax
import Testing

@testable import JupyterKernel

@Suite("The history of a kernel")
struct HistoryTests {
  private func ask(_ content: String) throws -> String {
    var history = History()
    for (position, code) in ["freq role", "show filter", "freq wave", "freq role"].enumerated() {
      history.add(code, output: position == 1 ? nil : "table", line: position + 1)
    }
    let members = history.members(for: try JSONReader.read(Array(content.utf8)))
    return JSONWriter.compact(JSONNode(.object(members)))
  }

  @Test("the last ones")
  func tail() throws {
    let answer = try ask(#"{"hist_access_type": "tail", "n": 2}"#)
    #expect(answer == #"{"history": [[1, 3, "freq wave"], [1, 4, "freq role"]], "status": "ok"}"#)
    #expect(try ask(#"{"hist_access_type": "tail", "n": -1}"#).contains("[]"))
  }

  @Test("a range of this session, and of another none")
  func range() throws {
    let answer = try ask(
      #"{"hist_access_type": "range", "session": 1, "start": 2, "stop": 3, "output": true}"#)
    #expect(answer == #"{"history": [[1, 2, ["show filter", null]]], "status": "ok"}"#)
    let other = try ask(#"{"hist_access_type": "range", "session": 2, "start": 1, "stop": 9}"#)
    #expect(other.contains("[]"))
  }

  @Test("a pattern, each once or the last ones")
  func search() throws {
    let all = #"{"hist_access_type": "search", "pattern": "freq*""#
    #expect(
      try ask(all + #", "unique": true}"#)
        == #"{"history": [[1, 3, "freq wave"], [1, 4, "freq role"]], "status": "ok"}"#)
    #expect(try ask(all + #", "n": 1}"#) == #"{"history": [[1, 4, "freq role"]], "status": "ok"}"#)
    #expect(try ask(#"{"hist_access_type": "search", "pattern": "f?eq w*"}"#).contains("freq wave"))
  }
}
