import ResultTables

/// Chooses what of a table stays out of sight: lines that nobody has, columns of a small base.
struct HiddenLines {
  let settings: TableSettings

  /// A line with the number of rows under it.
  struct Candidate<Line> {
    let line: Line
    let path: [Label]
    let n: Int
    /// Whether it is a number of a codebook-less variable, which is no line where no row has it.
    var isNumber = false
  }

  /// What is shown, and the notes that name what is not.
  struct Choice<Line> {
    var shown: [Line]
    var notes: [Note]
  }

  /// - Parameters:
  ///   - candidates: lines in order.
  ///   - areBases: whether `base hide` is about them, as it is about columns.
  /// - Returns: the lines that stay.
  func choose<Line>(_ candidates: [Candidate<Line>], areBases: Bool) -> Choice<Line> {
    let candidates = candidates.filter { !$0.isNumber || $0.n > 0 }
    let threshold = areBases ? settings.smallestColumn : 0
    if !settings.hidesEmpty, threshold <= 0 {
      return Choice(shown: candidates.map(\.line), notes: [])
    }
    let isEmpty = { (candidate: Candidate<Line>) in settings.hidesEmpty && candidate.n == 0 }
    let isSmall = { (candidate: Candidate<Line>) in
      candidate.n < threshold && !isEmpty(candidate)
    }
    let empty = candidates.filter(isEmpty).map(\.path.seen)
    let small = candidates.filter(isSmall).map { "\($0.path.seen) (\($0.n))" }
    var notes: [Note] = []
    if !empty.isEmpty { notes.append(.notShown(lines: empty, threshold: nil)) }
    if !small.isEmpty { notes.append(.notShown(lines: small, threshold: threshold)) }
    return Choice(
      shown: candidates.filter { !isEmpty($0) && !isSmall($0) }.map(\.line), notes: notes)
  }
}
