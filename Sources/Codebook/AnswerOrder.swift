/// The order of answers that were found as texts, told from what they say.
package struct AnswerOrder: Sendable {
  /// What tells the order.
  package enum Basis: Equatable, Sendable {
    /// Dates, times or moments of one form.
    case dates
    /// A number in each answer.
    case numbers
    /// A month, quarter or week beside a year.
    case periods
    case scale(KnownScale)
    /// Alphabetical: nothing else tells it.
    case labels
  }

  /// Places of the texts in their order.
  package let places: [Int]
  package let basis: Basis
  /// Scales as short as that of the basis which give other scores.
  package let rivals: [KnownScale]
  /// Whether it is an order of degree, as of a scale, and not one of reading alone.
  package let isOrdinal: Bool

  /// Texts up to which they are put in order; more are no answers but what people wrote.
  package static let mostTexts = 200

  /// The order of texts; nothing for more than `mostTexts`.
  ///
  /// By dates, by a number that each holds, by periods, by a known scale from low to high, else by label. Other, None
  /// and answers of no opinion stand last.
  ///
  /// - Parameters:
  ///   - texts: different answers as they are written.
  ///   - shared: the scale of all variables that share the answers, where they are of a battery.
  /// - Complexity: O(texts · log texts).
  package init?(_ texts: [String], on shared: ChosenScale? = nil) {
    guard texts.count <= Self.mostTexts else { return nil }
    let folded = texts.map(AnswerText.folded)
    let ranks = folded.map(LastAnswers.rank)
    let found = shared ?? ChosenScale(folded)
    // A scale may hold what stands last elsewhere, such as `No opinion either way`.
    let last = found?.holds(folded) == true ? ranks.map { _ in nil } : ranks
    let first = texts.indices.filter { last[$0] == nil }
    let own = first.map { folded[$0] }
    let keys: [[Double]]
    var isOrdinal = true
    if let dates = WrittenDates(first.map { texts[$0] }) {
      (keys, basis, rivals) = (dates.seconds.map { [$0] }, .dates, [])
    } else if let periods = Periods.keys(own) {
      (keys, basis, rivals) = (periods, .periods, [])
    } else if let chosen = found ?? ChosenScale(own) {
      keys = own.map { [Double(chosen.scale.place($0) ?? 0)] }
      (basis, rivals) = (.scale(chosen.scale), chosen.rivals)
      isOrdinal = !chosen.scale.isYesBeforeNo
    } else if let numbers = LeadingNumbers(own) {
      (keys, basis, rivals) = (numbers.keys, .numbers, [])
      isOrdinal = !numbers.areOfCodes
    } else {
      (keys, basis, rivals) = (own.map { _ in [] }, .labels, [])
      isOrdinal = false
    }
    self.isOrdinal = isOrdinal
    let ordered = first.indices.sorted { left, right in
      if keys[left] != keys[right] { return keys[left].lexicographicallyPrecedes(keys[right]) }
      return Self.isBefore(first[left], first[right], folded, texts)
    }.map { first[$0] }
    let behind = texts.indices.filter { last[$0] != nil }.sorted { left, right in
      let (one, other) = (last[left] ?? 0, last[right] ?? 0)
      return one == other ? Self.isBefore(left, right, folded, texts) : one < other
    }
    places = ordered + behind
  }

  /// Places of texts by label: case and accents folded, then by code points.
  package static func byLabel(_ texts: [String]) -> [Int] {
    let folded = texts.map(AnswerText.folded)
    return texts.indices.sorted { isBefore($0, $1, folded, texts) }
  }

  /// The new slot of each slot: that of missing rows first, then the texts, then further missing reasons.
  package func slots(reasonCount: Int) -> [Int] {
    var table = Array(0..<places.count + reasonCount)
    for (place, old) in places.enumerated() { table[old + 1] = place + 1 }
    return table
  }

  /// Whether the texts stand in their order as they are.
  package var isAsFound: Bool { places == Array(places.indices) }

  /// By label: case and accents folded, then by code points.
  private static func isBefore(
    _ left: Int, _ right: Int, _ folded: [String], _ texts: [String]
  ) -> Bool {
    let (one, other) = (folded[left].unicodeScalars, folded[right].unicodeScalars)
    if !one.elementsEqual(other) { return one.lexicographicallyPrecedes(other) }
    return texts[left].unicodeScalars.lexicographicallyPrecedes(texts[right].unicodeScalars)
  }
}

extension AnswerOrder.Basis {
  /// What a description of the variable says: `order by numbers`.
  package var words: String {
    switch self {
    case .numbers: "order by numbers"
    case .dates: "order by dates"
    case .periods: "order by periods"
    case .scale(let scale) where scale.isYesBeforeNo: "known scale: \(scale.name)"
    case .scale(let scale): "known scale: \(scale.name), low to high"
    case .labels: "order by label"
    }
  }

  /// What the load says behind the name of a variable; nothing for an order that tells nothing of answers.
  package var remark: String? {
    switch self {
    case .numbers: "by its numbers"
    case .dates: "by its dates"
    case .periods: "by its periods"
    case .scale(let scale) where scale.isYesBeforeNo: scale.name
    case .scale(let scale): "by the scale of \(scale.name)"
    case .labels: nil
    }
  }
}

extension AnswerList {
  /// Puts the answers of a text column in the order that they tell; a known scale gives them their scores.
  ///
  /// Slots of rows and nets are the caller's to move, by `AnswerOrder.slots`.
  /// - Parameter shared: the scale of all variables that share the answers, where they are of a battery.
  /// - Returns: the order; nothing where there is none to tell.
  package mutating func orderTexts(on shared: ChosenScale? = nil) -> AnswerOrder? {
    let texts = categories.map(\.code)
    guard isText, !isArranged, shared != nil || !isOrdered && texts.count > 1,
      let order = AnswerOrder(texts, on: shared)
    else { return nil }
    take(order)
    return order
  }

  /// Puts texts in an order that was told from them, with the scores of its scale.
  package mutating func take(_ order: AnswerOrder) {
    let texts = categories.map(\.code)
    var scores = texts.map { _ in Double?.none }
    scaleNumbers = []
    if case .scale(let scale) = order.basis, order.rivals.isEmpty {
      scores = scale.scores(texts)
      if !scale.isYesBeforeNo { scaleNumbers = scale.places.indices.map { Double($0 + 1) } }
    }
    for place in categories.indices { categories[place].score = scores[place] }
    if fileOrder.isEmpty, !order.isAsFound { fileOrder = texts }
    categories = order.places.map { categories[$0] }
    isOrdered = order.isOrdinal
    rivals = order.rivals
  }
}

/// Answers that stand behind all others.
package enum LastAnswers {
  private static let other = ["other", "others", "something else", "autre", "autres"]
  private static let none = [
    "none", "none of these", "none of the above", "none of them", "nothing", "aucun", "aucune",
    "aucun de ceux-ci", "aucune de ces reponses", "rien", "aucun de ces choix",
  ]
  private static let noOpinion = [
    "don't know", "dont know", "do not know", "i don't know", "i do not know", "dk", "no opinion",
    "can't say", "not applicable", "n/a", "na", "refused", "refusal", "prefer not to say",
    "prefer not to answer", "no answer", "not stated", "not answered", "unknown",
    "don't know / no opinion", "don't know/no opinion", "does not apply", "ne sait pas", "nsp",
    "nspp", "nr", "ne se prononce pas", "je ne sais pas", "sans opinion", "sans reponse",
    "non concerne", "non concernee", "refus", "ne souhaite pas repondre",
    "je ne souhaite pas repondre", "non reponse", "non-reponse", "sans objet",
    "ne sait pas / sans opinion",
  ]

  /// Where a folded answer stands behind the others: Other, then None, then no opinion; nothing where it
  /// stands among them.
  static func rank(_ folded: String) -> Int? {
    if other.contains(folded) || opens(folded, "other") || opens(folded, "autre") { return 0 }
    if none.contains(folded) { return 1 }
    return noOpinion.contains(folded) ? 2 : nil
  }

  /// Whether an answer as it is written is one of no opinion, which has no score.
  package static func isNoOpinion(_ text: String) -> Bool { rank(AnswerText.folded(text)) == 2 }

  /// Whether an answer as it is written is Other or None, which may be outside a scale.
  package static func isOutside(_ text: String) -> Bool { rank(AnswerText.folded(text)) != nil }

  /// Whether a text is a word with a remark behind it: `other (please specify)`, `autre : préciser`.
  private static func opens(_ text: String, _ word: String) -> Bool {
    guard text.hasPrefix(word) else { return false }
    let rest = text.dropFirst(word.count).drop { $0 == "s" }
    return rest.first.map { " (:,-–/".contains($0) } ?? true
      && (rest.contains { "(:,-–/".contains($0) } || rest.isEmpty)
  }
}

/// Numbers that answers begin with, behind nothing, a common beginning or an opener.
private struct LeadingNumbers {
  private static let below = [
    "<", "<=", "≤", "under", "less than", "below", "up to", "moins de", "jusqu'a", "au plus",
  ]
  private static let above = [
    ">", ">=", "≥", "over", "more than", "above", "plus de", "a partir de", "au moins", "at least",
  ]

  /// Numbers of each answer, those behind an opener before or after.
  let keys: [[Double]]
  /// Whether letters stand right before the numbers: `AO03` is a name, no degree.
  let areOfCodes: Bool

  /// Nothing where an answer has no number.
  init?(_ texts: [String]) {
    guard !texts.isEmpty else { return nil }
    let common = Self.commonBeginning(texts)
    var keys: [[Double]] = []
    for text in texts {
      let rest = text.dropFirst(common)
      guard let start = rest.firstIndex(where: \.isASCIIDigit) else { return nil }
      var opener = rest[..<start].trimmedBlanks
      let isNegative = opener == "-" || opener == "−"
      if isNegative { opener = "" }
      let side: Double? =
        opener.isEmpty
        ? 0 : Self.below.contains(opener) ? -1 : Self.above.contains(opener) ? 1 : nil
      guard let side else { return nil }
      var numbers = Self.numbers(in: rest[start...])
      if isNegative { numbers[0] = -numbers[0] }
      keys.append([numbers[0], side] + numbers.dropFirst())
    }
    self.keys = keys
    areOfCodes = texts[0].prefix(common).last?.isLetter ?? false
  }

  /// Characters that all texts begin with, digits and openers aside.
  private static func commonBeginning(_ texts: [String]) -> Int {
    var common = Array(texts[0].prefix { !$0.isASCIIDigit })
    for text in texts.dropFirst() {
      common = Array(zip(common, text).prefix { $0 == $1 }.map(\.0))
    }
    let beginning = String(common).trimmedBlanks
    let isOpener = (below + above).contains { $0.hasPrefix(beginning) }
    return isOpener || texts.count == 1 ? 0 : common.count
  }

  /// The numbers of a text that begins with one; blanks, commas and apostrophes may stand before three digits.
  private static func numbers(in text: Substring) -> [Double] {
    var numbers: [Double] = []
    var digits = ""
    var rest = text[...]
    let finish = { (digits: inout String, numbers: inout [Double]) in
      if let number = Double(digits) { numbers.append(number) }
      digits = ""
    }
    while let character = rest.first {
      rest = rest.dropFirst()
      if character.isASCIIDigit {
        digits.append(character)
      } else if !digits.isEmpty, " ,'".contains(character), isGroup(rest), !digits.contains(".") {
        continue
      } else if !digits.isEmpty, ".,".contains(character), !digits.contains("."),
        rest.first?.isASCIIDigit == true
      {
        digits.append(".")
      } else {
        finish(&digits, &numbers)
      }
    }
    finish(&digits, &numbers)
    return numbers
  }

  /// Whether a text begins with three digits and no fourth.
  private static func isGroup(_ text: Substring) -> Bool {
    let digits = text.prefix { $0.isASCIIDigit }
    return digits.count == 3
  }
}

/// Months, quarters and weeks beside a year.
private enum Periods {
  /// Year and part of each answer; nothing where one is no such period.
  static func keys(_ texts: [String]) -> [[Double]]? {
    guard texts.count > 1 else { return nil }
    var keys: [[Double]] = []
    for text in texts {
      guard let key = key(text) else { return nil }
      keys.append(key)
    }
    return keys
  }

  private static func key(_ text: String) -> [Double]? {
    let words = text.split { " -/._".contains($0) }
    guard words.count == 2 || words.count == 1 else { return nil }
    if words.count == 1 { return joined(words[0]) }
    for (year, part) in [(words[0], words[1]), (words[1], words[0])] {
      if let year = self.year(year), let part = self.part(part) { return [year, part] }
    }
    return nil
  }

  /// `2024q1`, `2024w05`.
  private static func joined(_ word: Substring) -> [Double]? {
    guard word.count > 5, let year = year(word.prefix(4)),
      word.dropFirst(4).first?.isLetter == true,
      let part = part(word.dropFirst(4))
    else { return nil }
    return [year, part]
  }

  private static func year(_ word: Substring) -> Double? {
    guard word.count == 4, word.allSatisfy(\.isASCIIDigit), let year = Double(word),
      (1_500...2_500).contains(year)
    else { return nil }
    return year
  }

  private static func part(_ word: Substring) -> Double? {
    if let month = Month.number(word) { return Double(month) }
    let digits = word.drop { "qtwsmk".contains($0) }
    guard word.count - digits.count <= 2, (1...2).contains(digits.count),
      digits.allSatisfy(\.isASCIIDigit), let part = Double(digits), (1...53).contains(part)
    else { return nil }
    return part
  }
}

extension Character {
  fileprivate var isASCIIDigit: Bool { ("0"..."9").contains(self) }
}

extension StringProtocol {
  fileprivate var trimmedBlanks: String {
    var text = self[...]
    while text.first == " " { text = text.dropFirst() }
    while text.last == " " { text = text.dropLast() }
    return String(text)
  }
}
