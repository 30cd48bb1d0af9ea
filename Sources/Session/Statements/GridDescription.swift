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
    var notes = ["Type: grid of \(Counting.count(items.count, "item", "items"))."]
    if case .categorical(let column)? = items.first?.kind {
      let answers = column.categories.map {
        $0.code + ($0.label.isEmpty ? "" : " \($0.title(language))")
      }
      notes.append("Scale: " + answers.joined(separator: ", ") + ".")
      if !column.nets.isEmpty {
        notes.append("Nets: " + column.nets.map(\.code).joined(separator: ", ") + ".")
      }
    }
    return Listing(
      title: grid.name + (label.isEmpty ? "" : ": " + label),
      headings: ["item", "label", "valid", "missing"],
      alignments: [.leading, .leading, .trailing, .trailing],
      rows: items.compactMap { item in
        facts[item.name].map { found in
          [
            item.name, item.label.inLanguage(language),
            String(found.rowCount - found.missingCount), String(found.missingCount),
          ]
        }
      }, notes: notes)
  }
}
