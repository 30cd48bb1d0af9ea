import Codebook
import Microdata
import Testing

@Suite struct TwoBitRowsTests {
  /// Every code in every place of a byte, with a rest of each length.
  private static func codes(_ count: Int) -> [UInt8] {
    (0..<count).map { UInt8($0 * 7 % 5 % 4) }
  }

  @Test("what is packed is unpacked", arguments: [0, 1, 3, 4, 7, 8, 9, 31, 64, 65])
  func bytes(_ count: Int) {
    let rows = TwoBitRows(Self.codes(count))
    #expect(rows.bytes == Self.codes(count))
    #expect((0..<count).map { rows[$0] } == Self.codes(count))
    #expect(rows.packed.count == (count + 3) / 4)
  }

  @Test("some rows are unpacked into the beginning", arguments: [0..<5, 4..<20, 8..<33, 32..<33])
  func unpack(_ rows: Range<Int>) {
    var bytes = [UInt8](repeating: 9, count: 64)
    var span = bytes.mutableSpan
    TwoBitRows(Self.codes(33)).unpack(rows, into: &span)
    #expect(Array(bytes.prefix(rows.count)) == Array(Self.codes(33)[rows]))
  }
}
