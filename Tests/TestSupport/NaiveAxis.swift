import QuerySyntax

/// One line of an axis: a heading of one label a level, and who stands under it.
struct NaiveLine {
  var labels: [String]
  var isNet: Bool
  var holds: @Sendable (PlainRow) -> Bool
  /// The line of the outer levels alone, that `column%` and `total%` divide within.
  var isWithin: @Sendable (PlainRow) -> Bool = { _ in true }

  var label: String { labels.joined(separator: " > ") }
}

/// One part of a subject, banner or key.
struct NaivePart {
  let levels: [PlainVariable]

  var name: String { levels.map(\.name).joined(separator: " > ") }
  var isMultiple: Bool { levels.contains(where: \.isMultiple) }

  /// Whether every level was answered.
  func isAnswered(_ row: PlainRow) -> Bool { levels.allSatisfy { $0.isAnswered(row) } }

  /// The lines that stand in a table of some rows.
  ///
  /// All answers of a codebook do; numbers only where a row has them.
  func lines(_ slips: [Slip], of survey: PlainSurvey) -> [NaiveLine] {
    var lines = [NaiveLine(labels: [], isNet: false, holds: { _ in true })]
    for level in levels {
      let choices = level.lines(survey)
      lines = lines.flatMap { outer in choices.map { outer.joined(with: $0) } }
    }
    guard levels.contains(where: \.isNumeric) else { return lines }
    return lines.filter { line in slips.contains { line.holds($0.answers) } }
  }

  /// The variables that an axis names, one part for each of them side by side.
  static func parts(_ axis: Axis, _ survey: PlainSurvey) throws -> [NaivePart] {
    try axis.parts.map { part in
      NaivePart(levels: try part.levels.map { try survey.variable($0) })
    }
  }
}

extension NaiveLine {
  fileprivate func joined(with inner: NaiveLine) -> NaiveLine {
    let outer = holds
    let holdsInner = inner.holds
    return NaiveLine(
      labels: labels + inner.labels, isNet: isNet || inner.isNet,
      holds: { outer($0) && holdsInner($0) }, isWithin: outer)
  }
}

extension PlainSurvey {
  /// The variable that an entry of a list names.
  func variable(_ item: VariableItem) throws -> PlainVariable {
    guard case .one(let name) = item, let variable = self[name.text] else {
      throw NaiveError.notUnderstood("\(item)")
    }
    return variable
  }
}

extension PlainVariable {
  var isMultiple: Bool { if case .multiple = kind { true } else { false } }
  var isNumeric: Bool { if case .numeric = kind { true } else { false } }

  func isAnswered(_ row: PlainRow) -> Bool {
    switch row[name] {
    case nil, .missing: false
    case .code, .number, .items: true
    }
  }

  /// The reason why the variable is missing in a row; nothing where it was answered.
  func reason(_ row: PlainRow) -> PlainReason? {
    guard !isAnswered(row) else { return nil }
    guard case .missing(let code)? = row[name] else { return allReasons[0] }
    return allReasons.first { $0.code == code }
  }

  /// One line an answer, net or item; of numbers one for each that the survey has.
  func lines(_ survey: PlainSurvey) -> [NaiveLine] {
    let name = name
    switch kind {
    case .categorical(let answers, let nets):
      let line = { (choice: PlainChoice, codes: [String], isNet: Bool) in
        NaiveLine(labels: [choice.title], isNet: isNet) { row in
          guard case .code(let code)? = row[name] else { return false }
          return codes.contains(code)
        }
      }
      var lines: [NaiveLine] = []
      var listed: Set<String> = []
      for answer in answers {
        for net in nets where answers.first(where: { net.members.contains($0.code) }) == answer {
          lines.append(line(net.choice, net.members, true))
          for part in answers where net.members.contains(part.code) {
            if listed.insert(part.code).inserted { lines.append(line(part, [part.code], false)) }
          }
        }
        if listed.insert(answer.code).inserted { lines.append(line(answer, [answer.code], false)) }
      }
      return lines
    case .multiple(let items):
      return items.map { item in
        NaiveLine(labels: [item.title], isNet: false) { row in
          guard case .items(let chosen)? = row[name] else { return false }
          return chosen[item.code] == true
        }
      }
    case .numeric:
      let numbers = survey.rows.compactMap { row -> Double? in
        if case .number(let number)? = row[name] { number } else { nil }
      }
      return Set(numbers).sorted().map { number in
        let title = number == number.rounded() ? "\(Int(number))" : "\(number)"
        return NaiveLine(labels: [title], isNet: false) { $0[name] == .number(number) }
      }
    }
  }
}
