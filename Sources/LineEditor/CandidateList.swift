/// The list of candidates below an entry, in as many columns as fit; a page of it where it is longer than
/// its room.
struct CandidateList {
  private static let gap = "  "
  /// Stands before the candidate that is marked.
  private static let mark = "▸"
  /// Columns without which a detail is left out.
  private static let leastDetail = 6
  private static let mostBelowEachOther = 12

  /// Lays candidates out, down the columns.
  ///
  /// - Parameters:
  ///   - candidates: in order.
  ///   - marked: the one that stands in the entry.
  ///   - columns: of the terminal.
  ///   - rows: the most lines; where more would be needed the last one says which part is seen.
  /// - Returns: lines that fit the terminal, without newlines.
  static func lines(
    _ candidates: [Candidate], marked: Int? = nil, columns: Int, rows: Int = 20
  ) -> [String] {
    let cells = cells(candidates, columns: columns - 2)
    let cellWidth = cells.map { TerminalText.width(of: $0) }.max() ?? 0
    let fitting = max(1, (columns - 2 + gap.count) / (cellWidth + gap.count))
    // A few things that are explained read best one below the other.
    let isShort = cells.count <= min(rows, mostBelowEachOther)
    let across = isShort && candidates.contains { !$0.detail.isEmpty } ? 1 : fitting
    let shown = WindowOfList(count: cells.count, marked: marked ?? 0, rows: rows, across: across)
    let down = max(1, (shown.range.count + across - 1) / across)
    let lines = (0..<down).map { row in
      let places = Array(
        stride(from: shown.range.lowerBound + row, to: shown.range.upperBound, by: down))
      return places.enumerated().map { position, place in
        let width = place == places.last ? 0 : cellWidth
        let cell = TerminalText.pad(cells[place], to: width)
        return (position > 0 ? " " : "") + (place == marked ? mark : " ") + cell
      }.joined()
    }
    return lines + shown.rest
  }

  /// Name and detail of each, the details below each other.
  private static func cells(_ candidates: [Candidate], columns: Int) -> [String] {
    let nameWidth = candidates.map { TerminalText.width(of: $0.display) }.max() ?? 0
    let hasRoom = columns >= nameWidth + gap.count + leastDetail
    return candidates.map { candidate in
      let name = TerminalText.pad(candidate.display, to: nameWidth)
      let isBare = candidate.detail.isEmpty || !hasRoom
      return TerminalText.cut(
        isBare ? candidate.display : name + gap + candidate.detail, to: columns)
    }
  }
}
