import Codebook
import QueryPlan
import ResultTables
import Tabulation

/// The variables of a data set, as `describe` lists them.
struct DatasetOverview {
  let runner: StatementRunner
  let loaded: LoadedDataset

  private var language: String { runner.state.settings.table.language }

  /// One line a variable.
  func listing(of variables: [Variable]) throws -> Listing {
    let codebook = loaded.codebook
    let title = codebook.title.inLanguage(language)
    let facts = try loaded.source.facts(variables.map(\.name), control: runner.control)
    return Listing(
      title: .phrase(.named(codebook.name, label: title)),
      headings: [.variable, .label, .type, .answers, .valid, .missing].map(Listing.Text.phrase),
      alignments: [.leading, .leading, .leading, .leading, .trailing, .trailing],
      rows: variables.map { line($0, facts[$0.name] ?? Facts(rowCount: 0)) },
      notes: try notes())
  }

  private func line(_ variable: Variable, _ facts: Facts) -> [Listing.Text] {
    let missing = facts.missingCount
    return [
      .text(variable.name), .text(variable.label.inLanguage(language)),
      .phrase(.kind(variable.type)), answers(variable, facts),
      .text(runner.told.cell(facts.rowCount - missing, of: facts.rowCount)),
      .text(runner.told.cell(missing, of: facts.rowCount)),
    ]
  }

  /// The first few answers, or the range of numbers.
  private func answers(_ variable: Variable, _ facts: Facts) -> Listing.Text {
    switch variable.kind {
    case .categorical(let answers):
      let count = answers.categories.count
      let codes = answers.categories.prefix(6).map(\.code)
      let more = count > 6 ? ", … (\(count))" : ""
      if answers.isText { return .phrase(.texts(count)) }
      return .text(codes.joined(separator: ", ") + more)
    case .numeric:
      guard let range = facts.range else { return "" }
      if runner.state.disclosure != nil { return .phrase(.numbers) }
      return .text(Variable.plain(range.lowerBound) + ".." + Variable.plain(range.upperBound))
    case .multiple(let multiple):
      return .text(multiple.items.map(\.code).joined(separator: ", "))
    }
  }

  private func notes() throws -> [ListingPhrase] {
    let codebook = loaded.codebook
    let rows = runner.told.count(try runner.rowCount(of: loaded.source))
    var notes = [ListingPhrase.extent(rows: rows, unit: codebook.unit, file: loaded.path)]
    notes += codebook.grids.map { .gridIs(name: $0.name, items: $0.items) }
    if let wave = codebook.waveVariable { notes.append(.wavesTold(by: wave)) }
    if !codebook.suggestedWeights.isEmpty {
      notes.append(.weightsOffered(codebook.suggestedWeights))
    }
    notes += codebook.notes.map(ListingPhrase.noteOfFile)
    let source = codebook.source.inLanguage(language)
    if !source.isEmpty { notes.append(.sourceIs(source)) }
    return notes
  }
}
