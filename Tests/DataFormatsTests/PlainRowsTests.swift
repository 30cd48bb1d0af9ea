import CTextScan
import Testing

@testable import DataFormats

/// Rows of a text found 64 bytes at a time, beside those that the careful scanner finds one by one.
@Suite("plain rows")
struct PlainRowsTests {
  /// The places of plain rows up to the first that is none, and where that begins.
  private struct Rows: Equatable {
    var places: [UInt32] = []
    var next = 0
  }

  private static let spare = Int(baro_scan_spare_places)

  /// All means of this machine.
  private static let means = (0...baro_best_scan().rawValue).map {
    baro_scan_means(rawValue: $0)
  }

  private static func quickly(
    _ text: [UInt8], columns: Int, _ means: baro_scan_means
  ) -> Rows {
    let padded = text + [UInt8](repeating: 0, count: FileBytes.padding)
    var places = [UInt32](repeating: 0, count: text.count * (columns + 1) + spare)
    let found = padded.withUnsafeBufferPointer { bytes in
      places.withUnsafeMutableBufferPointer {
        baro_scan_rows(
          means, bytes.baseAddress, 0, 0, text.count, text.count, 0x2C, columns, text.count,
          $0.baseAddress)
      }
    }
    return Rows(
      places: Array(places.prefix(Int(found.rows) * (columns + 1))), next: Int(found.next))
  }

  private static func carefully(_ text: [UInt8], columns: Int) -> Rows {
    let padded = text + [UInt8](repeating: 0, count: FileBytes.padding)
    let scanner = RecordScanner(delimiter: 0x2C)
    var rows = Rows()
    while rows.next < text.count {
      var places = [UInt32](repeating: 0, count: columns + 1)
      var room = places.mutableSpan
      let record = scanner.scan(
        padded.span.bytes, from: rows.next, to: text.count, base: 0, into: &room, at: 0)
      // A quote within a field that opens without one is content, which the quick way leaves.
      let isPlain = (0..<columns).allSatisfy { column in
        let (start, end) = (Int(places[column] &+ 1), Int(places[column + 1]))
        return start >= end || padded[start] == 0x22 || !padded[start..<end].contains(0x22)
      }
      guard record.fault == .none, record.fieldCount == columns, record.next < text.count, isPlain
      else { break }
      rows.places += places
      rows.next = record.next
    }
    return rows
  }

  @Test(
    "any text gives the rows that the careful scanner finds",
    arguments: ["a,\"\n\r", "ab,\n", "a,\"\n", "a,\"\"\"\",,\r\n"])
  func anyText(alphabet: String) {
    let signs = Array(alphabet.utf8)
    var random = SystemRandomNumberGenerator()
    for _ in 0..<3_000 {
      let length = Int.random(in: 1...200, using: &random)
      let text = (0..<length).map { _ in signs.randomElement(using: &random) ?? 0 }
      let columns = Int.random(in: 1...3, using: &random)
      let expected = Self.carefully(text, columns: columns)
      for means in Self.means {
        #expect(
          Self.quickly(text, columns: columns, means) == expected,
          "\(columns) columns of \(String(decoding: text, as: UTF8.self).debugDescription)")
      }
    }
  }

  @Test(
    "well-formed rows are all found but the last",
    arguments: ["\n", "\r\n", "\r"], [1, 2, 40])
  func wellFormed(lineEnd: String, columns: Int) {
    let fields = [
      "", "x", "\"a,\r\nb\"", "\"say \"\"no\"\"\"", "\"\"", "plain text of some length",
    ]
    let rows = (0..<100).map { row in
      (0..<columns).map { fields[(row * 7 + $0 * 3) % fields.count] }.joined(separator: ",")
    }
    let text = Array((rows.joined(separator: lineEnd) + lineEnd).utf8)
    for means in Self.means {
      let found = Self.quickly(text, columns: columns, means)
      #expect(found.places.count == (rows.count - 1) * (columns + 1))
      #expect(found == Self.carefully(text, columns: columns))
    }
  }
}
