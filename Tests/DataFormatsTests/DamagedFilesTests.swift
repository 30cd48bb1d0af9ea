import DataFormats
import Diagnostics
import Codebook
import Microdata
import Testing

/// Files cut, flipped and mixed at every place: a table or a located error, never a crash, and
/// never fewer rows than the file has lines without a word.
@Suite("damaged files")
struct DamagedFilesTests {
  private static let text = Array(
    "id;rôle;w;note\r\n1;élu;1,5;\"a;\"\"b\"\"\r\nc\"\r\n02;agent;2,25;\n3;;0,5;d\n".utf8)

  /// Loads bytes; whatever is thrown must be a load error with words.
  private func survives(_ bytes: [UInt8], _ options: LoadOptions = LoadOptions()) throws {
    let message = try loadError(bytes, options)
    #expect(!message.isEmpty)
  }

  @Test("every beginning of a file")
  func truncated() throws {
    for length in 0...Self.text.count { try survives(Array(Self.text.prefix(length))) }
  }

  @Test("every byte replaced by what hurts most")
  func replaced() throws {
    for index in Self.text.indices {
      for byte in [0x00, 0x0A, 0x0D, 0x22, 0x3B, 0x80, 0xC3, 0xFF] as [UInt8] {
        var bytes = Self.text
        bytes[index] = byte
        try survives(bytes)
      }
    }
  }

  @Test("random mixtures of signs that matter, in every encoding and rule")
  func random() throws {
    let signs: [[UInt8]] = [
      [0x22], [0x22, 0x22], [0x2C], [0x3B], [0x09], [0x0A], [0x0D], [0x0D, 0x0A], [0x00],
      [0x61], [0x31], [0x2E], [0xC3, 0xA9], [0xE9], [0xEF, 0xBB, 0xBF], [0x20], [0x2D],
    ]
    var state: UInt64 = 42
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    for round in 0..<600 {
      var bytes: [UInt8] = []
      for _ in 0..<next(60) { bytes += signs[next(signs.count)] }
      let encodings = [nil, "utf-8", "utf-16", "windows-1252"]
      let options = LoadOptions(
        encoding: encodings[round % 4], ragged: RaggedRule.allCases[round % 3])
      try survives(bytes, options)
    }
  }

  @Test("rows are never lost: a naive reader of plain files counts the same", arguments: 1...60)
  func rowCounts(seed: Int) throws {
    var state = UInt64(seed)
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    let columns = 2 + next(12)
    let values = [
      "", "1", "a", "été", "\"x,y\"", "\"p\nq\"", "\"z\"\"\"", "12.5", "long long text",
    ]
    let rows = (0..<next(300)).map { _ in
      (0..<columns).map { _ in values[next(values.count)] }.joined(separator: ",")
    }
    let header = (0..<columns).map { "v\($0)" }.joined(separator: ",")
    let loaded = try Loaded(csv: ([header] + rows).joined(separator: "\n") + "\n")
    #expect(loaded.rowCount == rows.count)
    #expect(loaded.names.count == columns)
    #expect(loaded.data.columns.allSatisfy { $0.rowCount == rows.count })
  }
}
