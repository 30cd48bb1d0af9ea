import Codebook
import QueryPlan
import ResultTables
import Tabulation

/// A grid, as `describe` tells of it.
struct GridDescription {
  let runner: StatementRunner
  let grid: Grid
  let loaded: LoadedDataset

  /// A line an item, with the common scale beneath.
  func listing() throws -> Listing {
    let language = runner.state.settings.table.language
    let items = grid.items.compactMap { loaded.codebook[$0] }
    let facts = try loaded.source.facts(grid.items, control: runner.control)
    let label = grid.label.inLanguage(language)
    var notes = [ListingPhrase.gridOf(items: items.count)]
    if case .categorical(let column)? = items.first?.kind {
      let answers = column.categories.map {
        $0.code + ($0.label.isEmpty ? "" : " \($0.title(language))")
      }
      notes.append(.scale(answers))
      if !column.nets.isEmpty { notes.append(.nets(column.nets.map(\.code))) }
    }
    return Listing(
      title: .phrase(.named(grid.name, label: label)),
      headings: [.item, .label, .valid, .missing].map(Listing.Text.phrase),
      alignments: [.leading, .leading, .trailing, .trailing],
      rows: items.compactMap { item in
        facts[item.name].map { found in
          [
            .text(item.name), .text(item.label.inLanguage(language)),
            .text(String(found.rowCount - found.missingCount)),
            .text(String(found.missingCount)),
          ]
        }
      }, notes: notes)
  }
}
