import Codebook
import QueryPlan
import ResultTables

/// The columns that a banner gives: the Total, then the lines of its parts.
struct BannerColumns {
  let banner: [PartLines]
  let context: TabulationContext

  /// The Total column, unless `total off` leaves it out beside a banner.
  var total: [CrosstabColumn] {
    guard context.settings.showsTotal || banner.isEmpty else { return [] }
    let name = banner.count == 1 ? banner[0].part.name : ""
    return [
      CrosstabColumn(
        entry: AxisEntry(variable: name, variableLabels: [], path: [.word(.total)], line: .total))
    ]
  }

  /// A column for each line of each part.
  var lines: [CrosstabColumn] {
    banner.enumerated().flatMap { index, part in
      let labels = part.part.levels.map { context.variable($0).title(context.settings.language) }
      return part.lines.map { line in
        CrosstabColumn(
          entry: AxisEntry(
            variable: part.part.name, variableLabels: labels, path: line.path, line: line.line),
          part: index, line: line)
      }
    }
  }

  /// Whether numbers of a codebook-less variable are among the levels of a column.
  func isNumeric(_ column: CrosstabColumn) -> Bool {
    column.part.map { context.isNumeric(banner[$0].part) } ?? false
  }
}

extension TabulationContext {
  /// Whether numbers of a codebook-less variable are among the levels of a part.
  func isNumeric(_ part: BoundPart) -> Bool {
    part.levels.contains {
      if case .numeric = variable($0).kind { true } else { false }
    }
  }
}
