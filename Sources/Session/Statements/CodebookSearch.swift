import ResultTables
import Codebook
import Diagnostics
import QueryPlan

/// Looks for a pattern in the names, labels, questions and answers of a codebook, case and accents
/// forgiven.
struct CodebookSearch {
  /// A variable, and where in it the pattern was found.
  struct FoundVariable {
    let variable: Variable
    let place: ListingPhrase.FoundPlace
  }

  private let wanted: [Character]
  private let searchesTexts: Bool
  /// Different texts up to which those of an open question are looked through.
  private static let mostTexts = 1_000
  /// Characters of an answer that are shown.
  private static let longestShown = 30

  /// - Parameters:
  ///   - pattern: `*` any signs, `?` one sign; without them it is found anywhere.
  ///   - withTexts: whether what respondents wrote is looked through too.
  init(_ pattern: String, withTexts: Bool) {
    let isWhole = pattern.contains { $0 == "*" || $0 == "?" }
    wanted = Array(NameFolding.folded(isWhole ? pattern : "*\(pattern)*"))
    searchesTexts = withTexts
  }

  /// Variables in which the pattern stands: those with it in their name first, then in the label, the
  /// question, an answer; each in the order of the file.
  func found(in codebook: Codebook) -> [FoundVariable] {
    let ranked = codebook.variables.compactMap { variable in
      place(in: variable).map {
        (rank: $0.rank, found: FoundVariable(variable: variable, place: $0.place))
      }
    }
    return (0..<4).flatMap { rank in ranked.filter { $0.rank == rank }.map(\.found) }
  }

  private func place(in variable: Variable) -> (rank: Int, place: ListingPhrase.FoundPlace)? {
    if fits(variable.name) { return (0, .name) }
    if variable.label.spellings.contains(where: fits) { return (1, .label) }
    if variable.question.spellings.contains(where: fits) { return (2, .question) }
    return answers(of: variable).first(where: fits).map { answer in
      let isLong = answer.count > Self.longestShown
      return (3, .answer("\(answer.prefix(Self.longestShown))\(isLong ? "…" : "")"))
    }
  }

  /// Labels and codes of answers or items.
  private func answers(of variable: Variable) -> [String] {
    switch variable.kind {
    case .categorical(let list):
      if list.isText, !searchesTexts || list.categories.count > Self.mostTexts { return [] }
      return (list.categories.map { ($0.label, $0.code) } + list.nets.map { ($0.label, $0.code) })
        .flatMap { $0.0.spellings + [$0.1] }
    case .numeric: return []
    case .multiple(let set): return set.items.flatMap { $0.label.spellings + [$0.code] }
    }
  }

  private func fits(_ text: String) -> Bool {
    Binder.matches(Array(NameFolding.folded(text)), wanted)
  }
}
