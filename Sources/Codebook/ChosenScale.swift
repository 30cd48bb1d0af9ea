/// The known scale of some answers, with those that would hold them as well.
package struct ChosenScale: Hashable, Sendable {
  /// The shortest that holds every answer.
  package let scale: KnownScale
  /// Others as short, which give the answers other scores.
  package let rivals: [KnownScale]

  /// - Parameter texts: at least two different answers; what is of no opinion is left out by the caller.
  package init?(_ texts: [String]) {
    let holding = KnownScale.holding(texts)
    guard let first = holding.first else { return nil }
    let scores = first.scores(texts)
    scale = first
    rivals = holding.dropFirst().filter { $0.scores(texts) != scores }
  }

  /// Whether it holds all of some folded answers.
  func holds(_ folded: [String]) -> Bool { folded.allSatisfy { scale.place($0) != nil } }

  /// The scale of each variable of a battery that shares its answers with others; nothing for those that stand
  /// by themselves.
  ///
  /// Variables are of one battery where they stand side by side and their names have the same stem.
  /// - Complexity: O(variables · answers · spellings of all scales).
  package static func ofBatteries(_ variables: [(name: String, answers: AnswerList?)]) -> [Self?] {
    var found = [Self?](repeating: nil, count: variables.count)
    var battery = Battery()
    for (place, variable) in variables.enumerated() {
      guard let answers = variable.answers, answers.isText, !answers.isArranged,
        answers.categories.count <= AnswerOrder.mostTexts
      else { continue }
      let texts = answers.categories.map(\.code).filter { !LastAnswers.isOutside($0) }
      let stem = stem(of: variable.name)
      if !battery.take(texts, place, stem) {
        battery.tell(&found)
        battery = Battery(texts, place, stem)
      }
    }
    battery.tell(&found)
    return found
  }

  /// What the items of a battery have in common: `q5_` of `q5_1`, `q` of `q12`, `Q1[` of `Q1[SQ001]`.
  static func stem(of name: String) -> String {
    let core = name.lastIndex { $0.isLetter || $0.isNumber }.map { name[...$0] } ?? name[...]
    if let sign = core.lastIndex(where: { !$0.isLetter && !$0.isNumber }) {
      return String(core[...sign])
    }
    let letters = core.last?.isLetter == true && core.dropLast().last?.isNumber == true ? 1 : 0
    if letters == 1 { return String(core.dropLast()) }
    let stem = core.reversed().drop { $0.isNumber }
    return stem.count == core.count ? name + "\u{0}" : String(stem.reversed())
  }
}

/// Variables side by side whose answers one scale holds.
private struct Battery {
  private var stem = ""
  private var places: [Int] = []
  private var texts: [String] = []
  private var folded: Set<String> = []
  private var chosen: ChosenScale?

  init() {}

  init(_ texts: [String], _ place: Int, _ stem: String) {
    self.stem = stem
    places = [place]
    self.texts = texts
    folded = Set(texts.map(AnswerText.folded))
    chosen = ChosenScale(texts)
  }

  /// Takes a further variable, where it shares an answer and one scale holds them all.
  mutating func take(_ texts: [String], _ place: Int, _ stem: String) -> Bool {
    guard stem == self.stem, texts.contains(where: { folded.contains(AnswerText.folded($0)) })
    else { return false }
    let news = texts.filter { !folded.contains(AnswerText.folded($0)) }
    if !news.isEmpty || chosen == nil {
      guard let wider = ChosenScale(self.texts + news) else { return false }
      chosen = wider
    }
    self.texts += news
    folded.formUnion(news.map(AnswerText.folded))
    places.append(place)
    return true
  }

  func tell(_ found: inout [ChosenScale?]) {
    guard places.count > 1 else { return }
    for place in places { found[place] = chosen }
  }
}
