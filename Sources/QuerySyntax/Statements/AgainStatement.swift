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
  /// A `freq` asked again `by` something becomes a `crosstab`.
  /// - Returns: nothing when the statement is no question, or one that takes no banner.
  package func amended(_ question: Statement) -> Statement? {
    switch question {
    case .freq(let freq): return amended(freq)
    case .crosstab(var crosstab):
      crosstab.banner = banner ?? crosstab.banner
      crosstab.clauses = clauses.replacing(in: crosstab.clauses)
      return .crosstab(crosstab)
    case .book(var book):
      book.banner = banner ?? book.banner
      book.clauses = clauses.replacing(in: book.clauses)
      return .book(book)
    case .chart(var chart):
      guard case .question(let subject, let earlier) = chart.subject else { return nil }
      chart.subject = .question(subject: subject, banner: banner ?? earlier)
      chart.clauses = clauses.replacing(in: chart.clauses)
      if let kind = clauses.alias.flatMap({ ChartKind(rawValue: $0.text) }) {
        chart.kind = kind
        chart.clauses.alias = nil
      }
      return .chart(chart)
    case .summarize(var summarize):
      summarize.banner = banner ?? summarize.banner
      summarize.clauses = clauses.replacing(in: summarize.clauses)
      return .summarize(summarize)
    case .diff(var diff):
      diff.banner = banner ?? diff.banner
      diff.clauses = clauses.replacing(in: diff.clauses)
      return .diff(diff)
    case .compare(var compare):
      compare.banner = banner ?? compare.banner
      compare.clauses = clauses.replacing(in: compare.clauses)
      return .compare(compare)
    case .correlate(var correlate) where banner == nil:
      correlate.clauses = clauses.replacing(in: correlate.clauses)
      return .correlate(correlate)
    case .group(var group):
      group.keys = banner ?? group.keys
      group.clauses = clauses.mapped(\.asMeasure).replacing(in: group.clauses)
      return .group(group)
    case .rows(var rows) where banner == nil:
      rows.clauses = clauses.mapped(\.asVariable).replacing(in: rows.clauses)
      return .rows(rows)
    case .explain(let explain):
      return amended(explain.statement).map { .explain(ExplainStatement(statement: $0)) }
    default: return nil
    }
  }

  private func amended(_ freq: FreqStatement) -> Statement {
    guard let banner else {
      return .freq(
        FreqStatement(variables: freq.variables, clauses: clauses.replacing(in: freq.clauses)))
    }
    var kept = freq.clauses
    kept.show = nil
    kept.sort = nil
    let parts = freq.variables.map { Axis.AxisPart(levels: [$0]) }
    return .crosstab(
      CrosstabStatement(
        subject: Axis(parts: parts), banner: banner, clauses: clauses.replacing(in: kept)))
  }
}

extension Clauses {
  /// Other clauses, with these in place of those of the same name.
  fileprivate func replacing(in other: Clauses) -> Clauses {
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
    // A name or a file belongs to the answer that it was asked for.
    merged.alias = alias
    merged.output = output
    return merged
  }

  /// With every entry of `show`, and the sort key, read as the last question reads it.
  fileprivate func mapped(_ reading: (ShowItem) -> ShowItem) -> Clauses {
    var mapped = self
    mapped.show = show?.map(reading)
    guard case .statistic(let word)? = sort?.key else { return mapped }
    switch reading(.statistic(word, .none)) {
    case .measure(let measure): mapped.sort?.key = .expression(measure)
    case .variable(.one(let name)): mapped.sort?.key = .expression(.name(name))
    default: break
    }
    return mapped
  }
}

extension ShowItem {
  /// As `group` reads it: `n` is a measure.
  fileprivate var asMeasure: ShowItem {
    switch self {
    case .statistic(.weightedN, _), .statistic(.effectiveN, _), .measure: self
    case .statistic(let word, let place): .measure(.name(Name(word.word, place: place)))
    case .variable(.one(let name)): .measure(.name(name))
    case .variable(.range): self
    }
  }

  /// As `rows` reads it: every word is a variable.
  fileprivate var asVariable: ShowItem {
    guard case .statistic(let word, let place) = self, Words.isPlainName(word.word) else {
      return self
    }
    return .variable(.one(Name(word.word, place: place)))
  }
}
