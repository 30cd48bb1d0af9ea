import Glibc
import JSONSyntax

/// The cells that ran, for clients that look for them.
struct History {
  private struct RanCell {
    let line: Int
    let code: String
    let output: String?
  }

  private var entries: [RanCell] = []
  /// The one session that there is.
  private static let session = 1

  mutating func add(_ code: String, output: String?, line: Int) {
    entries.append(RanCell(line: line, code: code, output: output))
  }

  /// The content of the answer to a `history_request`: the last ones, a range, or those that a
  /// pattern of `*` and `?` fits.
  func members(for content: JSONNode) -> [JSONMember] {
    let number = { (name: String) in content[name]?.codeText.flatMap { Int($0) } }
    var found = entries
    switch content["hist_access_type"]?.string {
    case "range":
      let session = number("session") ?? 0
      let start = number("start") ?? 0
      let stop = number("stop") ?? Int.max
      let isHere = session == 0 || session == Self.session
      found = entries.filter { isHere && $0.line >= start && $0.line < stop }
    case "search":
      found = matching(content["pattern"]?.string ?? "*", content["unique"]?.bool ?? false)
      found = found.suffix(max(0, number("n") ?? found.count))
    default: found = found.suffix(max(0, number("n") ?? found.count))
    }
    let withOutput = content["output"]?.bool ?? false
    return [
      JSONMember("status", "ok"),
      JSONMember("history", found.map { node($0, withOutput) }),
    ]
  }

  /// Entries that a pattern fits; of equal ones the last, where each is wanted once.
  private func matching(_ pattern: String, _ isUnique: Bool) -> [RanCell] {
    let found = entries.filter { fnmatch(pattern, $0.code, 0) == 0 }
    guard isUnique else { return found }
    var seen: Set<String> = []
    return found.reversed().filter { seen.insert($0.code).inserted }.reversed()
  }

  private func node(_ entry: RanCell, _ withOutput: Bool) -> JSONNode {
    let code = JSONNode(.string(entry.code))
    let output = JSONNode(entry.output.map { .string($0) } ?? .null)
    return JSONNode(
      .array([
        JSONNode(.number(String(Self.session))), JSONNode(.number(String(entry.line))),
        withOutput ? JSONNode(.array([code, output])) : code,
      ]))
  }
}
