/// How `again` changes the last question.
extension Statement {
  /// The clauses of a question or claim; empty for other statements.
  package var clauses: Clauses {
    switch self {
    case .freq(let freq): freq.clauses
    case .crosstab(let crosstab): crosstab.clauses
    case .group(let group): group.clauses
    case .summarize(let summarize): summarize.clauses
    case .rows(let rows): rows.clauses
    case .claim(let claim): claim.clauses
    case .again(let again): again.clauses
    default: Clauses()
    }
  }

  /// Whether `again` can repeat the statement.
  package var canBeAmended: Bool {
    switch self {
    case .freq, .crosstab, .group, .summarize, .rows: true
    default: false
    }
  }

  /// The question with another banner and with the clauses that were named replaced.
  ///
  /// A frequency table that gets a banner becomes a cross-tabulation of its variables.
  package func amended(by again: AgainStatement) -> Statement {
    switch self {
    case .freq(var freq):
      freq.clauses.amend(by: again.clauses)
      guard let banner = again.banner else { return .freq(freq) }
      let parts = freq.variables.map { Axis.Part(levels: [$0]) }
      return .crosstab(
        CrosstabStatement(subject: Axis(parts: parts), banner: banner, clauses: freq.clauses))
    case .crosstab(var crosstab):
      crosstab.banner = again.banner ?? crosstab.banner
      crosstab.clauses.amend(by: again.clauses)
      return .crosstab(crosstab)
    case .group(var group):
      group.keys = again.banner ?? group.keys
      group.clauses.amend(by: again.clauses)
      return .group(group)
    case .summarize(var summarize):
      summarize.banner = again.banner ?? summarize.banner
      summarize.clauses.amend(by: again.clauses)
      return .summarize(summarize)
    case .rows(var rows):
      rows.clauses.amend(by: again.clauses)
      return .rows(rows)
    default: return self
    }
  }
}

extension Clauses {
  /// Takes over every clause that the other has; a name or file of the old question is not kept.
  fileprivate mutating func amend(by other: Clauses) {
    condition = other.condition ?? condition
    weight = other.weight ?? weight
    show = other.show ?? show
    test = other.test ?? test
    base = other.base ?? base
    missing = other.missing ?? missing
    sort = other.sort ?? sort
    top = other.top ?? top
    title = other.title ?? title
    alias = other.alias
    output = other.output
  }
}
