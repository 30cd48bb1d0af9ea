import ResultTables
import StatisticNames

/// The figures of a table by their place.
struct FigureIndex {
  private let figures: [PlacedFigure]
  private let columnCount: Int
  /// The last figure of each cell, then for each figure the one before it in its cell; -1 for none.
  private var lasts: [Int]
  private var befores: [Int]
  /// What errors and limits of each column belong to where it does not stand there.
  private let ownCarriers: [Statistic?]

  /// - Complexity: O(figures + cells).
  init(_ table: ResultTable) {
    ownCarriers = table.columns.map(\.carrier)
    figures = table.figures
    columnCount = table.columns.count
    lasts = Array(repeating: -1, count: table.rows.count * columnCount)
    befores = Array(repeating: -1, count: figures.count)
    for (place, placed) in figures.enumerated() {
      guard let row = placed.row, let column = placed.column,
        let cell = cell(row, column)
      else { continue }
      befores[place] = lasts[cell]
      lasts[cell] = place
    }
  }

  /// The figure of a statistic in a row and column of the rectangle, if the table has it.
  /// - Complexity: O(figures of the cell).
  subscript(row: Int, column: Int, statistic: Statistic) -> Figure? {
    guard let cell = cell(row, column) else { return nil }
    var place = lasts[cell]
    while place >= 0 {
      if figures[place].statistic == statistic { return figures[place].figure }
      place = befores[place]
    }
    return nil
  }

  /// The place of a cell in `lasts`; nothing outside the rectangle.
  private func cell(_ row: Int, _ column: Int) -> Int? {
    guard row >= 0, (0..<columnCount).contains(column) else { return nil }
    let cell = row * columnCount + column
    return cell < lasts.count ? cell : nil
  }

  /// Unit of the number that stands in a place; errors and limits carry the unit of their number.
  func unit(of statistic: Statistic, _ row: Int, _ column: Int) -> StatisticUnit {
    guard statistic.unit == .owner else { return statistic.unit }
    if Self.plainCarriers.contains(where: { self[row, column, $0] != nil }) { return .owner }
    if Self.ends.allSatisfy({ self[row, column, $0] == nil }), isOfNumbers(row, column) {
      return .owner
    }
    let carrier = Self.carriers.first { self[row, column, $0] != nil }
    return (carrier ?? ownCarriers[column])?.unit ?? .owner
  }

  /// Whether a cell has a median, a quantile or a sum, whose errors go before those of percentages.
  private func isOfNumbers(_ row: Int, _ column: Int) -> Bool {
    guard let cell = cell(row, column) else { return false }
    var place = lasts[cell]
    while place >= 0 {
      switch figures[place].statistic {
      case .number, .quantile: if figures[place].statistic.hasError { return true }
      case .cell, .error, .scale, .measure, .test: break
      }
      place = befores[place]
    }
    return false
  }

  /// Shares whose errors go before those of medians, quantiles and sums.
  private static let ends = Statistic.all.filter { $0.numbersOfScaleEnd != nil }

  /// Statistics of numbers, whose standard error goes before that of a percentage beside them.
  private static let plainCarriers = Statistic.errorOwners.filter {
    $0.name.isCompared && $0.unit != .percent
  }

  /// Statistics that have a standard error or an interval in a unit of their own.
  private static let carriers = Statistic.all.filter {
    [.share, .points, .percent].contains($0.unit) && !$0.isError
  }
}
