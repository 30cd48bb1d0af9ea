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
    case .datasets: give(&runner, try datasets(runner), of: .datasets)
    case .settings: runner.give(.listing(settings(runner)))
    case .filter: runner.give(.sentence(.filter(try runner.current().filter?.text)))
    case .weight: runner.give(.sentence(try weight(&runner)))
    case .results: give(&runner, results(runner), of: .results)
    case .params: give(&runner, parameters(runner), of: .parameters)
    case .claims: give(&runner, claims(runner), of: .claims)
    }
  }

  /// Gives a listing, or words in its place when it has no row.
  private func give(_ runner: inout StatementRunner, _ listing: Listing, of listed: Notice.Listed) {
    runner.give(listing.rows.isEmpty ? .sentence(.nothingListed(listed)) : .listing(listing))
  }

  private func datasets(_ runner: StatementRunner) throws -> Listing {
    Listing(
      title: .phrase(.datasets),
      headings: [.name, .rows, .variables, .bytesPerRow, .file].map(Listing.Text.phrase) + [""],
      alignments: [.leading, .trailing, .trailing, .trailing, .leading, .leading],
      rows: try runner.state.datasets.values.map { loaded in
        let rowCount = try runner.rowCount(of: loaded.source)
        return [
          .text(loaded.codebook.name), .text(runner.told.cell(rowCount, of: rowCount)),
          .text(String(loaded.codebook.variables.count)),
          (loaded.source as? MemorySource)?.dataset.bytesPerRow ?? "", .text(loaded.path),
          loaded.codebook.name == runner.state.current ? .phrase(.askedNow) : "",
        ]
      })
  }

  private func settings(_ runner: StatementRunner) -> Listing {
    let shown = SettingEntry.all.map { entry -> [Listing.Text] in
      [
        .text(entry.name), .text(entry.show(runner.state.settings)),
        .phrase(.settingMeans(entry.meaning)),
      ]
    }
    let disclosure = runner.state.disclosure?.text ?? "off"
    return Listing(
      title: .phrase(.settings), headings: [.setting, .value, .meaning].map(Listing.Text.phrase),
      rows: shown + [["disclose", .text(disclosure), .phrase(.settingMeans(.disclose))]],
      notes: [.howToSet])
  }

  private func weight(_ runner: inout StatementRunner) throws -> Notice {
    let loaded = try runner.current()
    return .weight(
      loaded.weight?.variable, isFrequency: loaded.weight?.isFrequency ?? false,
      offered: loaded.codebook.suggestedWeights)
  }

  private func results(_ runner: StatementRunner) -> Listing {
    Listing(
      title: .phrase(.results),
      headings: [.number, .name, .dataset, .statement].map(Listing.Text.phrase),
      alignments: [.trailing, .leading, .leading, .leading],
      rows: runner.state.results.map { stored in
        ["[\(stored.number)]", stored.name ?? "", stored.dataset, stored.text].map(
          Listing.Text.text)
      })
  }

  private func parameters(_ runner: StatementRunner) -> Listing {
    let all = runner.state.allParameters.sorted { $0.key < $1.key }
    return Listing(
      title: .phrase(.parameters), headings: [.name, .value, .origin].map(Listing.Text.phrase),
      rows: all.map { name, value in
        [
          .text("$" + name), .text(Formatter.format(value)),
          .phrase(.given(isByCommandLine: runner.state.givenParameters[name] != nil)),
        ]
      })
  }

  private func claims(_ runner: StatementRunner) -> Listing {
    let claims = runner.state.toldClaims
    return Listing(
      title: .phrase(.claims),
      headings: [""] + [.claim, .expected, .found, .base].map(Listing.Text.phrase),
      alignments: [.leading, .leading, .leading, .trailing, .trailing],
      rows: claims.map { claim in
        [
          claim.holds ? "✓" : "✗", .text(claim.text), .phrase(.expectation(claim.expectation)),
          .phrase(.claimFound(claim)), .text(String(claim.base.n)),
        ]
      },
      notes: [.claimsHold(claims.count { $0.holds }, of: claims.count)])
  }
}

extension Dataset {
  /// What the answers of a row take, in memory or in a mapped file.
  fileprivate var bytesPerRow: Listing.Text {
    guard rowCount > 0 else { return "" }
    let bytes = columns.reduce(0) { $0 + $1.byteCount }
    return .phrase(.amount(Double(bytes) / Double(rowCount)))
  }
}
