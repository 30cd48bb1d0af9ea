/// The page of a list that is seen: the one that holds what is marked.
struct WindowOfList: Equatable {
  let range: Range<Int>
  /// A line that says which part that is; none where all is seen.
  let rest: [String]

  /// - Parameters:
  ///   - count: of the list.
  ///   - marked: what has to be seen.
  ///   - rows: the most lines, that of the rest among them.
  ///   - across: how many stand on a line.
  init(count: Int, marked: Int, rows: Int, across: Int = 1) {
    guard count > max(1, rows) * across else {
      range = 0..<count
      rest = []
      return
    }
    let page = max(1, rows - 1) * across
    let first = max(0, min(marked, count - 1)) / page * page
    range = first..<min(count, first + page)
    rest = rows > 1 ? ["… \(first + 1) to \(range.upperBound) of \(count)"] : []
  }
}
