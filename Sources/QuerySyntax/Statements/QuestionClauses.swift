extension Statement {
  /// The clauses of a question or claim; empty for other statements.
  package var clauses: Clauses {
    switch self {
    case .freq(let freq): freq.clauses
    case .crosstab(let crosstab): crosstab.clauses
    case .group(let group): group.clauses
    case .summarize(let summarize): summarize.clauses
    case .diff(let diff): diff.clauses
    case .compare(let compare): compare.clauses
    case .correlate(let correlate): correlate.clauses
    case .rows(let rows): rows.clauses
    case .book(let book): book.clauses
    case .chart(let chart): chart.clauses
    case .claim(let claim): claim.clauses
    case .again(let again): again.clauses
    case .rake(let rake): rake.clauses
    default: Clauses()
    }
  }
}
