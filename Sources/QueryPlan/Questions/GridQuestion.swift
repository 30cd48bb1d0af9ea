package import Codebook

/// One table of a grid: its items by their common scale, or by a banner.
package struct GridQuestion: Hashable, Sendable {
  package var grid: Grid
  /// Nothing: the answers of the scale are the columns.
  package var banner: BoundAxis?
  package var options: TableOptions
}

/// A table that `freq` or `crosstab` asks for.
package enum BoundTable: Hashable, Sendable {
  case freq(FreqQuestion)
  case crosstab(CrosstabQuestion)
  case grid(GridQuestion)
}
