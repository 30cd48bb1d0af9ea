/// The list of candidates below an entry, in as many columns as fit.
struct CandidateList {
  private static let gap = "  "
  /// Columns without which a detail is left out.
  private static let leastDetail = 6
  private static let mostBelowEachOther = 12

  /// Lays candidates out, down the columns.
  ///
  /// - Parameters:
  ///   - candidates: in order.
  ///   - columns: of the terminal.
  ///   - maximumLines: of the list; one more says how many are left out.
  /// - Returns: lines that fit the terminal, without newlines.
  static func lines(
    _ candidates: [Candidate], columns: Int, maximumLines: Int = 20
  ) -> [String] {
    let cells = cells(candidates, columns: columns - 1)
    let cellWidth = cells.map { TerminalText.width(of: $0) }.max() ?? 0
    let fitting = max(1, (columns - 1 + gap.count) / (cellWidth + gap.count))
    // A few things that are explained read best one below the other.
    let isShort = cells.count <= min(maximumLines, mostBelowEachOther)
    let across = isShort && candidates.contains { !$0.detail.isEmpty } ? 1 : fitting
    let down = min(max(1, maximumLines), (cells.count + across - 1) / across)
    let shown = cells.prefix(down * across)
    let lines = (0..<down).map { row in
      let line = stride(from: row, to: shown.count, by: down).map { shown[$0] }
      return joined(line, cellWidth: cellWidth)
    }
    let leftOut = cells.count - shown.count
    return leftOut == 0 ? lines : lines + ["… and \(leftOut) more"]
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

  private static func joined(_ cells: [String], cellWidth: Int) -> String {
    let padded = cells.dropLast().map { TerminalText.pad($0, to: cellWidth) }
    return (padded + cells.suffix(1)).joined(separator: gap)
  }
}
