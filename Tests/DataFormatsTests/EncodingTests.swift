import DataFormats
import Diagnostics
import Codebook
import Microdata
import Testing

@Suite("encodings")
struct EncodingTests {
  private static let text = "naïf,n\nété,1\n€,2\n"

  private static func utf16(_ text: String, bigEndian: Bool, mark: Bool) -> [UInt8] {
    let units = (mark ? [0xFEFF] : []) + Array(text.utf16)
    return units.flatMap { unit -> [UInt8] in
      let high = UInt8(unit >> 8)
      let low = UInt8(unit & 0xFF)
      return bigEndian ? [high, low] : [low, high]
    }
  }

  @Test(
    "UTF-8 and UTF-16 with and without a byte order mark give the same table",
    arguments: [
      (Array(text.utf8), "UTF-8"),
      ([0xEF, 0xBB, 0xBF] + Array(text.utf8), "UTF-8 with a byte order mark"),
      (utf16(text, bigEndian: false, mark: true), "UTF-16LE with a byte order mark"),
      (utf16(text, bigEndian: true, mark: true), "UTF-16BE with a byte order mark"),
      (utf16(text, bigEndian: false, mark: false), "UTF-16LE"),
      (utf16(text, bigEndian: true, mark: false), "UTF-16BE"),
    ])
  func unicode(bytes: [UInt8], name: String) throws {
    let loaded = try Loaded(csv: bytes)
    #expect(loaded.names == ["naïf", "n"])
    #expect(loaded.texts("naïf") == ["été", "€"])
    #expect(loaded.firstNotice == "t.csv: 2 rows × 2 columns (\(name), comma)")
  }

  @Test("what is not UTF-8 is read as Windows-1252, said with the first such line")
  func windows() throws {
    let loaded = try Loaded(csv: Array("a,b\nx,1\n".utf8) + [0xE9, 0x74, 0xE9, 0x2C, 0x80, 0x0A])
    #expect(loaded.texts("a") == ["x", "été"])
    #expect(loaded.texts("b") == ["1", "€"])
    #expect(loaded.firstNotice.contains("Windows-1252"))
    #expect(
      loaded.report.notices[1]
        == "not UTF-8, read as Windows-1252: the first such byte is 0xE9 in line 3")
  }

  @Test("bytes without a character in Windows-1252 stay C1 controls and never vanish")
  func undefinedBytes() throws {
    let loaded = try Loaded(csv: Array("a,b\n".utf8) + [0x81, 0x2C, 0x31, 0x0A])
    #expect(loaded.texts("a") == ["\u{81}"])
  }

  @Test("a named encoding is taken; an unknown one names those that are")
  func named() throws {
    let latin9 = try Loaded(
      csv: Array("a,b\n".utf8) + [0xA4, 0x2C, 0x31], LoadOptions(encoding: "latin-9"))
    #expect(latin9.texts("a") == ["€"])
    #expect(
      try loadError("a\n1", LoadOptions(encoding: "klingon")) == "t.csv no encoding `klingon`")
  }

  @Test("one bad byte in UTF-8 is an error with line and byte")
  func badByte() throws {
    let bytes = Array("été,è\nà,ç\nab".utf8) + [0xE9] + Array(",1\n".utf8)
    let expected = "t.csv:3 byte 3 of the line, 0xE9, is not UTF-8"
    #expect(try loadError(bytes) == expected)
    #expect(try loadError(bytes, LoadOptions(encoding: "utf-8")) == expected)
  }

  @Test(
    "overlong forms, surrogates and values above U+10FFFF are not UTF-8",
    arguments: [
      [0xC0, 0x80], [0xC1, 0xBF], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xF0, 0x80, 0x80, 0x80],
      [0xF4, 0x90, 0x80, 0x80], [0xF8, 0x88, 0x80, 0x80], [0x80], [0xC3], [0xE2, 0x82],
    ] as [[UInt8]])
  func malformed(bytes: [UInt8]) throws {
    let message = try loadError(
      Array("a,b\n1,x".utf8) + bytes, LoadOptions(encoding: "utf-8"))
    #expect(message.hasPrefix("t.csv:2 byte 4 of the line"))
  }

  @Test("every well-formed character passes, at every place of a word")
  func wellFormed() throws {
    for pad in 0..<9 {
      let text = String(repeating: "x", count: pad) + "é€😀\u{10FFFF}\u{D7FF}\u{E000}"
      let loaded = try Loaded(csv: "a,b\n\(text),1\n", LoadOptions(encoding: "utf-8"))
      #expect(loaded.texts("a") == [text])
    }
  }

  @Test("broken UTF-16 is an error with its byte")
  func brokenUTF16() throws {
    let odd = Self.utf16("a,b\n1,2\n", bigEndian: false, mark: true) + [0x31]
    #expect(try loadError(odd) == "t.csv byte 19 of the file breaks its UTF-16")
    let lone = [0xFF, 0xFE, 0x61, 0x00, 0x00, 0xDC, 0x0A, 0x00] as [UInt8]
    #expect(try loadError(lone) == "t.csv byte 5 of the file breaks its UTF-16")
  }

  @Test(
    "content of another kind is named",
    arguments: [
      ([0x1F, 0x8B, 0x08], "gzip-compressed data"),
      (
        Array("PK\u{3}\u{4}....[Content_Types].xml....xl/workbook.xml".utf8),
        "an Excel workbook (XLSX)"
      ),
      (Array("  \n<!DOCTYPE HTML><html>".utf8), "an HTML page"),
      (Array("<table><tr><td>1".utf8), "an HTML page"),
      (Array("<?xml version=\"1.0\"?>".utf8), "an XML document"),
      ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "an old Excel or Office file (XLS)"),
    ] as [([UInt8], String)])
  func foreign(bytes: [UInt8], kind: String) throws {
    #expect(try loadError(bytes) == "t.csv t.csv holds \(kind), not delimited text")
  }
}
