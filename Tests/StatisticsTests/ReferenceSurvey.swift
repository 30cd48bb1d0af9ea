import Statistics

/// The 658 rows of the reference file, generated from its formula.
enum ReferenceSurvey {
  struct Row {
    var role: Int
    var worksRemotely: Bool
    var wave: Int
    var score: Double
    var weight: Double
  }

  static let rowCount = 658
  static let rows = (0..<rowCount).map(row)

  private static func row(_ index: Int) -> Row {
    func uniform(_ stream: Int) -> Double {
      Double((7919 * index * stream + 104_729 * stream) % 10_007) / 10_007
    }
    let role = 1 + (uniform(3) > 0.35 ? 1 : 0) + (uniform(3) > 0.75 ? 1 : 0)
    let threshold = [0.25, 0.40, 0.55][role - 1]
    let weight = 0.4 + 1.6 * uniform(17)
    return Row(
      role: role,
      worksRemotely: uniform(5) < threshold,
      wave: uniform(11) < 0.5 ? 2020 : 2021,
      score: min((11 * uniform(13)).rounded(.down), 10),
      weight: (weight * 10_000).rounded(.toNearestOrEven) / 10_000)
  }

  /// The sums of the weights of the rows that fulfil a condition.
  static func cell(
    scale: Double = 1, isWeighted: Bool = true, where condition: (Row) -> Bool = { _ in true }
  ) -> CellSums {
    var sums = CellSums()
    for row in rows where condition(row) { sums.add(weight: isWeighted ? row.weight * scale : 1) }
    return sums
  }

  /// The share of remote work among the rows that fulfil a condition.
  static func remoteShare(
    scale: Double = 1, isWeighted: Bool = true, where condition: (Row) -> Bool = { _ in true }
  ) -> ShareEstimate {
    ShareEstimate(
      chosen: cell(scale: scale, isWeighted: isWeighted) { condition($0) && $0.worksRemotely },
      others: cell(scale: scale, isWeighted: isWeighted) { condition($0) && !$0.worksRemotely },
      designRowCount: rowCount)
  }

  /// The moments of a value, of the score unless said otherwise.
  static func moments(
    isWeighted: Bool = true, shift: Double = 5,
    where condition: (Row) -> Bool = { _ in true }, of value: (Row) -> Double = { $0.score }
  ) -> MomentSums {
    var sums = MomentSums(shift: shift)
    for row in rows where condition(row) {
      sums.add(value(row), weight: isWeighted ? row.weight : 1)
    }
    return sums
  }

  /// The scores with their weights in ascending order, a row each.
  static func sortedScores(isWeighted: Bool) -> [WeightedValue] {
    rows
      .map { WeightedValue(value: $0.score, weight: isWeighted ? $0.weight : 1, rows: 1) }
      .sorted { $0.value < $1.value }
  }

  /// Counts of remote work (yes, no) by role, row-major with three columns.
  static func remoteByRole(isWeighted: Bool) -> [Double] {
    [true, false].flatMap { answer in
      (1...3).map { role in
        cell(isWeighted: isWeighted) { $0.worksRemotely == answer && $0.role == role }.sumWeights
      }
    }
  }
}
