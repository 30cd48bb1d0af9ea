import DataFormats
import Diagnostics
import Codebook
import Glibc
import Microdata
import Testing

/// A text in an encoding that the system converts.
private func encoded(_ text: String, _ encoding: String) throws -> [UInt8] {
  let handle = iconv_open(encoding, "UTF-8")
  defer { iconv_close(handle) }
  var source = Array(text.utf8).map { CChar(bitPattern: $0) }
  var target = [CChar](repeating: 0, count: source.count * 4 + 16)
  let left = source.withUnsafeMutableBufferPointer { from in
    target.withUnsafeMutableBufferPointer { to in
      var (read, written) = (from.baseAddress, to.baseAddress)
      var (count, room) = (from.count, to.count)
      return iconv(handle, &read, &count, &written, &room) == Int(bitPattern: .max) ? -1 : room
    }
  }
  guard left >= 0 else { throw Trouble(what: "iconv " + encoding, number: errno) }
  return target.prefix(target.count - left).map { UInt8(bitPattern: $0) }
}

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

  @Test("bytes without a character in an encoding stand as U+FFFD, counted with the first line")
  func undefinedBytes() throws {
    let loaded = try Loaded(
      csv: Array("a,b\né,1\n".utf8) + [0x81, 0x2C, 0x31, 0x0A],
      LoadOptions(encoding: "windows-1252"))
    #expect(loaded.texts("a") == ["Ã©", "\u{FFFD}"])
    let warning = try #require(loaded.warning("encoding"))
    #expect(warning.message.hasPrefix("1 byte that is no character stands as"))
    #expect(warning.place?.hasSuffix("t.csv:3") == true)
  }

  @Test(
    "encodings that the system converts are named as people write them",
    arguments: [
      ("windows-1250", [0x50, 0x6C, 0x7A, 0x65, 0xF2], "Plzeň"),
      ("CP1251", [0xCC, 0xE8, 0xF0], "Мир"),
      ("Windows 1254", [0xFD, 0xFE, 0x69, 0x6B], "ışik"),
      ("iso-8859-2", [0xB1, 0xB6], "ąś"), ("Latin-2", [0xB1, 0xB6], "ąś"),
      ("macintosh", [0x53, 0x8F, 0x74, 0x65], "Sète"),
      ("cp437", [0x53, 0x8A, 0x74, 0x65], "Sète"), ("CP850", [0x53, 0x8A, 0x74, 0x65], "Sète"),
      ("Shift_JIS", [0x93, 0x8C, 0x8B, 0x9E], "東京"), ("gb18030", [0xB1, 0xB1, 0xBE, 0xA9], "北京"),
      ("euc-kr", [0xBC, 0xAD, 0xBF, 0xEF], "서울"), ("KOI8-R", [0xED, 0xC9, 0xD2], "Мир"),
    ] as [(String, [UInt8], String)])
  func converted(encoding: String, bytes: [UInt8], text: String) throws {
    let loaded = try Loaded(
      csv: Array("a,b\n".utf8) + bytes + Array(",1\n".utf8), LoadOptions(encoding: encoding))
    #expect(loaded.texts("a") == [text])
    #expect(loaded.warning("encoding") == nil)
  }

  @Test(
    "an encoding is guessed by its letters",
    arguments: [
      ("Windows-1250", "Plzeň,žlutý,město,hodně", "CP1250"),
      ("Windows-1250", "Łódź,Kraków,żółty", "CP1250"),
      ("Windows-1250", "Győr,Hódmezővásárhely,fű", "CP1250"),
      ("ISO-8859-2", "Łódź,święto,ąę", "ISO-8859-2"),
      ("Windows-1251", "Москва,Казань,Уфа", "CP1251"),
      ("Windows-1254", "İzmir,Muğla,kış,güneş", "CP1254"),
      ("Windows-1252", "Sète,Nîmes,Orléans,œuvre,à 5 €", "CP1252"),
      ("Windows-1252", "Zürich,größer,Äpfel", "CP1252"),
      ("Windows-1252", "España,mañana,¿qué?", "CP1252"), ("Windows-1252", "É,élu,créée", "CP1252"),
      ("Macintosh", "Sète,Nîmes,Orléans,l’élu", "MACINTOSH"),
      ("CP850", "Sète,Nîmes,Orléans", "IBM850"),
      ("Shift_JIS", "東京,大阪,とうきょう,アンケート", "CP932"), ("GB18030", "北京,上海,问卷调查", "GB18030"),
      ("EUC-KR", "서울,부산,대구", "CP949"),
    ])
  func guessed(name: String, words: String, system: String) throws {
    let rows = words.split(separator: ",").map(String.init)
    var bytes = Array("a,b\n".utf8)
    for row in rows { bytes += try encoded(row, system) + Array(",1\n".utf8) }
    let loaded = try Loaded(csv: bytes)
    #expect(loaded.texts("a") == rows)
    #expect(loaded.firstNotice.contains("(\(name), comma)"))
  }

  @Test("a few bad bytes leave the rest of the text UTF-8, counted with the first line")
  func fewBadBytes() throws {
    let loaded = try Loaded(
      csv: Array("id,ville\n1,Orléans\n2,N".utf8) + [0xEE] + Array("mes\n3,Lyon\n".utf8))
    #expect(loaded.texts("ville") == ["Orléans", "N\u{FFFD}mes", "Lyon"])
    #expect(loaded.warning("encoding")?.place?.hasSuffix("t.csv:3") == true)
  }

  @Test("a named encoding is taken; an unknown one names those that are")
  func named() throws {
    let latin9 = try Loaded(
      csv: Array("a,b\n".utf8) + [0xA4, 0x2C, 0x31], LoadOptions(encoding: "latin-9"))
    #expect(latin9.texts("a") == ["€"])
    #expect(
      try loadError("a\n1", LoadOptions(encoding: "klingon")) == "t.csv no encoding `klingon`")
  }

  @Test("one bad byte in a text that is said to be UTF-8 is an error with line and byte")
  func badByte() throws {
    let bytes = Array("été,è\nà,ç\nab".utf8) + [0xE9] + Array(",1\n".utf8)
    let expected = "t.csv:3 byte 3 of the line, 0xE9, is not UTF-8"
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
