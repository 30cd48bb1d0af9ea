package import Codebook

/// Several waves put one behind the other, with a variable that tells them apart: the codebook of them all,
/// and what each wave's slots become in it.
///
/// Answers are matched by their codes, items by theirs, missing reasons by theirs. What a wave does
/// not have is missing there because it was not asked.
package struct StackedWaves: Sendable {
  /// What all waves together may answer; of numbers the source finds whether they are whole.
  package private(set) var codebook: Codebook
  package let waveVariable: String
  /// The rows of every other variable, a part a wave.
  package private(set) var parts: [String: [WaveRows]] = [:]
  /// Names of variables that are of different kinds in different waves; then they cannot be stacked.
  package private(set) var clashes: [String] = []
  /// Labels and answers that differ between waves, a line each.
  package private(set) var drifts: [WaveDrift] = []

  /// What a wave's rows have of a variable of the stack.
  package enum WaveRows: Sendable {
    /// The wave lacks the variable: every row is missing for one reason.
    case absent(reason: Int)
    /// The new slot of each slot.
    case slots([Int])
    /// The new reason of each missing reason; numbers stay.
    case numbers(reasons: [Int])
    /// The item that each item of the stack is in the wave, nothing where it has none; the new slot of
    /// each slot of the state.
    case items([Int?], states: [Int])
  }

  private static let notAsked = MissingReason(
    code: "not_asked", label: LocalizedText("not asked", translations: ["fr": "non posée"]),
    isAsked: false)

  /// - Parameters:
  ///   - books: the codebooks of at least one wave.
  ///   - waves: the code of each wave.
  ///   - waveVariable: the name of the new variable.
  ///   - name: the name of the stack.
  package init(_ books: [Codebook], waves: [String], waveVariable: String, name: String) {
    self.waveVariable = waveVariable
    let first = books[0]
    codebook = Codebook(
      name: name, title: first.title, unit: first.unit, source: first.source,
      waveVariable: waveVariable, suggestedWeights: first.suggestedWeights)
    codebook.set(
      Variable(
        name: waveVariable, label: LocalizedText("Wave", translations: ["fr": "Vague"]),
        kind: .categorical(
          AnswerList(
            categories: waves.map { Category(code: $0, label: "") }, isOrdered: true))))
    let names = Self.names(books).filter { $0 != waveVariable }
    let scales = ChosenScale.ofBatteries(
      names.map { name in (name, Self.together(books.map { $0[name]?.answerList })) })
    for (name, scale) in zip(names, scales) { stack(name, books, waves, on: scale) }
    for grid in first.grids where grid.items.allSatisfy({ codebook[$0] != nil }) {
      codebook.set(grid)
    }
  }

  /// Names of all variables in the order of their first appearance.
  private static func names(_ books: [Codebook]) -> [String] {
    var seen: Set<String> = []
    return books.flatMap { $0.variables.map(\.name) }.filter { seen.insert($0).inserted }
  }

  private mutating func stack(
    _ name: String, _ books: [Codebook], _ waves: [String], on scale: ChosenScale?
  ) {
    let present = books.map { $0[name] }
    noteDrift(name, present, waves)
    guard var stacked = present.compactMap({ $0 }).first else { return }
    guard Set(present.compactMap { $0?.kindName }).count == 1 else { return clashes.append(name) }
    for variable in present.compactMap({ $0 }) {
      if stacked.label.isEmpty { stacked.label = variable.label }
      if stacked.question.isEmpty { stacked.question = variable.question }
    }
    let reasons = Self.reasons(present)
    stacked.missingReasons = reasons
    switch stacked.kind {
    case .categorical(let answers):
      let lists = present.map { $0.flatMap(\.answerList) }
      var all = Self.together(lists) ?? answers
      if all.isText, !all.isArranged, let order = AnswerOrder(all.categories.map(\.code), on: scale)
      {
        all.take(order)
      }
      all.nets = Self.nets(of: answers, in: all)
      stacked.kind = .categorical(all)
      parts[name] = zip(present, lists).map { Self.part($0, $1, of: all, reasons) }
    case .numeric:
      stacked.kind = .numeric(NumberScale(isWhole: false, distinct: nil))
      parts[name] = present.map { variable in
        guard let variable else { return .absent(reason: Self.place(Self.notAsked, reasons)) }
        return .numbers(reasons: variable.missingReasons.map { Self.place($0, reasons) })
      }
    case .multiple:
      let sets = present.map { $0.flatMap(\.multipleResponse) }
      var items: [MultipleResponse.Item] = []
      for item in sets.compactMap({ $0 }).flatMap(\.items)
      where !items.contains(where: { $0.code == item.code }) {
        items.append(item)
      }
      stacked.kind = .multiple(MultipleResponse(items: items))
      parts[name] = zip(present, sets).map { Self.part($0, $1, of: items, reasons) }
    }
    codebook.set(stacked)
  }

  /// The missing reasons of all waves, the empty field first.
  private static func reasons(_ present: [Variable?]) -> [MissingReason] {
    var reasons: [MissingReason] = []
    for reason in present.flatMap({ $0?.missingReasons ?? [notAsked] })
    where !reasons.contains(where: { $0.code == reason.code }) {
      if reason.code.isEmpty { reasons.insert(reason, at: 0) } else { reasons.append(reason) }
    }
    if reasons.first?.code != "" { reasons.insert(.noAnswer, at: 0) }
    return reasons
  }

  private static func place(_ reason: MissingReason, _ reasons: [MissingReason]) -> Int {
    reasons.firstIndex { $0.code == reason.code } ?? 0
  }

  /// The answers of all waves as one list, the first wave's in front; nothing without any.
  private static func together(_ lists: [AnswerList?]) -> AnswerList? {
    let lists = lists.compactMap { $0 }
    guard var all = lists.first else { return nil }
    all.isArranged = lists.contains(where: \.isArranged)
    all.scaleNumbers = Set(lists.flatMap(\.scaleNumbers)).sorted()
    var seen: Set<String> = []
    all.categories = lists.flatMap(\.categories).filter { seen.insert($0.code).inserted }
    return all
  }

  /// The nets of the first wave over the answers of all.
  private static func nets(of first: AnswerList, in all: AnswerList) -> [Net] {
    let places = Dictionary(
      all.categories.enumerated().map { ($1.code, $0 + 1) }, uniquingKeysWith: { first, _ in first }
    )
    return first.nets.map { net in
      var net = net
      net.slots = net.slots.compactMap { places[first.categories[$0 - 1].code] }
      return net
    }
  }

  private static func part(
    _ variable: Variable?, _ answers: AnswerList?, of all: AnswerList,
    _ reasons: [MissingReason]
  ) -> WaveRows {
    guard let variable, let answers else { return .absent(reason: place(notAsked, reasons)) }
    let layout = SlotLayout(answerCount: all.categories.count, reasonCount: reasons.count)
    let places = Dictionary(
      all.categories.enumerated().map { ($0.element.code, $0.offset + 1) },
      uniquingKeysWith: { first, _ in first })
    let moved = variable.missingReasons.map { layout.slot(ofReason: place($0, reasons)) }
    return .slots(
      [moved[0]] + answers.categories.map { places[$0.code] ?? 0 } + moved.dropFirst())
  }

  private static func part(
    _ variable: Variable?, _ set: MultipleResponse?, of items: [MultipleResponse.Item],
    _ reasons: [MissingReason]
  ) -> WaveRows {
    guard let variable, let set else { return .absent(reason: place(notAsked, reasons)) }
    let layout = SlotLayout(answerCount: 2, reasonCount: reasons.count)
    let moved = variable.missingReasons.map { layout.slot(ofReason: place($0, reasons)) }
    return .items(
      items.map { item in set.items.firstIndex { $0.code == item.code } },
      states: [moved[0], MultipleResponse.someChosen, MultipleResponse.noneChosen]
        + moved.dropFirst())
  }
}

// MARK: What differs between the waves

extension StackedWaves {
  private mutating func noteDrift(_ name: String, _ present: [Variable?], _ waves: [String]) {
    let absent = zip(waves, present).filter { $0.1 == nil }.map(\.0)
    if !absent.isEmpty { note(name, .notAsked(waves: absent)) }
    let labels = Set(present.compactMap { $0?.label.text }).subtracting([""])
    if labels.count > 1 { note(name, .labels(labels.sorted())) }
    let questions = Set(present.compactMap { $0?.question.text }).subtracting([""])
    if questions.count > 1 { note(name, .questions(questions.sorted())) }
    let answers = zip(waves, present).compactMap { wave, variable in
      variable.flatMap { $0.isOfPlatform ? nil : $0.answerCodes }.map { (wave, Set($0)) }
    }
    var counts: [String: Int] = [:]
    for code in answers.flatMap(\.1) { counts[code, default: 0] += 1 }
    let alone = answers.compactMap { wave, codes -> WaveDrift.WaveCodes? in
      let own = codes.filter { counts[$0] == 1 }
      return own.isEmpty ? nil : WaveDrift.WaveCodes(wave: wave, codes: own.sorted())
    }
    if answers.count > 1, !alone.isEmpty { note(name, .answersOfOneWave(alone)) }
    let changed = Self.changedLabels(present.compactMap { $0?.answerList })
    if !changed.isEmpty { note(name, .changedLabels(changed.sorted())) }
  }

  private mutating func note(_ name: String, _ difference: WaveDrift.Difference) {
    drifts.append(WaveDrift(variable: name, difference: difference))
    codebook.drifts[name, default: []].append(difference)
  }

  /// Codes that stand for different labels in different waves.
  private static func changedLabels(_ lists: [AnswerList]) -> Set<String> {
    var labels: [String: Set<String>] = [:]
    for category in lists.flatMap(\.categories) where !category.label.isEmpty {
      labels[category.code, default: []].insert(category.label.text)
    }
    return Set(labels.filter { $0.value.count > 1 }.keys)
  }
}

extension Variable {
  fileprivate var kindName: String {
    switch kind {
    case .categorical: "categorical"
    case .numeric: "numeric"
    case .multiple: "multiple"
    }
  }

  fileprivate var answerList: AnswerList? {
    if case .categorical(let answers) = kind { answers } else { nil }
  }

  fileprivate var multipleResponse: MultipleResponse? {
    if case .multiple(let set) = kind { set } else { nil }
  }

  /// Texts up to which a column holds answers; more are what people wrote.
  private static let mostTexts = 30

  /// Codes of the answers; nothing for numbers and free text.
  fileprivate var answerCodes: [String]? {
    switch kind {
    case .categorical(let answers):
      answers.isText && answers.categories.count > Self.mostTexts
        ? nil : answers.categories.map(\.code)
    case .multiple(let set): set.items.map(\.code)
    case .numeric: nil
    }
  }
}
