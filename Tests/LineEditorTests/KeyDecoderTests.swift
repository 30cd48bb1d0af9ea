import Testing

@testable import LineEditor

@Suite("Bytes to commands")
struct KeyDecoderTests {
  private func commands(_ bytes: [UInt8]) -> [EditingCommand] {
    var decoder = KeyDecoder()
    return bytes.compactMap { decoder.decode($0) }
  }

  private func commands(_ text: String) -> [EditingCommand] {
    commands(Array(text.utf8))
  }

  @Test(
    "a key means its command",
    arguments: [
      ("\r", EditingCommand.enter), ("\n", .enter), ("\u{1B}\r", .newLine), ("\u{1B}[A", .up),
      ("\u{1B}OB", .down), ("\u{1B}[3~", .delete(.characterRight)), ("\t", .complete),
      ("\u{1B}[1;5C", .move(.wordRight)), ("\u{1B}b", .move(.wordLeft)), ("\u{3}", .interrupt),
      ("\u{4}", .deleteOrLeave), ("\u{1A}", .suspend), ("\u{12}", .searchHistory),
      ("\u{7F}", .delete(.characterLeft)), ("é", .insert("é")), ("日", .insert("日")),
      ("\u{1F}", .undo), ("\u{18}\u{15}", .undo), ("\u{18}\u{5}", .editElsewhere),
      ("\u{1B}.", .lastWord), ("\u{1B}[Z", .completeBackwards),
      ("😀", .insert("😀")), ("\u{1B}\u{1B}[A", .up),
    ])
  func keys(bytes: String, command: EditingCommand) {
    #expect(commands(bytes) == [command])
  }

  @Test("unknown keys do nothing, and the next key is read whole")
  func unknownKeys() {
    #expect(
      commands("\u{1B}[99~\u{1B}[[A\u{1B}Ozx\u{1B}qy\u{0}z") == [
        .insert("x"), .insert("y"), .insert("z"),
      ])
  }

  @Test("malformed UTF-8 is dropped")
  func malformedText() {
    #expect(
      commands([0xC3, 0x61, 0xFF, 0x80, 0xE6, 0x97, 0x62, 0xED, 0xA0, 0x80, 0x63]) == [
        .insert("a"), .insert("b"), .insert("c"),
      ])
  }

  @Test("a paste is one command, whatever keys it holds")
  func paste() {
    let text = "a;\r\u{3}\u{1B}[A\u{1B}[201 ~é"
    #expect(commands("\u{1B}[200~\(text)\u{1B}[201~x") == [.paste(text), .insert("x")])
  }

  @Test("after any three bytes Enter is understood within a few presses")
  func neverStuck() {
    let bytes: [UInt8] = [0x1B, 0x5B, 0x4F, 0x41, 0x30, 0x7E, 0xC3, 0xF0, 0x80, 0x00]
    for first in bytes {
      for second in bytes {
        for third in bytes {
          let presses = Array(repeating: UInt8(0x0D), count: 40)
          let found = commands([first, second, third] + presses)
          #expect(found.last == .enter, "\(first) \(second) \(third)")
        }
      }
    }
  }
}
