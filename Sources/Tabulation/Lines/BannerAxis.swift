import Diagnostics
import QueryPlan

/// The columns of cross-tabulations, which all tables of one statement share.
final class BannerAxis: Sendable {
  let parts: [PartLines]
  let total: BannerTotal
  /// The sources that count lines, all lines of a part, and the Total column.
  let sources: [[AxisSource]]
  /// Rows in any column of each part.
  let wholes: [CellSet]
  /// Rows in the Total column.
  let whole: CellSet
  /// The Total column, unless it is left out, and one for each line of each part.
  let totalColumn: [CrosstabColumn]
  let columns: [CrosstabColumn]
  /// The title of each part, and whether numbers of a codebook-less variable are among its levels.
  let titles: [String]
  let isNumeric: [Bool]
  /// The Total column, then the parts, as grids are counted by them.
  let sides: [LineGrid.Side]

  init(_ banner: BoundAxis?, in context: TabulationContext) {
    parts = (banner?.parts ?? []).map { PartLines($0, in: context) }
    total = BannerTotal(parts)
    sources = (parts.flatMap { $0.blocks + [$0.validity] } + [total.sources]).uniqued()
    wholes = parts.map { CellSet($0.validity, $0.validity.map(context.answers)) }
    whole =
      wholes.count == 1
      ? wholes[0] : CellSet(total.sources, total.sources.map(context.answers))
    let columns = BannerColumns(banner: parts, context: context)
    totalColumn = columns.total
    self.columns = columns.lines
    titles = parts.map { context.title(of: $0.part) }
    isNumeric = parts.map { context.isNumeric($0.part) }
    sides =
      [LineGrid.Side(nil, whole: whole, in: context.codebook)]
      + zip(parts, wholes).map { LineGrid.Side($0, whole: $1, in: context.codebook) }
  }
}
