import Threading

/// A file's text as UTF-8, and what it was.
struct DecodedText {
  let text: TextBytes
  /// What the load line says: `UTF-8 with a byte order mark`.
  let encoding: String
  /// What has to be said aloud, such as a guess.
  var notice: String?
  /// Bytes that are no characters of the encoding and stand as U+FFFD, if there are any.
  var replaced: Replaced?
  /// Where the bytes begin that nobody has looked at: they are UTF-8 unless whoever reads them finds
  /// that they are not.
  var assumedFrom: Int?

  /// Bytes that are no characters.
  struct Replaced {
    let count: Int
    /// Line of the first.
    let line: Int
  }
}

/// How much of a text is looked at before it is taken to be UTF-8.
enum EncodingTrust {
  /// The beginning of a large file, so that it is read once only.
  case beginning
  /// All of it.
  case everything

  /// A text was taken to be UTF-8 and is not.
  struct Misplaced: Error {}

  /// Reads a text by its beginning, and again by all of it where that was wrong.
  static func first<Result>(_ read: (EncodingTrust) throws -> Result) throws -> Result {
    do { return try read(.beginning) } catch is Misplaced { return try read(.everything) }
  }
}

/// Finds out the encoding of a file and turns its bytes into UTF-8.
struct TextDecoder {
  let file: String
  var trust = EncodingTrust.everything
  let control: WorkControl

  /// Decodes a file; a byte order mark wins over a named encoding.
  ///
  /// - Parameters:
  ///   - raw: the file.
  ///   - name: the encoding that the person named, if any.
  /// - Returns: the text, and what it was.
  /// - Throws: `LoadError` where the bytes are not what they should be, `Cancelled`.
  func decode(_ raw: TextBytes, named name: String?) throws -> DecodedText {
    let named = try encoding(named: name)
    if raw.starts(with: [0xEF, 0xBB, 0xBF]) {
      return try utf8(raw.dropping(to: 3), "UTF-8 with a byte order mark")
    }
    if raw.starts(with: [0xFF, 0xFE, 0, 0]), raw.end > 4 {
      throw LoadError(file: file, cause: .otherContent("UTF-32"))
    }
    if raw.starts(with: [0xFF, 0xFE]) { return try utf16(raw, .utf16LittleEndian, from: 2) }
    if raw.starts(with: [0xFE, 0xFF]) { return try utf16(raw, .utf16BigEndian, from: 2) }
    if let named { return try decode(raw, as: named) }
    if let wide = Self.looksLikeUTF16(raw) { return try utf16(raw, wide, from: 0) }
    return try guess(raw)
  }

  private func encoding(named name: String?) throws(LoadError) -> TextEncoding? {
    guard let name else { return nil }
    guard let found = TextEncoding(named: name) else {
      throw LoadError(file: file, cause: .unknownEncoding(name))
    }
    return found
  }

  private func decode(_ raw: TextBytes, as encoding: TextEncoding) throws -> DecodedText {
    switch encoding.form {
    case .utf8: try utf8(raw, encoding.name)
    case .utf16LittleEndian, .utf16BigEndian: try utf16(raw, encoding, from: 0)
    case .converted(let name): try converted(raw, encoding, name)
    }
  }

  /// UTF-8 where it fits, or fits but for a few bytes; else what the letters tell, said aloud.
  private func guess(_ text: TextBytes) throws -> DecodedText {
    let check = try check(text)
    guard let bad = check.firstBad else { return decoded(text, "UTF-8", check) }
    if check.longCount >= check.badCount { return try repaired(text, bad) }
    let guess = EncodingGuess(text)
    var decoded = try decode(text, as: guess.encoding)
    decoded.notice =
      "not UTF-8, read as \(guess.encoding.name)"
      + (guess.language.map { ", whose letters fit (\($0)); `encoding \"…\"` names another" } ?? "")
      + ": the first such byte is 0x\(text[bad].hexadecimal) in line \(text.line(of: bad).grouped)"
    return decoded
  }

  /// UTF-8 with a sign for every byte that is none.
  private func repaired(_ text: TextBytes, _ firstBad: Int) throws -> DecodedText {
    let raw = text.bytes(text.start, text.end)
    var check = UTF8Check(from: 0)
    let padded = raw + [UInt8](repeating: 0, count: FileBytes.padding)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(padded.count)
    var copied = 0
    while let bad = check.nextBad(padded.span.bytes, end: raw.count) {
      try control.checkCancelled()
      bytes.append(contentsOf: raw[copied..<bad])
      bytes.append(contentsOf: [0xEF, 0xBF, 0xBD])
      copied = bad + 1
    }
    bytes.append(contentsOf: raw[copied...])
    return DecodedText(
      text: Self.padded(bytes), encoding: TextEncoding.utf8.name,
      replaced: .init(count: check.badCount, line: text.line(of: firstBad)))
  }

  private func utf8(_ text: TextBytes, _ encoding: String) throws -> DecodedText {
    let check = try check(text)
    if let bad = check.firstBad { throw badByte(text, bad) }
    return decoded(text, encoding, check)
  }

  private func decoded(_ text: TextBytes, _ encoding: String, _ check: UTF8Check) -> DecodedText {
    DecodedText(
      text: text, encoding: encoding,
      assumedFrom: check.offset < text.end ? check.offset : nil)
  }

  private func check(_ text: TextBytes) throws -> UTF8Check {
    var window = try TextWindow(text, at: text.start)
    var check = UTF8Check(from: text.start)
    while check.offset < text.end {
      try control.checkCancelled()
      window.withBytes { check.advance($0, in: window) }
      if trust == .beginning, text.isFile {
        if check.firstBad == nil { return check }
        throw EncodingTrust.Misplaced()
      }
      if check.offset < text.end { try window.move(to: check.offset) }
    }
    return check
  }

  private func badByte(_ text: TextBytes, _ offset: Int) -> LoadError {
    let line = text.line(of: offset)
    var lineStart = offset
    while lineStart > text.start, text[lineStart - 1] != 0x0A,
      text[lineStart - 1] != 0x0D
    {
      lineStart -= 1
    }
    return LoadError(
      file: file, position: .init(line: line),
      cause: .badByte(
        value: text[offset], byte: offset - lineStart + 1, encoding: "UTF-8"))
  }

  private func converted(
    _ text: TextBytes, _ encoding: TextEncoding, _ name: String
  ) throws -> DecodedText {
    guard let converter = EncodingConverter(from: name) else {
      throw LoadError(file: file, cause: .unknownEncoding(encoding.name))
    }
    let converted = try converter.convert(text.bytes(0, text.end)) { try control.checkCancelled() }
    let replaced = converted.firstBad.map {
      DecodedText.Replaced(count: converted.badCount, line: text.line(of: $0))
    }
    return DecodedText(
      text: Self.padded(converted.bytes), encoding: encoding.name, replaced: replaced)
  }

  private func utf16(
    _ text: TextBytes, _ encoding: TextEncoding, from start: Int
  ) throws -> DecodedText {
    let length = text.end
    guard (length - start) % 2 == 0 else {
      throw LoadError(file: file, cause: .brokenUTF16(byte: length))
    }
    var reader = UTF16Reader(
      bytes: text.bytes(0, length), offset: start, end: length, encoding == .utf16BigEndian)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(length)
    while reader.offset < length {
      if reader.offset & 0xFFFFF < 2 { try control.checkCancelled() }
      guard let scalar = reader.next() else {
        throw LoadError(file: file, cause: .brokenUTF16(byte: reader.offset + 1))
      }
      bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }
    let mark = start > 0 ? " with a byte order mark" : ""
    return DecodedText(text: Self.padded(bytes), encoding: encoding.name + mark)
  }

  private static func padded(_ bytes: [UInt8]) -> TextBytes {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    return TextBytes(
      storage: bytes + [UInt8](repeating: 0, count: FileBytes.padding), start: start)
  }

  /// UTF-16 without a mark: of Latin text every other byte is zero, and no zero is elsewhere.
  private static func looksLikeUTF16(_ text: TextBytes) -> TextEncoding? {
    let length = min(text.end, 4096) & ~1
    let raw = text.bytes(0, length)
    guard length >= 4, raw.prefix(length).contains(0) else { return nil }
    var zeros = [0, 0]
    for index in 0..<length where raw[index] == 0 { zeros[index & 1] += 1 }
    let units = length / 2
    if zeros[1] * 2 > units, zeros[0] * 20 < units { return .utf16LittleEndian }
    if zeros[0] * 2 > units, zeros[1] * 20 < units { return .utf16BigEndian }
    return nil
  }
}

/// Characters of UTF-16 bytes, one after the other.
private struct UTF16Reader {
  private let bytes: [UInt8]
  private(set) var offset: Int
  private let end: Int
  private let isBigEndian: Bool

  init(bytes: [UInt8], offset: Int, end: Int, _ isBigEndian: Bool) {
    self.bytes = bytes
    self.offset = offset
    self.end = end
    self.isBigEndian = isBigEndian
  }

  private func unit(_ place: Int) -> UInt32? {
    guard place + 2 <= end else { return nil }
    let first = UInt32(bytes[place])
    let second = UInt32(bytes[place + 1])
    return isBigEndian ? first << 8 | second : second << 8 | first
  }

  /// The next character; nil, and no step forward, at an unpaired surrogate.
  mutating func next() -> Unicode.Scalar? {
    guard let first = unit(offset) else { return nil }
    if let scalar = Unicode.Scalar(first) {
      offset += 2
      return scalar
    }
    guard first < 0xDC00, let second = unit(offset + 2), (0xDC00...0xDFFF).contains(second) else {
      return nil
    }
    offset += 4
    return Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
  }
}
