/// Candidates that are listed beneath the entry, and the one of them that stands in it.
struct CompletionMenu: Equatable {
  /// Lines of the list that stay when a candidate is explained below it.
  private static let leastRows = 4
  /// Lines that a list may take of a low window; of a higher one, half.
  private static let usualRows = 12

  /// The most lines, so that what was asked before stays in sight.
  ///
  /// - Parameters:
  ///   - free: rows below the entry.
  ///   - window: rows of the terminal.
  /// - Returns: no more than there are.
  static func mostRows(free: Int, window: Int) -> Int { min(free, max(usualRows, window / 2)) }

  let candidates: [Candidate]
  /// Where the word stands, in scalars.
  private(set) var range: Range<Int>
  /// What was typed of it.
  private let typed: String
  /// `candidates.count` for what was typed.
  private var place: Int

  init(_ candidates: [Candidate], range: Range<Int>, typed: String) {
    self.candidates = candidates
    self.range = range
    self.typed = typed
    place = candidates.count
  }

  /// The one that is marked; nothing while what was typed stands in the entry.
  var marked: Int? { place < candidates.count ? place : nil }

  /// Puts the next candidate into an entry in the place of the one before; behind the last comes what was
  /// typed.
  mutating func goOn(by step: Int, in buffer: inout EditBuffer) {
    place = (place + step + candidates.count + 1) % (candidates.count + 1)
    put(into: &buffer)
  }

  /// Puts what was typed back.
  mutating func giveUp(in buffer: inout EditBuffer) {
    place = candidates.count
    put(into: &buffer)
  }

  private mutating func put(into buffer: inout EditBuffer) {
    buffer.replace(range, with: marked.map { candidates[$0].insert } ?? typed)
    range = range.lowerBound..<buffer.cursor
  }

  /// The list as lines of a terminal, and below it what explains the one that is marked.
  ///
  /// - Parameters:
  ///   - columns: of the terminal.
  ///   - rows: the most lines.
  ///   - explain: what is known of a word.
  /// - Returns: lines that fit.
  func lines(columns: Int, rows: Int, explain: (String) -> [String]) -> [String] {
    let explanation = marked.map { explain(candidates[$0].insert) } ?? []
    let below = explanation.isEmpty ? [] : ["  ┄┄┄┄"] + explanation.map { "  " + $0 }
    let most = min(below.count, max(0, rows - Self.leastRows))
    return CandidateList.lines(
      candidates, marked: marked, columns: columns, rows: max(1, rows - most))
      + below.prefix(most)
  }
}
