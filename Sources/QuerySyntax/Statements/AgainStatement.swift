import StatisticNames

/// `again by size where wave = 2020`.
package struct AgainStatement: Hashable, Sendable {
  package var banner: Axis?
  package var clauses: Clauses

  package init(banner: Axis? = nil, clauses: Clauses = Clauses()) {
    self.banner = banner
    self.clauses = clauses
  }
}

extension AgainStatement: StatementForm {
  static let verb = Verb.again
  static let group = VerbGroup.questions
  static let effect = StatementEffect.tells
  var asStatement: Statement { .again(self) }

  static let help = HelpPage(
    word: "again", summary: "the last question, with something changed",
    usage: ["again [by BANNER] [clauses]"],
    text: "Clauses that are named replace those of the same name; the others stay.",
    examples: [
      "crosstab telework by role\nagain by size", "freq telework\nagain where wave = 2020",
    ])

  /// `again [by AXIS] [clauses]`.
  static func parse(_ cursor: inout Cursor) throws(SyntaxError) -> AgainStatement {
    let tail = try cursor.tail(TailRules(verb: .again, show: .anything))
    return AgainStatement(banner: tail.banner, clauses: tail.clauses)
  }

  var layout: StatementLayout {
    StatementLayout("again" + (banner.map { " by " + $0.written } ?? ""), clauses.written)
  }
}

extension AgainStatement {
  /// The last question with what `again` names in place of its own.
  ///
  /// - Returns: nothing when the statement is no question, or one that takes no banner.
  package func amended(_ question: Statement) -> Statement? { question.form.amended(by: self) }
}

extension Clauses {
  /// Other clauses, with these in place of those of the same name.
  func replacing(in other: Clauses) -> Clauses {
    var merged = other
    merged.condition = condition ?? other.condition
    merged.weight = weight ?? other.weight
    merged.show = show ?? other.show
    merged.test = test ?? other.test
    merged.base = base ?? other.base
    merged.missing = missing ?? other.missing
    merged.sort = sort ?? other.sort
    merged.top = top ?? other.top
    merged.title = title ?? other.title
    merged.note = note ?? other.note
    merged.only = only.isEmpty ? other.only : only
    let own = Set(settings.map(\.setting))
    merged.settings = other.settings.filter { !own.contains($0.setting) } + settings
    // A name or a file belongs to the answer that it was asked for.
    merged.alias = alias
    merged.output = output
    return merged
  }

  /// With every entry of `show`, and the sort key, read as the last question reads it.
  func mapped(_ reading: (ShowItem) -> ShowItem) -> Clauses {
    var mapped = self
    mapped.show = show?.map(reading)
    guard case .statistic(let word)? = sort?.key else { return mapped }
    switch reading(.statistic(word, .none)) {
    case .measure(let measure, _): mapped.sort?.key = .expression(measure)
    case .variable(.one(let name)): mapped.sort?.key = .expression(.name(name))
    default: break
    }
    return mapped
  }
}

extension ShowItem {
  /// As `group` reads it: `n` is a measure.
  var asMeasure: ShowItem {
    switch self {
    case .statistic(.weightedN, _), .statistic(.effectiveN, _), .measure: self
    case .statistic(let word, let place): .measure(.name(Name(word.word, place: place)))
    case .variable(.one(let name)): .measure(.name(name))
    case .variable(.range), .variable(.pattern), .variable(.all), .variable(.except): self
    }
  }

  /// As `rows` reads it: every word is a variable.
  var asVariable: ShowItem {
    guard case .statistic(let word, let place) = self, Words.isPlainName(word.word) else {
      return self
    }
    return .variable(.one(Name(word.word, place: place)))
  }
}
