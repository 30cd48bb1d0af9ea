/// The encodings that text files are read in.
enum TextEncoding: CaseIterable, Sendable {
  case utf8, utf16LittleEndian, utf16BigEndian, windows1252, latin1, latin9

  /// The name that messages use.
  var name: String {
    switch self {
    case .utf8: "UTF-8"
    case .utf16LittleEndian: "UTF-16LE"
    case .utf16BigEndian: "UTF-16BE"
    case .windows1252: "Windows-1252"
    case .latin1: "ISO-8859-1"
    case .latin9: "ISO-8859-15"
    }
  }

  /// Finds an encoding by a name as people write it: `utf8`, `Latin-1`, `cp1252`, `ANSI`.
  ///
  /// `utf-16` alone is little-endian, unless a byte order mark says otherwise.
  init?(named name: String) {
    let letters = name.lowercased().filter { $0.isLetter || $0.isNumber }
    switch letters {
    case "utf8": self = .utf8
    case "utf16", "utf16le", "unicode": self = .utf16LittleEndian
    case "utf16be": self = .utf16BigEndian
    case "windows1252", "cp1252", "ansi", "win1252": self = .windows1252
    case "latin1", "iso88591": self = .latin1
    case "latin9", "iso885915": self = .latin9
    default: return nil
    }
  }

  /// The character of a byte in a one-byte encoding.
  func scalar(of byte: UInt8) -> Unicode.Scalar {
    switch self {
    case .windows1252 where (0x80...0x9F).contains(byte):
      Unicode.Scalar(Self.windowsC1[Int(byte) - 0x80]) ?? Unicode.Scalar(byte)
    case .latin9: Unicode.Scalar(Self.latin9Changes[byte] ?? UInt16(byte)) ?? Unicode.Scalar(byte)
    default: Unicode.Scalar(byte)
    }
  }

  /// Windows-1252 from 0x80 to 0x9F; the five bytes without a character stay C1 controls.
  ///
  /// Source: WHATWG Encoding Standard, index windows-1252.
  private static let windowsC1: [UInt16] = [
    0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
    0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x008D, 0x017D, 0x008F,
    0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178,
  ]

  /// Where ISO-8859-15 differs from ISO-8859-1.
  private static let latin9Changes: [UInt8: UInt16] = [
    0xA4: 0x20AC, 0xA6: 0x0160, 0xA8: 0x0161, 0xB4: 0x017D,
    0xB8: 0x017E, 0xBC: 0x0152, 0xBD: 0x0153, 0xBE: 0x0178,
  ]
}
