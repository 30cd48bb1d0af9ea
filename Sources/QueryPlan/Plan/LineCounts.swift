import Codebook
import QuerySyntax

/// How many lines and cells tables will have, found from the data dictionary before any is made.
///
/// Counts that no integer holds are the largest one.
extension Codebook {
  /// Lines of one part of an axis: every combination of the answers, nets and items of its levels.
  package func lineCount(of part: BoundPart, withMissing: Bool = false) -> Int {
    let levels = part.levels.map { self[$0]?.lineCount ?? 0 }
    guard withMissing, let last = part.levels.last, let variable = self[last] else {
      return levels.saturatingProduct
    }
    let reasons = if case .multiple = variable.kind { 0 } else { variable.missingReasons.count }
    return (levels.dropLast() + [(levels.last ?? 0) + reasons]).saturatingProduct
  }

  /// Lines of all parts of an axis.
  package func lineCount(of axis: BoundAxis?) -> Int {
    (axis?.parts ?? []).map { lineCount(of: $0) }.saturatingSum
  }

  /// Cells of a table that `freq`, `crosstab` or `book` asks for, its Total column among them.
  package func cellCount(of table: BoundTable) -> Int {
    switch table {
    case .freq(let question):
      lineCount(of: BoundPart(levels: [question.variable]), withMissing: true)
    case .crosstab(let question):
      [
        max(1, lineCount(of: question.subject, withMissing: question.options.showsMissing)),
        [1, lineCount(of: question.banner)].saturatingSum,
      ].saturatingProduct
    case .grid(let question):
      [
        question.grid.items.count,
        question.banner == nil
          ? question.grid.items.map { self[$0]?.lineCount ?? 0 }.saturatingSum
          : [1, lineCount(of: question.banner)].saturatingSum,
      ].saturatingProduct
    }
  }

  /// Cells of measures by groups: a column a measure.
  package func cellCount(of question: GroupQuestion) -> Int {
    [[1, lineCount(of: question.keys)].saturatingSum, question.measures.count].saturatingProduct
  }

  /// Cells of a summary: a column a variable.
  package func cellCount(of question: SummaryQuestion) -> Int {
    [[1, lineCount(of: question.keys)].saturatingSum, question.variables.count].saturatingProduct
  }

  /// Cells of a change: two waves and their difference for everyone and in each column.
  package func cellCount(of question: DiffQuestion) -> Int {
    let isMean = if case .numeric? = self[question.variable]?.kind { true } else { false }
    let rows = isMean ? 1 : lineCount(of: BoundPart(levels: [question.variable]))
    return [rows, 3, [1, lineCount(of: question.banner)].saturatingSum].saturatingProduct
  }

  /// Cells of a comparison: a column a group, and one for every pair of groups of a part.
  package func cellCount(of question: CompareQuestion) -> Int {
    question.banner.parts.map { part in
      let groups = lineCount(of: part)
      return [groups, [groups, max(0, groups - 1)].saturatingProduct / 2].saturatingSum
    }.saturatingSum
  }
}

extension Variable {
  /// Lines that the variable gives by itself: its answers and nets, or its items; none where numbers are
  /// kept one a row.
  fileprivate var lineCount: Int {
    switch kind {
    case .multiple(let multiple): multiple.items.count
    case .categorical(let answers): answers.categories.count + answers.nets.count
    case .numeric: slotLayout?.answerCount ?? 0
    }
  }
}

extension Collection<Int> {
  /// The product of counts, at most the largest integer.
  fileprivate var saturatingProduct: Int {
    if contains(0) { return 0 }
    return reduce(1) { product, factor in
      let (next, overflow) = product.multipliedReportingOverflow(by: factor)
      return overflow ? Int.max : next
    }
  }

  /// The sum of counts, at most the largest integer.
  fileprivate var saturatingSum: Int {
    reduce(0) { sum, part in
      let (next, overflow) = sum.addingReportingOverflow(part)
      return overflow ? Int.max : next
    }
  }
}
