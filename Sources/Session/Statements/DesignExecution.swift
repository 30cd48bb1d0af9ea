import ResultTables
import Codebook
import QueryPlan
import QuerySyntax

/// `design`.
extension DesignStatement: StatementExecution {
  func run(in runner: inout StatementRunner) throws {
    let codebook = try runner.current(at: place.range).codebook
    guard !isOff else {
      try runner.apply(.sampled(nil))
      return runner.notice(.designOff)
    }
    try runner.apply(.sampled(runner.binder(codebook).design(self)))
    guard let design = try runner.current().codebook.design else { return }
    runner.notice(
      .designOn(
        strata: design.stratumCount, units: design.unitCounts.reduce(0, +),
        areRows: design.rowsAreUnits, population: design.population))
    let single = design.unitCounts.count { $0 == 1 }
    if single > 0 { runner.notice(.singleUnits(strata: single, rule: design.singleUnits)) }
  }
}
