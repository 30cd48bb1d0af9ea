/// The answers of a categorical variable, with the nets over them.
package struct AnswerList: Hashable, Sendable {
  /// Answers in the order of the codebook or of the file; slot 1 is the first.
  package var categories: [Category]
  package var nets: [Net]
  /// Whether the answers have an order of their own, such as a scale.
  package var isOrdered: Bool
  /// Whether the answers were found in a text column, read without a codebook.
  package var isText: Bool
  /// Codes in the order of the file, where answers were put in another.
  package var fileOrder: [String] = []
  /// Whether `order` or `score` set them: a known scale that is found later changes nothing.
  package var isArranged = false
  /// The scores of the whole scale, of answers that nobody gave too; empty where those of the answers are all.
  package var scaleNumbers: [Double] = []
  /// Known scales that hold the answers equally well and would give them different scores.
  package var rivals: [KnownScale] = []

  package init(
    categories: [Category], nets: [Net] = [], isOrdered: Bool = false, isText: Bool = false
  ) {
    self.categories = categories
    self.nets = nets
    self.isOrdered = isOrdered
    self.isText = isText
  }

  /// The number that each answer's code spells, if every code spells one; texts of a file are none,
  /// whatever they look like.
  /// - Complexity: O(answers).
  package var numericValues: [Double]? {
    if isText { return nil }
    var numbers: [Double] = []
    for category in categories {
      guard let number = Double(category.code), number.isFinite else { return nil }
      numbers.append(number)
    }
    return numbers
  }

  /// Whether scores tell the numbers of answers, and not their codes.
  package var isScored: Bool { categories.contains { $0.score != nil } }

  /// The number that each answer counts with, NaN for one without: its score, or else the number that its
  /// code spells; nothing where answers have no numbers.
  /// - Complexity: O(answers).
  package var numbers: [Double]? {
    if isScored { return categories.map { $0.score ?? .nan } }
    return numericValues ?? yesNoNumbers
  }

  /// 1 for yes and 0 for no where the answers are these, whatever their codes.
  private var yesNoNumbers: [Double]? {
    guard (2...4).contains(categories.count), rivals.isEmpty else { return nil }
    let texts = categories.map { $0.label.isEmpty ? $0.code : $0.label.text }
    let own = texts.filter { !LastAnswers.isOutside($0) }
    guard let scale = ChosenScale(own)?.scale, scale.isYesBeforeNo else { return nil }
    let scores = scale.scores(texts)
    return scores.contains { $0 != nil } ? scores.map { $0 ?? .nan } : nil
  }

  /// Whether codes count and run against what the labels, those of a known scale, say of degree.
  package var runsAgainstLabels: Bool {
    guard !isScored, !isText, let codes = numericValues else { return false }
    let own = categories.indices.filter { !LastAnswers.isOutside(categories[$0].label.text) }
    let texts = own.map { categories[$0].label.text }
    guard let scale = ChosenScale(texts)?.scale, !scale.isYesBeforeNo else { return false }
    let places = zip(scale.scores(texts), own).map { ($0 ?? 0, codes[$1]) }.sorted { $0.0 < $1.0 }
    return zip(places, places.dropFirst()).allSatisfy { $0.1 > $1.1 }
  }

  /// Every number of the scale, ascending: those of answers, and of its answers that nobody gave.
  package var allNumbers: [Double] {
    Set((numbers ?? []).filter { !$0.isNaN } + scaleNumbers).sorted()
  }
}
