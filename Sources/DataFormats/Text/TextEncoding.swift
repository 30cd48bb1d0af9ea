/// An encoding that text files are read in: UTF-8, UTF-16, and whatever else the system converts.
struct TextEncoding: Equatable, Sendable {
  enum Form: Equatable, Sendable {
    case utf8, utf16LittleEndian, utf16BigEndian
    /// By the system's conversion, which knows it by this name.
    case converted(String)
  }

  /// The name that messages use.
  let name: String
  let form: Form

  static let utf8 = TextEncoding(name: "UTF-8", form: .utf8)
  static let utf16LittleEndian = TextEncoding(name: "UTF-16LE", form: .utf16LittleEndian)
  static let utf16BigEndian = TextEncoding(name: "UTF-16BE", form: .utf16BigEndian)
  static let windows1252 = TextEncoding(name: "Windows-1252", form: .converted("CP1252"))
  static let windows1250 = TextEncoding(name: "Windows-1250", form: .converted("CP1250"))
  static let windows1251 = TextEncoding(name: "Windows-1251", form: .converted("CP1251"))
  static let windows1254 = TextEncoding(name: "Windows-1254", form: .converted("CP1254"))
  static let latin1 = TextEncoding(name: "ISO-8859-1", form: .converted("ISO-8859-1"))
  static let latin2 = TextEncoding(name: "ISO-8859-2", form: .converted("ISO-8859-2"))
  static let latin9 = TextEncoding(name: "ISO-8859-15", form: .converted("ISO-8859-15"))
  static let macintosh = TextEncoding(name: "Macintosh", form: .converted("MACINTOSH"))
  static let codePage437 = TextEncoding(name: "CP437", form: .converted("IBM437"))
  static let codePage850 = TextEncoding(name: "CP850", form: .converted("IBM850"))
  /// As Windows writes it, with its additions.
  static let shiftJIS = TextEncoding(name: "Shift_JIS", form: .converted("CP932"))
  static let gb18030 = TextEncoding(name: "GB18030", form: .converted("GB18030"))
  /// As Windows writes it, with the syllables that the standard lacks.
  static let eucKR = TextEncoding(name: "EUC-KR", form: .converted("CP949"))

  /// The encodings that messages name, each with the ways in which people write it, as letters and
  /// digits.
  static let known: [(encoding: TextEncoding, spellings: [String])] = [
    (utf8, ["utf8"]),
    (utf16LittleEndian, ["utf16", "utf16le", "unicode"]),
    (utf16BigEndian, ["utf16be"]),
    (windows1250, ["windows1250", "cp1250", "win1250"]),
    (windows1251, ["windows1251", "cp1251", "win1251"]),
    (windows1252, ["windows1252", "cp1252", "win1252", "ansi"]),
    (windows1254, ["windows1254", "cp1254", "win1254"]),
    (latin1, ["iso88591", "latin1"]),
    (latin2, ["iso88592", "latin2"]),
    (latin9, ["iso885915", "latin9"]),
    (macintosh, ["macintosh", "macroman", "mac"]),
    (codePage437, ["cp437", "ibm437", "dos437"]),
    (codePage850, ["cp850", "ibm850", "dos850"]),
    (shiftJIS, ["shiftjis", "sjis", "cp932", "windows932", "windows31j"]),
    (gb18030, ["gb18030", "gbk", "gb2312", "cp936", "windows936"]),
    (eucKR, ["euckr", "cp949", "windows949", "uhc"]),
  ]

  /// Finds an encoding by a name as people write it: `utf8`, `Latin-1`, `cp1252`, `ANSI`; others by
  /// the names that the system knows.
  ///
  /// `utf-16` alone is little-endian, unless a byte order mark says otherwise.
  init?(named name: String) {
    let letters = name.lowercased().filter { $0.isLetter || $0.isNumber }
    if let known = Self.known.first(where: { $0.spellings.contains(letters) }) {
      self = known.encoding
      return
    }
    guard EncodingConverter(from: name) != nil else { return nil }
    self.init(name: name, form: .converted(name))
  }

  private init(name: String, form: Form) {
    self.name = name
    self.form = form
  }
}
