/// Turns the bytes of a statistical file into texts, all by one encoding.
struct ByteText {
  /// The encoding, as the load line names it.
  let name: String
  /// What has to be said aloud, such as a guess.
  private(set) var notice: String?
  private let encoding: TextEncoding
  /// Characters that could not be read.
  private(set) var badCount = 0

  /// - Parameters:
  ///   - said: what the person names; wins.
  ///   - named: what the file names; empty where it does not.
  ///   - prefersUTF8: whether texts that are valid UTF-8 are, whatever the file or its kind promise.
  ///   - file: as messages name it.
  ///   - texts: all texts of the file, asked for where it has to be found out.
  /// - Throws: `LoadError` for an encoding that is not known.
  init(
    said: String?, named: String, prefersUTF8: Bool, file: String, texts: () -> [[UInt8]]
  ) throws(LoadError) {
    if let said {
      guard let found = TextEncoding(named: said), found.isOfBytes else {
        throw LoadError(file: file, cause: .unknownEncoding(said))
      }
      (encoding, name, notice) = (found, found.name, nil)
      return
    }
    if !prefersUTF8, let found = TextEncoding(named: Self.usual(named)), found.isOfBytes {
      (encoding, name, notice) = (found, found.name, nil)
      return
    }
    let long = texts().filter { $0.contains { $0 >= 0x80 } }
    let valid = long.count { String(validating: $0, as: UTF8.self) != nil }
    if valid == long.count {
      (encoding, name, notice) = (.utf8, "UTF-8", nil)
    } else if named.isEmpty || TextEncoding(named: Self.usual(named)) != nil || prefersUTF8 {
      encoding = .windows1252
      name = encoding.name
      notice = "the file does not name its encoding and is not UTF-8: read as \(encoding.name)"
    } else {
      throw LoadError(file: file, cause: .unknownEncoding(named))
    }
  }

  /// Names that programs give to encodings that have others.
  private static func usual(_ name: String) -> String {
    switch name.lowercased() {
    case "us-ascii", "ascii", "ansi_x3.4-1968", "20127": "windows-1252"
    case "65001": "utf-8"
    case "28591": "iso-8859-1"
    case "28605": "iso-8859-15"
    case let page where page.allSatisfy(\.isNumber) && !page.isEmpty: "windows-" + page
    default: name
    }
  }

  mutating func string(_ bytes: [UInt8]) -> String {
    if bytes.allSatisfy({ $0 < 0x80 }) { return String(decoding: bytes, as: UTF8.self) }
    if case .converted(let name) = encoding.form {
      guard let found = EncodingConverter(from: name)?.convert(bytes, step: {}) else {
        badCount += 1
        return String(decoding: bytes, as: UTF8.self)
      }
      badCount += found.badCount
      return String(decoding: found.bytes, as: UTF8.self)
    }
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    let text = String(decoding: bytes, as: UTF8.self)
    badCount += text.unicodeScalars.count { $0 == "\u{FFFD}" }
    return text
  }
}

extension TextEncoding {
  /// Whether a character is one byte or several, and never two or four always.
  var isOfBytes: Bool { self != .utf16LittleEndian && self != .utf16BigEndian }
}
