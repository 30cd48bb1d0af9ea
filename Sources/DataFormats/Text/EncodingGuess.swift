/// Guesses the encoding of a text that is not UTF-8 by the letters that each encoding makes of it.
struct EncodingGuess {
  let encoding: TextEncoding
  /// Whose letters they are: `Czech`; nothing where the encoding is the usual one.
  let language: String?

  /// Letters of a language that are not ASCII, as one encoding has them.
  private struct Candidate {
    let encoding: TextEncoding
    let language: String
    let letters: Set<Unicode.Scalar>
    /// What a text of nothing but these letters counts.
    var most = 1.0
  }

  /// How much more another encoding must count than Windows-1252.
  private static let margin = 0.02
  /// Bytes of words that are looked at.
  private static let sampleSize = 64 << 10
  /// Bytes of text among which they are looked for.
  private static let searchedSize = 16 << 20

  /// The encoding whose letters fit best; the earlier of two that fit as well.
  /// - Complexity: O(bytes searched).
  init(_ text: TextBytes) {
    let words = Self.words(text)
    var best = (score: 0.0, candidate: Candidate?.none)
    var texts: [String: [[Unicode.Scalar]]] = [:]
    for candidate in Self.candidates {
      let name = candidate.encoding.name
      if texts[name] == nil { texts[name] = Self.decoded(words, candidate.encoding) }
      let score = Self.score(texts[name] ?? [], candidate)
      let isUsual = best.candidate?.encoding == .windows1252
      if score > best.score + (isUsual && candidate.encoding != .windows1252 ? Self.margin : 0) {
        best = (score, candidate)
      }
    }
    encoding = best.candidate?.encoding ?? .windows1252
    language = encoding == .windows1252 ? nil : best.candidate?.language
  }

  /// Words with bytes above ASCII, one a line: runs of bytes from `@` on, so that the second byte of
  /// a character stays with its first.
  private static func words(_ text: TextBytes) -> [UInt8] {
    let bytes = text.bytes(text.start, min(text.end, text.start + searchedSize))
    var words: [UInt8] = []
    var start = 0
    var isMarked = false
    for (offset, byte) in bytes.enumerated() {
      if byte >= 0x80 { isMarked = true }
      if byte >= 0x40, offset + 1 < bytes.count { continue }
      if isMarked {
        words += bytes[start...offset]
        if byte != 0x0A { words.append(0x0A) }
        if words.count >= sampleSize { break }
      }
      start = offset + 1
      isMarked = false
    }
    return words
  }

  private static func decoded(_ words: [UInt8], _ encoding: TextEncoding) -> [[Unicode.Scalar]] {
    guard case .converted(let name) = encoding.form, let converter = EncodingConverter(from: name)
    else { return [] }
    let text = String(decoding: converter.convert(words, step: {}).bytes, as: UTF8.self)
    return text.unicodeScalars.split(separator: "\n").map(Array.init)
  }

  /// How well letters fit, from 0 to 1: the mean over all that are not ASCII.
  private static func score(_ words: [[Unicode.Scalar]], _ candidate: Candidate) -> Double {
    var (sum, count) = (0.0, 0)
    for word in words {
      for place in word.indices where !word[place].isASCII {
        let before = place > 0 ? word[place - 1] : nil
        let after = place + 1 < word.count ? word[place + 1] : nil
        sum += fit(word[place], before, after, candidate.letters)
        count += 1
      }
    }
    return count == 0 ? 0 : sum / Double(count) * candidate.most
  }

  private static func fit(
    _ sign: Unicode.Scalar, _ before: Unicode.Scalar?, _ after: Unicode.Scalar?,
    _ letters: Set<Unicode.Scalar>
  ) -> Double {
    let properties = sign.properties
    if (0x2E80...0xFFEF).contains(sign.value) { return eastAsian(sign, letters) }
    guard properties.isAlphabetic else {
      if properties.generalCategory == .control || sign == "\u{FFFD}" { return -1 }
      if apostrophes.contains(sign) { return 0.9 }
      let isInside =
        before?.properties.isAlphabetic == true && after?.properties.isAlphabetic == true
      return !marks.contains(sign) ? 0.3 : isInside ? 0.2 : 0.9
    }
    // Two alphabets in one word.
    if (0x0400...0x04FF).contains(sign.value),
      [before, after].contains(where: { $0?.isASCII == true && $0?.properties.isAlphabetic == true }
      )
    {
      return 0
    }
    // A capital inside a word.
    if properties.isUppercase, before?.properties.isAlphabetic == true,
      before?.properties.isLowercase == true || after?.properties.isLowercase == true
    {
      return 0
    }
    return letters.contains(sign) ? 1 : 0.5
  }

  /// Kana and syllables are common, characters of the first level too, all others are rare.
  private static func eastAsian(_ sign: Unicode.Scalar, _ letters: Set<Unicode.Scalar>) -> Double {
    let hasKana = letters.contains("あ")
    switch sign.value {
    case 0x3040...0x30FF: return hasKana ? 1 : 0.3
    case 0xAC00...0xD7A3: return letters.contains("가") ? 1 : 0.3
    case 0xFF61...0xFF9F: return 0.1
    case 0x3000...0x303F, 0xFF00...0xFF60: return 0.9
    case 0x4E00...0x9FFF: return letters.contains("가") ? 0.3 : isCommon(sign, hasKana) ? 0.9 : 0.4
    default: return 0
    }
  }

  /// Whether a character is of the first level of the Japanese standard, or of the Chinese one.
  private static func isCommon(_ sign: Unicode.Scalar, _ inJapanese: Bool) -> Bool {
    inJapanese ? firstLevel.japanese.contains(sign) : firstLevel.chinese.contains(sign)
  }

  /// The characters of the first levels: rows of 16 to 47, of 16 to 55.
  private static let firstLevel = (
    japanese: level("EUC-JP", 0xB0...0xCF), chinese: level("GB18030", 0xB0...0xD7)
  )

  private static func level(_ encoding: String, _ leads: ClosedRange<UInt8>) -> Set<Unicode.Scalar>
  {
    guard let converter = EncodingConverter(from: encoding) else { return [] }
    let bytes = leads.flatMap { lead in (0xA1...0xFE).flatMap { [lead, UInt8($0)] } }
    return Set(
      String(decoding: converter.convert(bytes, step: {}).bytes, as: UTF8.self).unicodeScalars)
  }

  private static let apostrophes: Set<Unicode.Scalar> = ["’", "‘", "‑", "·", "\u{AD}"]
  private static let marks: Set<Unicode.Scalar> = [
    "“", "”", "„", "‚", "«", "»", "‹", "›", "–", "—", "…", "€", "°", "²", "³", "\u{A0}", "¿", "¡",
    "•",
    "№", "£", "§", "½", "ª", "º", "×", "±", "†", "™", "®", "©",
  ]

  // MARK: Letters

  private static func letters(_ small: String) -> Set<Unicode.Scalar> {
    Set(small.unicodeScalars).union(small.uppercased().unicodeScalars)
  }

  private static let western = [
    "French": "àâæçéèêëîïôœùûüÿ", "German": "äöüßé", "Spanish": "áéíñóúü",
    "Portuguese": "áâãàçéêíóôõú",
    "Italian": "àèéìíîòóùú", "Scandinavian": "åäöæøé", "Dutch": "ëïéèöüá",
    "Icelandic": "áðéíóúýþæö",
    "Finnish": "äöåšž",
  ]

  private static let central = [
    "Czech": "áčďéěíňóřšťúůýž", "Slovak": "áäčďéíĺľňóôŕšťúýž", "Polish": "ąćęłńóśźż",
    "Hungarian": "áéíóöőúüű", "Croatian": "čćđšž", "Romanian": "ăâîşţ",
  ]

  private static func candidates(
    _ encoding: TextEncoding, _ languages: [String: String], _ area: String
  ) -> [Candidate] {
    let each = languages.sorted { $0.key < $1.key }.map {
      Candidate(encoding: encoding, language: $0.key, letters: letters($0.value))
    }
    let all = letters(languages.values.joined())
    return each + [Candidate(encoding: encoding, language: area, letters: all, most: 0.95)]
  }

  private static let candidates: [Candidate] =
    [TextEncoding.windows1252, .latin9].flatMap { candidates($0, western, "Western Europe") }
    + [TextEncoding.windows1250, .latin2].flatMap { candidates($0, central, "Central Europe") }
    + [TextEncoding.macintosh, .codePage850, .codePage437].flatMap {
      candidates($0, western, "Western Europe")
    }
    + [
      Candidate(
        encoding: .windows1251, language: "Russian",
        letters: letters("абвгдеёжзийклмнопрстуфхцчшщъыьэюя")),
      Candidate(
        encoding: .windows1251, language: "Ukrainian",
        letters: letters("абвгґдеєжзиіїйклмнопрстуфхцчшщьюя")),
      Candidate(
        encoding: .windows1254, language: "Turkish", letters: letters("çğıöşüâîû").union(["İ"])),
      Candidate(encoding: .shiftJIS, language: "Japanese", letters: ["あ"]),
      Candidate(encoding: .gb18030, language: "Chinese", letters: ["一"]),
      Candidate(encoding: .eucKR, language: "Korean", letters: ["가"]),
    ]
}
