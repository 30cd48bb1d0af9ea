import Codebook
import Diagnostics
import QueryPlan
import Threading

/// Whether a numeric variable of a data set can weight.
struct WeightCheck {
  let variable: String
  let loaded: LoadedDataset
  let control: WorkControl
  /// Where the statement names it.
  let place: SourceRange

  /// Weights up to which sums of squares of any number of rows are numbers.
  private static let largestWeight = 1e100
  /// Rows up to which each is told from the next.
  private static let mostRows = 0x1p53

  /// A weight that can be used: numeric, nowhere negative, somewhere positive, not too large to be added.
  /// - Throws: `BindingError.unusableWeight`.
  func weight(isFrequency: Bool) throws -> WeightUse {
    let found = try loaded.source.facts([variable], control: control)[variable]
    let refusal = { (reason: String) in
      BindingError.unusableWeight(variable: variable, reason: reason, at: place)
    }
    let range = found?.range ?? 0...0
    if range.lowerBound < 0, let wrong = try firstRow(where: { $0 < 0 }) {
      throw refusal("row \(wrong.row + 1) has \(Variable.plain(wrong.number))")
    }
    if range.upperBound <= 0 { throw refusal("it is nowhere above 0") }
    if isFrequency, found?.units != 1,
      let wrong = try firstRow(where: { $0 != $0.rounded() })
    {
      throw refusal(
        "a frequency is a whole number, and row \(wrong.row + 1) has \(Variable.plain(wrong.number))"
      )
    }
    if range.upperBound > Self.largestWeight,
      let wrong = try firstRow(where: { $0 > Self.largestWeight })
    {
      throw refusal("row \(wrong.row + 1) has \(Variable.plain(wrong.number)), too much to add up")
    }
    let rowCount = Double(found?.rowCount ?? 0)
    if isFrequency, range.upperBound * rowCount > Self.mostRows,
      try sum() > Self.mostRows
    {
      throw refusal("it stands for more rows than can be counted")
    }
    return WeightUse(variable: variable, isFrequency: isFrequency)
  }

  /// The first row whose number is as wanted.
  private func firstRow(
    where isWanted: (Double) -> Bool
  ) throws -> (row: Int, number: Double)? {
    struct UnwantedRow: Error {
      let row: Int
      let number: Double
    }
    let codes: [Double] =
      if case .categorical(let answers)? = loaded.codebook[variable]?.kind {
        answers.numericValues ?? []
      } else { [] }
    do {
      try loaded.source.rows(RowRequest(variables: [variable]), control: control) { batch in
        for (row, values) in zip(batch.numbers, batch.values) {
          let number: Double? =
            switch values.first {
            case .number(let number): number
            case .answer(let slot): codes.indices.contains(slot - 1) ? codes[slot - 1] : nil
            case .items, .missing, nil: nil
            }
          if let number, isWanted(number) { throw UnwantedRow(row: row, number: number) }
        }
      }
    } catch let found as UnwantedRow {
      return (found.row, found.number)
    }
    return nil
  }

  /// The sum of a variable's numbers over all rows.
  private func sum() throws -> Double {
    let request = CubeRequest(axes: [], content: .moments(variable: variable))
    let plan = AggregationPlan(filter: nil, weight: nil, cubes: [request])
    let cube = try loaded.source.aggregate(plan, control: control).moments(request)
    return (cube?.cells ?? []).reduce(0) {
      $0 + $1.sumWeighted + Double($1.cell.n) * (cube?.shift ?? 0)
    }
  }
}
