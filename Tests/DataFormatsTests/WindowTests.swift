import Diagnostics
import Codebook
import Microdata
import Testing

@testable import DataFormats

/// Large files are read through a window; nothing may depend on where it ends.
@Suite("texts larger than the window")
struct WindowTests {
  private static let pieces = [
    "a", "é", "𝒳", "\"", "\"\"", "\n", "\r\n", ",", " ", "word", "ü", "longer text with words",
  ]

  /// Texts whose records end at all places of a window, among them one that is larger than it.
  private static func texts(_ seed: UInt64) -> [String] {
    var generator = SeededGenerator(state: seed)
    return (0..<30_000).map { row in
      if row == 9_000 { return String(repeating: "long é, ", count: 80_000) }
      let count = Int.random(in: 0...14, using: &generator)
      return (0..<count).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
    }
  }

  private static func field(_ text: String) -> String {
    let signs: [Unicode.Scalar] = ["\"", ",", "\r", "\n"]
    let needsQuotes = text.unicodeScalars.contains { signs.contains($0) }
    return needsQuotes
      ? "\""
        + String(text.unicodeScalars.flatMap { $0 == "\"" ? [$0, $0] : [$0] }.map(Character.init))
        + "\"" : text
  }

  @Test("every text comes back, row by row", arguments: [1, 2, 3] as [UInt64])
  func everyText(_ seed: UInt64) throws {
    let texts = Self.texts(seed)
    let rows = texts.enumerated().map { "\($0.offset),\(Self.field($0.element)),x" }
    let loaded = try Loaded(csv: "id,q,x\n" + rows.joined(separator: "\n") + "\n")
    #expect(loaded.rowCount == texts.count)
    #expect(loaded.texts("q") == texts.map { $0.allSatisfy(\.isWhitespace) ? nil : $0 })
    #expect(loaded.numbers("id") == texts.indices.map { Double($0) })
  }

  @Test("errors far behind the beginning have their line")
  func lines() throws {
    let good = String(repeating: "é,2\n", count: 400_000)
    let wide = try loadError("a,b\n" + good + "1,2,3\n")
    #expect(wide.hasPrefix("t.csv:400002"), "\(wide)")
    let open = try loadError("a,b\n" + good + "\"é,2\n" + good)
    #expect(open.hasPrefix("t.csv:400002:1 "), "\(open)")
    let bytes = Array(("a,b\n" + good).utf8) + [0xFF, 0x2C, 0x31, 0x0A]
    let bad = try loadError(bytes, LoadOptions(encoding: "utf-8"))
    #expect(bad.hasPrefix("t.csv:400002"), "\(bad)")
  }

  @Test("a text that turns out not to be UTF-8 far behind its beginning is read as what it is")
  func trustInVain() throws {
    let plain = String(repeating: "cafe,2\n", count: 300_000)
    let latin = Array(("a,b\n" + plain).utf8) + [0x63, 0x61, 0x66, 0xE9, 0x2C, 0x33, 0x0A]
    for threads in [1, 2] {
      let loaded = try Loaded(csv: latin, LoadOptions(threads: threads))
      #expect(loaded.texts("a").last == "café")
      #expect(loaded.texts("a").first == "cafe")
      #expect(
        loaded.report.notices.contains {
          $0.hasSuffix("Windows-1252: the first such byte is 0xE9 in line 300,002")
        }, "\(loaded.report.notices)")
    }
    let named = try loadError(latin, LoadOptions(encoding: "utf-8"))
    #expect(named.hasPrefix("t.csv:300002 byte 4 of the line, 0xE9"), "\(named)")
  }

  @Test("a character that the window cuts is one")
  func characters() throws {
    for shift in 0..<8 {
      let first = String(repeating: "x", count: shift + 1) + ",1\n"
      let loaded = try Loaded(
        csv: "a,b\n" + first + String(repeating: "𝒳é,1\n", count: 150_000))
      #expect(loaded.texts("a").dropFirst().allSatisfy { $0 == "𝒳é" })
      #expect(loaded.report.notices.first?.contains("UTF-8") == true)
    }
  }
}

/// A generator whose numbers are the same in every run.
private struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ (state >> 29)
  }
}
