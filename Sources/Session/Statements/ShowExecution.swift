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
extension StatementRunner {
  mutating func answer(_ statement: ShowStatement) throws {
    switch statement.topic {
    case .variables: try answer(DescribeStatement())
    case .history: answerHistory()
    case .datasets: give(try datasets(), orSay: "no data set is loaded: `load \"FILE\"` reads one")
    case .settings: give(.listing(settings))
    case .filter: try give(.text(filterText()))
    case .weight: try give(.text(weightText()))
    case .results: give(results, orSay: "no result yet: ask a question, such as `freq role`")
    case .params: give(parameters, orSay: "no parameter: `param wave = 2021` declares one")
    case .claims: give(claims, orSay: "no claim was checked yet: `help claim`")
    }
  }

  /// Gives a listing, or words in its place when it has no row.
  private mutating func give(_ listing: Listing, orSay words: String) {
    give(listing.rows.isEmpty ? .text(words) : .listing(listing))
  }

  private func datasets() throws -> Listing {
    Listing(
      title: "Data sets",
      headings: ["name", "rows", "variables", "bytes a row", "file", ""],
      alignments: [.leading, .trailing, .trailing, .trailing, .leading, .leading],
      rows: try state.datasets.values.map { loaded in
        let rowCount = try rowCount(of: loaded.source)
        return [
          loaded.codebook.name, told.cell(rowCount, of: rowCount),
          String(loaded.codebook.variables.count),
          (loaded.source as? MemorySource)?.dataset.bytesPerRow ?? "", loaded.path,
          loaded.codebook.name == state.current ? "asked now" : "",
        ]
      })
  }

  private var settings: Listing {
    Listing(
      title: "Settings", headings: ["setting", "value", "meaning"],
      rows: SettingEntry.all.map { [$0.name, $0.show(state.settings), $0.meaning] }
        + [["disclose", state.disclosure?.text ?? "off", "what is hidden of small counts"]],
      notes: ["`set NAME VALUE` changes one, `disclose` the last."])
  }

  private mutating func filterText() throws -> String {
    let loaded = try current()
    guard let filter = loaded.filter else { return "no filter: all rows count" }
    return "filter \(filter.text)"
  }

  private mutating func weightText() throws -> String {
    let loaded = try current()
    if let weight = loaded.weight {
      return "weight \(weight.variable)" + (weight.isFrequency ? " frequency" : "")
    }
    let offered = loaded.codebook.suggestedWeights.map { "`weight \($0)`" }
    return "no weight: every row counts once"
      + (offered.isEmpty ? "" : " (the data offer \(offered.joined(separator: ", ")))")
  }

  private var results: Listing {
    Listing(
      title: "Results", headings: ["number", "name", "data set", "statement"],
      alignments: [.trailing, .leading, .leading, .leading],
      rows: state.results.map { ["[\($0.number)]", $0.name ?? "", $0.dataset, $0.text] })
  }

  private var parameters: Listing {
    let all = state.allParameters.sorted { $0.key < $1.key }
    return Listing(
      title: "Parameters", headings: ["name", "value", "from"],
      rows: all.map { name, value in
        [
          "$" + name, Formatter.format(value),
          state.givenParameters[name] == nil ? "param" : "command line",
        ]
      })
  }

  private var claims: Listing {
    Listing(
      title: "Claims", headings: ["", "claim", "expected", "found", "base"],
      alignments: [.leading, .leading, .leading, .trailing, .trailing],
      rows: state.toldClaims.map { claim in
        [
          claim.holds ? "✓" : "✗", claim.text, claim.expectation, found(claim),
          String(claim.base.n),
        ]
      },
      notes: [
        "\(state.toldClaims.count { $0.holds }) of \(state.toldClaims.count) claims hold."
      ])
  }

  private func found(_ claim: ClaimResult) -> String {
    let unit =
      switch claim.unit {
      case .percent: " %"
      case .points: " pt"
      case .number: ""
      }
    let numbers = NumberText(language: state.settings.table.language)
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
