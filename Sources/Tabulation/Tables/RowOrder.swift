import QueryPlan
import QuerySyntax
import ResultTables

/// Applies `sort` and `top` to the answer rows of a table; a net keeps its parts behind it.
struct RowOrder {
  let options: TableOptions

  /// - Parameters:
  ///   - rows: answer rows in codebook order, with missing rows behind.
  ///   - number: a statistic of a row in the first column.
  /// - Returns: the rows that are shown, in order.
  func ordered(
    _ rows: [CrosstabRow], number: (CrosstabRow, Statistic) -> Double?
  ) -> [CrosstabRow] {
    var chunks = Self.chunks(rows.filter { $0.entry.line != .missing })
    if let sort = options.sort { chunks = sorted(chunks, sort, number) }
    if let top = options.top { chunks = Array(chunks.prefix(max(0, top))) }
    return chunks.joined() + rows.filter { $0.entry.line == .missing }
  }

  /// A row with the indented rows under it.
  private static func chunks(_ rows: [CrosstabRow]) -> [[CrosstabRow]] {
    rows.reduce(into: []) { chunks, row in
      if row.entry.depth > 0, !chunks.isEmpty {
        chunks[chunks.count - 1].append(row)
      } else {
        chunks.append([row])
      }
    }
  }

  private func sorted(
    _ chunks: [[CrosstabRow]], _ sort: SortClause,
    _ number: (CrosstabRow, Statistic) -> Double?
  ) -> [[CrosstabRow]] {
    let statistic = Self.statistic(of: sort)
    let descends = sort.isDescending ?? (statistic != nil)
    let keyed = chunks.enumerated().map { index, chunk in
      (index: index, chunk: chunk, key: statistic.flatMap { number(chunk[0], $0) })
    }
    return keyed.sorted { first, second in
      if statistic != nil {
        let left = first.key ?? -.infinity
        let right = second.key ?? -.infinity
        if left != right { return descends ? left > right : left < right }
        return first.index < second.index
      }
      let left = first.chunk[0].entry.path.text
      let right = second.chunk[0].entry.path.text
      if left != right { return descends ? left > right : left < right }
      return first.index < second.index
    }.map(\.chunk)
  }

  private static func statistic(of sort: SortClause) -> Statistic? {
    switch sort.key {
    case .statistic(let word): Statistic.shown(word).first
    case .label, .code, .column, .expression: nil
    }
  }
}

extension [Label] {
  /// The labels as one text, for sorting.
  var text: String {
    map { label in
      switch label {
      case .text(let text): text
      case .word(let word): word.rawValue
      }
    }.joined(separator: " > ")
  }
}
