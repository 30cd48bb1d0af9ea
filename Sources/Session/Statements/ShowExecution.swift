import Tabulation
import LocalEngine
import QueryPlan
import Codebook
import Microdata
import OrderedCollections
import QuerySyntax
import Rendering
import ResultTables

/// `show datasets|variables|settings|filter|weight|history|results|params|claims`.
extension ShowStatement: StatementExecution {
  func run(in runner: inout StatementRunner) throws {
    switch topic {
    case .variables: try DescribeStatement().run(in: &runner)
    case .history: HistoryStatement().run(in: &runner)
    case .datasets:
      give(&runner, try datasets(runner), orSay: "no data set is loaded: `load \"FILE\"` reads one")
    case .settings: runner.give(.listing(settings(runner)))
    case .filter: try runner.give(.text(filterText(&runner)))
    case .weight: try runner.give(.text(weightText(&runner)))
    case .results:
      give(&runner, results(runner), orSay: "no result yet: ask a question, such as `freq role`")
    case .params:
      give(&runner, parameters(runner), orSay: "no parameter: `param wave = 2021` declares one")
    case .claims: give(&runner, claims(runner), orSay: "no claim was checked yet: `help claim`")
    }
  }

  /// Gives a listing, or words in its place when it has no row.
  private func give(_ runner: inout StatementRunner, _ listing: Listing, orSay words: String) {
    runner.give(listing.rows.isEmpty ? .text(words) : .listing(listing))
  }

  private func datasets(_ runner: StatementRunner) throws -> Listing {
    Listing(
      title: "Data sets",
      headings: ["name", "rows", "variables", "bytes a row", "file", ""],
      alignments: [.leading, .trailing, .trailing, .trailing, .leading, .leading],
      rows: try runner.state.datasets.values.map { loaded in
        let rowCount = try runner.rowCount(of: loaded.source)
        return [
          loaded.codebook.name, runner.told.cell(rowCount, of: rowCount),
          String(loaded.codebook.variables.count),
          (loaded.source as? MemorySource)?.dataset.bytesPerRow ?? "", loaded.path,
          loaded.codebook.name == runner.state.current ? "asked now" : "",
        ]
      })
  }

  private func settings(_ runner: StatementRunner) -> Listing {
    Listing(
      title: "Settings", headings: ["setting", "value", "meaning"],
      rows: SettingEntry.all.map { [$0.name, $0.show(runner.state.settings), $0.meaning] }
        + [["disclose", runner.state.disclosure?.text ?? "off", "what is hidden of small counts"]],
      notes: ["`set NAME VALUE` changes one, `disclose` the last."])
  }

  private func filterText(_ runner: inout StatementRunner) throws -> String {
    let loaded = try runner.current()
    guard let filter = loaded.filter else { return "no filter: all rows count" }
    return "filter \(filter.text)"
  }

  private func weightText(_ runner: inout StatementRunner) throws -> String {
    let loaded = try runner.current()
    if let weight = loaded.weight {
      return "weight \(weight.variable)" + (weight.isFrequency ? " frequency" : "")
    }
    let offered = loaded.codebook.suggestedWeights.map { "`weight \($0)`" }
    return "no weight: every row counts once"
      + (offered.isEmpty ? "" : " (the data offer \(offered.joined(separator: ", ")))")
  }

  private func results(_ runner: StatementRunner) -> Listing {
    Listing(
      title: "Results", headings: ["number", "name", "data set", "statement"],
      alignments: [.trailing, .leading, .leading, .leading],
      rows: runner.state.results.map { ["[\($0.number)]", $0.name ?? "", $0.dataset, $0.text] })
  }

  private func parameters(_ runner: StatementRunner) -> Listing {
    let all = runner.state.allParameters.sorted { $0.key < $1.key }
    return Listing(
      title: "Parameters", headings: ["name", "value", "from"],
      rows: all.map { name, value in
        [
          "$" + name, Formatter.format(value),
          runner.state.givenParameters[name] == nil ? "param" : "command line",
        ]
      })
  }

  private func claims(_ runner: StatementRunner) -> Listing {
    Listing(
      title: "Claims", headings: ["", "claim", "expected", "found", "base"],
      alignments: [.leading, .leading, .leading, .trailing, .trailing],
      rows: runner.state.toldClaims.map { claim in
        [
          claim.holds ? "✓" : "✗", claim.text, claim.expectation, found(runner, claim),
          String(claim.base.n),
        ]
      },
      notes: [
        "\(runner.state.toldClaims.count { $0.holds }) of \(runner.state.toldClaims.count) claims hold."
      ])
  }

  private func found(_ runner: StatementRunner, _ claim: ClaimResult) -> String {
    let unit =
      switch claim.unit {
      case .percent: " %"
      case .points: " pt"
      case .number: ""
      }
    let numbers = NumberText(language: runner.state.settings.table.language)
    return claim.found.map { numbers.trimmed($0, atMost: claim.decimals + 2) + unit } ?? "–"
  }
}

extension Dataset {
  /// What the answers of a row take, in memory or in a mapped file.
  fileprivate var bytesPerRow: String {
    guard rowCount > 0 else { return "" }
    let bytes = columns.reduce(0) { $0 + $1.byteCount }
    return "\((Double(bytes) / Double(rowCount) * 100).rounded() / 100)"
  }
}
