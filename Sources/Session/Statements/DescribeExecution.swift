import Codebook
import Diagnostics
import QueryPlan
import QuerySyntax
import ResultTables

/// `describe`, `describe VARS`, `describe like "*tele*"`.
extension DescribeStatement: StatementExecution {
  func run(in runner: inout StatementRunner) throws {
    let loaded = try runner.current()
    guard variables.isEmpty else {
      for item in variables { try describe(&runner, item, in: loaded) }
      return
    }
    guard let pattern else {
      let overview = DatasetOverview(runner: runner, loaded: loaded)
      return try give(&runner, overview.listing(of: loaded.codebook.variables), of: loaded)
    }
    let search = CodebookSearch(pattern.text, withTexts: runner.state.disclosure == nil)
    var hasFound = false
    for loaded in [loaded] + runner.session.otherDatasets {
      let found = search.found(in: loaded.codebook)
      if found.isEmpty { continue }
      hasFound = true
      var listing = try DatasetOverview(runner: runner, loaded: loaded)
        .listing(of: found.map(\.variable))
      listing.headings.append(.phrase(.foundIn))
      listing.alignments.append(.leading)
      let places = found.map { Listing.Text.phrase(.place($0.place)) }
      listing.rows = zip(listing.rows, places).map { $0 + [$1] }
      try give(&runner, listing, of: loaded)
    }
    if !hasFound { throw nothingLike(pattern, in: loaded.codebook) }
  }

  private func nothingLike(_ pattern: TextLiteral, in codebook: Codebook) -> Diagnostic {
    Diagnostic(
      code: "nothing-like",
      message: "no name, label, question or answer of \(codebook.name)"
        + " is like \(Formatter.text(pattern.text))",
      range: pattern.place.range, hint: "`describe` lists all")
  }

  /// A grid as one listing, variables one by one.
  private func describe(
    _ runner: inout StatementRunner, _ item: VariableItem, in loaded: LoadedDataset
  ) throws {
    if case .one(let name) = item, let grid = loaded.codebook.grid(name.text) {
      let description = GridDescription(runner: runner, grid: grid, loaded: loaded)
      return try give(&runner, description.listing(), of: loaded)
    }
    for variable in try runner.binder(loaded.codebook).variables(item) {
      let description = VariableDescription(runner: runner, variable: variable, loaded: loaded)
      try give(&runner, description.listing(), of: loaded)
    }
  }

  private func give(
    _ runner: inout StatementRunner, _ listing: Listing, of loaded: LoadedDataset
  ) throws {
    try runner.checkIntact(loaded)
    runner.give(.listing(listing))
  }
}
