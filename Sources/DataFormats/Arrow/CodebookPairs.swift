internal import Codebook
internal import Microdata

/// What a codebook says, as pairs of names and texts beside the schema or a column of an Arrow file.
///
/// Every name begins with `baro.`.
struct CodebookPairs {
  private(set) var pairs: [String: String]
  /// The names that texts in other languages have, by the name without its language.
  private let translated: [Substring: [String]]

  init(_ pairs: [String: String] = [:]) {
    self.pairs = pairs
    translated = Dictionary(grouping: pairs.keys.filter { $0.utf8.contains(Self.mark) }) {
      $0.prefix { $0 != "@" }
    }
  }

  /// Stands between a name and a language.
  private static let mark = UInt8(ascii: "@")

  subscript(key: String) -> String? {
    get { pairs["baro." + key] }
    set { pairs["baro." + key] = newValue }
  }

  /// A number of things that follow as `key.1`, `key.2` and so on, each in a pair at least.
  func count(_ key: String) -> Int { max(0, min(self[key].flatMap { Int($0) } ?? 0, pairs.count)) }

  /// A finite number; nothing for what is none.
  func number(_ key: String) -> Double? {
    self[key].flatMap { Double($0) }.flatMap { $0.isFinite ? $0 : nil }
  }

  mutating func set(_ key: String, _ text: LocalizedText) {
    if !text.text.isEmpty { self[key] = text.text }
    for (language, translation) in text.translations { self[key + "@" + language] = translation }
  }

  func text(_ key: String) -> LocalizedText {
    let start = "baro." + key
    var translations: [String: String] = [:]
    for name in translated[start[...]] ?? [] {
      translations[String(name.dropFirst(start.count + 1))] = pairs[name]
    }
    return LocalizedText(self[key] ?? "", translations: translations)
  }

  mutating func set(_ reasons: [MissingReason]) {
    self["reasons"] = String(reasons.count)
    for (index, reason) in reasons.enumerated() {
      let key = "reason.\(index + 1)"
      self[key + ".code"] = reason.code
      set(key + ".label", reason.label)
      if !reason.isAsked { self[key + ".asked"] = "no" }
    }
  }

  var reasons: [MissingReason] {
    let reasons = (0..<count("reasons")).map { index in
      let key = "reason.\(index + 1)"
      return MissingReason(
        code: self[key + ".code"] ?? "", label: text(key + ".label"),
        isAsked: self[key + ".asked"] != "no")
    }
    return reasons.isEmpty ? [.noAnswer] : reasons
  }

  mutating func set(_ nets: [Net]) {
    if nets.isEmpty { return }
    self["nets"] = String(nets.count)
    for (index, net) in nets.enumerated() {
      let key = "net.\(index + 1)"
      self[key + ".code"] = net.code
      set(key + ".label", net.label)
      self[key + ".answers"] = net.slots.map(String.init).joined(separator: " ")
    }
  }

  /// The nets over so many answers; what names others is left out.
  func nets(answerCount: Int) -> [Net] {
    (0..<count("nets")).compactMap { index in
      let key = "net.\(index + 1)"
      let slots = (self[key + ".answers"] ?? "").split(separator: " ").compactMap { Int($0) }
      guard !slots.isEmpty, slots.allSatisfy({ $0 >= 1 && $0 <= answerCount }) else { return nil }
      return Net(code: self[key + ".code"] ?? "", label: text(key + ".label"), slots: slots)
    }
  }
}
