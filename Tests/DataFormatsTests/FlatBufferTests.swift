import Testing

@testable import DataFormats

@Suite struct FlatBufferTests {
  /// A table with a field of each kind, one left out, and a vector of structs.
  private static func buffer() -> [UInt8] {
    var writer = FlatBufferWriter()
    let names = writer.vector([writer.string("é"), writer.string("")])
    let rows = writer.vector([[1, -2], [Int64.max, 0]] as [[Int64]])
    let inner = writer.table([0: .short(-3)])
    let root = writer.table([
      0: .byte(7), 1: .long(-5), 3: .int(9), 4: .reference(names), 5: .reference(rows),
      6: .reference(inner),
    ])
    return writer.finish(root)
  }

  @Test("what is written is read")
  func roundTrip() throws {
    let bytes = Self.buffer()
    #expect(bytes.count % 8 == 0)
    let table = try FlatBufferReader(bytes[...]).root()
    #expect(try table.number(0, default: UInt8(0)) == 7)
    #expect(try table.number(1, default: Int64(0)) == -5)
    #expect(try table.number(2, default: Int32(42)) == 42)
    #expect(try table.number(3, default: Int32(0)) == 9)
    #expect(try table.rows(5, of: 2) == [[1, -2], [Int64.max, 0]])
    #expect(try table.table(6)?.number(0, default: Int16(0)) == -3)
    #expect(try table.number(99, default: Int32(1)) == 1)
  }

  @Test("no damage to a byte leads out of the buffer")
  func damage() {
    let whole = Self.buffer()
    for place in whole.indices {
      for value: UInt8 in [0, 1, 0x7F, 0x80, 0xFF] {
        var bytes = whole
        bytes[place] = value
        Self.readAll(bytes)
      }
      Self.readAll(Array(whole.prefix(place)))
    }
  }

  /// Reads every field as every kind; errors are as good as values.
  private static func readAll(_ bytes: [UInt8]) {
    guard let table = try? FlatBufferReader(bytes[...]).root() else { return }
    for field in 0..<8 {
      _ = try? table.number(field, default: Int64(0))
      _ = try? table.text(field)
      _ = try? table.rows(field, of: 2)
      _ = try? table.tables(field).map { try $0.text(0) }
      _ = try? table.table(field)?.number(0, default: Int16(0))
    }
  }
}
