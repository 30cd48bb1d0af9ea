import Diagnostics
import QuerySyntax
import Testing

/// What is printed is read as the same tree, for thousands of random trees.
struct RoundTripTests {
  /// What is wrong with the round trip of a script, nothing when all is well.
  private static func fault(_ values: [UInt32]) -> String? {
    var choices = Choices(values)
    let script = choices.script()
    let printed = Formatter.format(script)
    let result = Parser.parse(SourceText(name: "random", text: printed))
    if let error = result.diagnostics.first { return "\(error.message)\n\(printed)" }
    if result.script != script { return "another tree\n\(printed)" }
    if Formatter.format(result.script) != printed { return "not stable\n\(printed)" }
    for item in script.statements where !Parser.isComplete(Formatter.format(item.statement)) {
      return "goes on\n\(printed)"
    }
    return nil
  }

  @Test("random scripts", arguments: 0..<20)
  func isTheSame(_ batch: Int) {
    for seed in 0..<100 {
      let start = Choices(seed: UInt64(batch * 100 + seed + 1), count: 300).values
      guard Self.fault(start) != nil else { continue }
      let small = Choices.shrunk(start) { Self.fault($0) != nil }
      Issue.record("seed \(batch * 100 + seed): \(Self.fault(small) ?? "")")
      return
    }
  }

  /// Anything at all is read without a trap, and its errors stand inside the text.
  @Test("torn scripts", arguments: 0..<10)
  func isSafe(_ batch: Int) {
    for seed in 0..<60 {
      var choices = Choices(seed: UInt64(batch * 1000 + seed), count: 400)
      var bytes = Array(Formatter.format(choices.script()).utf8)
      for _ in 0..<(1 + choices.pick(6)) where !bytes.isEmpty {
        let place = choices.pick(bytes.count)
        switch choices.pick(3) {
        case 0: bytes.remove(at: place)
        case 1: bytes.insert(Array("\"`(),=<>.. 5é\n'«".utf8)[choices.pick(18)], at: place)
        default: bytes = Array(bytes[..<place])
        }
      }
      let text = String(decoding: bytes, as: UTF8.self)
      check(text)
    }
  }

  private func check(_ text: String) {
    let source = SourceText(name: "torn", text: text)
    let result = Parser.parse(source)
    for error in result.diagnostics {
      #expect((error.range?.upper ?? .max) <= text.utf8.count)
      _ = DiagnosticPicture(error, in: source).text
    }
    let printed = Formatter.format(result.script)
    let again = Parser.parse(SourceText(name: "again", text: printed))
    #expect(again.diagnostics == [], "\(printed)")
    #expect(Formatter.format(again.script) == printed)
    _ = Parser.isComplete(text)
    _ = CompletionContext.at(text.utf8.count / 2, in: text)
    _ = Highlighter.tokens(text)
  }
}
