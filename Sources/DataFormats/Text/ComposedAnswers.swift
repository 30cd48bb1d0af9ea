internal import Codebook
internal import Microdata
@_spi(_Unicode) private import Swift

/// Texts that people see as one answer and that are written in different bytes: `é` as one sign, or as a
/// letter with an accent behind it.
struct ComposedAnswers {
  /// For each text the place in `kept` of the one that it is equal to.
  let places: [Int]
  /// Places of the first of equal texts, in their order.
  let kept: [Int]
  /// What stands for each of `kept`: composed where several ways of writing it were found, else as it
  /// is written.
  let texts: [String]

  /// Texts that went into others.
  var count: Int { places.count - kept.count }

  /// Finds equal texts; nothing where there are none.
  /// - Complexity: O(bytes); texts without marks are looked at a word at a time, and nothing is kept of
  ///   them unless some other is decomposed.
  init?(_ written: [String]) {
    var composed: [Int: String] = [:]
    for (place, text) in written.enumerated() where Self.mayBeDecomposed(text) {
      if let other = Self.composed(text) { composed[place] = other }
    }
    if composed.isEmpty { return nil }
    var firsts: [[UInt8]: Int] = [:]
    var (places, kept, texts): ([Int], [Int], [String]) = ([], [], [])
    for (place, text) in written.enumerated() {
      let form = composed[place] ?? text
      let key = Array(form.utf8)
      if let first = firsts[key] {
        places.append(first)
        texts[first] = form
        continue
      }
      firsts[key] = kept.count
      places.append(kept.count)
      kept.append(place)
      texts.append(text)
    }
    guard kept.count < written.count else { return nil }
    self.places = places
    self.kept = kept
    self.texts = texts
  }

  /// Slots of answers and of the missing reasons behind them, as they are once equal answers are one.
  func slots(reasonCount: Int) -> [Int] {
    [0] + places.map { $0 + 1 } + (1..<max(1, reasonCount)).map { kept.count + $0 }
  }

  // MARK: One text

  /// The first byte of a sign of which the next may change the form; all before it are whole letters.
  private static let firstMark: UInt8 = 0xCC

  /// Whether a text has a byte that only signs behind the Latin letters have.
  private static func mayBeDecomposed(_ text: String) -> Bool {
    text.utf8.withContiguousStorageIfAvailable { bytes in
      let bytes = bytes.span.bytes
      var offset = 0
      while offset < bytes.byteCount {
        let end = min(offset + 8, bytes.byteCount)
        if end == offset + 8,
          bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self)
            & 0x8080_8080_8080_8080 == 0
        {
          offset = end
          continue
        }
        while offset < end {
          if bytes.unsafeLoad(fromByteOffset: offset, as: UInt8.self) >= firstMark { return true }
          offset += 1
        }
      }
      return false
    } ?? true
  }

  /// A text in the normalisation form C; nothing where it is in it.
  private static func composed(_ text: String) -> String? {
    if text.unicodeScalars.allSatisfy(isSurelyComposed) { return nil }
    var scalars = String.UnicodeScalarView()
    for scalar in text._nfc { scalars.append(scalar) }
    return scalars.elementsEqual(text.unicodeScalars) ? nil : String(scalars)
  }

  /// Whether a sign stays as it is behind any of its like: Latin, Greek and Cyrillic letters, general
  /// punctuation, kana, Han and Hangul syllables.
  private static func isSurelyComposed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case ..<0x0300, 0x0388...0x0482, 0x048A...0x052F, 0x2002...0x20CF, 0x3001...0x3029,
      0x3041...0x3096, 0x30A1...0x30FA, 0x4E00...0x9FFF, 0xAC00...0xD7A3:
      true
    default: false
    }
  }
}

extension CategoricalColumn {
  /// Makes one answer of those whose codes are equal once their accents are composed; it keeps the label
  /// of the first.
  /// - Parameter reasonCount: missing reasons of the variable.
  /// - Returns: how many went into others.
  mutating func composeAnswers(reasonCount: Int) -> Int {
    guard let same = ComposedAnswers(categories.map(\.code)) else { return 0 }
    let slots = same.slots(reasonCount: reasonCount)
    categories = zip(same.kept, same.texts).map { place, text in
      Category(code: text, label: categories[place].label)
    }
    codes = codes.mapped(by: slots, slotCount: categories.count + reasonCount)
    for net in nets.indices { nets[net].slots = Set(nets[net].slots.map { slots[$0] }).sorted() }
    return same.count
  }
}
