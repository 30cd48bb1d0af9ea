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
      title: codebook.name + (title.isEmpty ? "" : ": " + title),
      headings: ["variable", "label", "type", "answers", "valid", "missing"],
      alignments: [.leading, .leading, .leading, .leading, .trailing, .trailing],
      rows: variables.compactMap { variable in facts[variable.name].map { line(variable, $0) } },
      notes: try notes())
  }

  private func line(_ variable: Variable, _ facts: Facts) -> [String] {
    let missing = facts.missingCount
    return [
      variable.name, variable.label.inLanguage(language), variable.typeName,
      answers(variable, facts), runner.told.cell(facts.rowCount - missing, of: facts.rowCount),
      runner.told.cell(missing, of: facts.rowCount),
    ]
  }

  /// The first few answers, or the range of numbers.
  private func answers(_ variable: Variable, _ facts: Facts) -> String {
    switch variable.kind {
    case .categorical(let answers):
      let count = answers.categories.count
      let codes = answers.categories.prefix(6).map(\.code)
      let more = count > 6 ? ", … (\(count))" : ""
      return answers.isText ? "\(count) texts" : codes.joined(separator: ", ") + more
    case .numeric:
      guard let range = facts.range else { return "" }
      if runner.state.disclosure != nil { return "numbers" }
      return Variable.plain(range.lowerBound) + ".." + Variable.plain(range.upperBound)
    case .multiple(let multiple): return multiple.items.map(\.code).joined(separator: ", ")
    }
  }

  private func notes() throws -> [String] {
    let codebook = loaded.codebook
    let rows = runner.told.grouped(try runner.rowCount(of: loaded.source))
    var notes = ["\(rows) \(codebook.unit.inLanguage(language)), \(loaded.path)."]
    for grid in codebook.grids {
      notes.append("Grid `\(grid.name)`: \(grid.items.joined(separator: ", ")).")
    }
    if let wave = codebook.waveVariable {
      notes.append("Waves are told apart by `\(wave)`.")
    }
    if !codebook.suggestedWeights.isEmpty {
      let names = codebook.suggestedWeights.map { "`weight \($0)`" }.joined(separator: ", ")
      notes.append("Weights, off until asked for: \(names).")
    }
    notes += codebook.notes.map { "Note of the file: \($0)" }
    let source = codebook.source.inLanguage(language)
    if !source.isEmpty { notes.append("Source: \(source).") }
    return notes
  }
}
