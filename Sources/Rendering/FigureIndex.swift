import ResultTables

/// The figures of a table by their place.
struct FigureIndex {
  private struct Place: Hashable {
    let row: Int
    let column: Int
    let statistic: Statistic
  }

  private var figures: [Place: Figure] = [:]
  /// What errors and limits of each column belong to where it does not stand there.
  private let ownCarriers: [Statistic?]

  /// - Complexity: O(figures).
  init(_ table: ResultTable) {
    ownCarriers = table.columns.map(\.carrier)
    figures.reserveCapacity(table.figures.count)
    for placed in table.figures {
      guard let row = placed.row, let column = placed.column else { continue }
      figures[Place(row: row, column: column, statistic: placed.statistic)] = placed.figure
    }
  }

  /// The figure of a statistic in a row and column of the rectangle, if the table has it.
  subscript(row: Int, column: Int, statistic: Statistic) -> Figure? {
    figures[Place(row: row, column: column, statistic: statistic)]
  }

  /// Unit of the number that stands in a place; errors and limits carry the unit of their number.
  func unit(of statistic: Statistic, _ row: Int, _ column: Int) -> FigureUnit {
    switch statistic {
    case .standardError, .confidenceLow, .confidenceHigh:
      if Self.plainCarriers.contains(where: { self[row, column, $0] != nil }) { return .number }
      let carrier = Self.carriers.first { self[row, column, $0] != nil }
      return (carrier ?? ownCarriers[column]).map(FigureUnit.init) ?? .number
    default: return FigureUnit(statistic)
    }
  }

  /// Statistics of numbers, whose standard error goes before that of a percentage beside them.
  private static let plainCarriers: [Statistic] = [.mean, .netPromoterScore]

  /// Statistics that have a standard error or an interval in a unit of their own.
  private static let carriers: [Statistic] = [
    .share, .differencePoints, .validPercent, .percent, .columnPercent, .rowPercent,
    .totalPercent, .percentOfRespondents, .percentOfCases, .percentOfResponses, .top2, .bottom2,
  ]
}

/// How a number is written for people.
enum FigureUnit {
  case count, expected, percent, share, points, measure, number, coefficient, probability

  init(_ statistic: Statistic) {
    switch statistic {
    case .differencePoints, .standardErrorPoints: self = .points
    case .expected, .residual, .chiSquare: self = .expected
    case .mean, .sd, .median, .quantile, .sum, .total, .minimum, .maximum, .difference:
      self = .measure
    case .z, .t, .fStatistic, .designEffect, .correlation, .cramersV: self = .coefficient
    default: self = Self.byUnit(statistic)
    }
  }

  private static func byUnit(_ statistic: Statistic) -> FigureUnit {
    switch statistic.unit {
    case .count, .weightedCount: .count
    case .percent: .percent
    case .share: .share
    case .probability: .probability
    case .number: statistic == .netPromoterScore ? .count : .number
    }
  }
}
