/// Rows and weights by cell, a block of joint codes at a time.
protocol CellSums {
  associatedtype Cell: CompositeKey

  /// Has room for as many rows as will be added.
  init(cellCount: Int, rowCount: Int, form: WeightForm)

  /// Counts the rows of a block.
  mutating func count(_ cells: Span<Cell>)
  /// Counts rows and adds their weights, of which none is missing.
  mutating func weigh(_ cells: Span<Cell>, _ rowWeights: Span<Double>)
  /// Counts rows and adds their weights of whole units.
  mutating func weigh(_ cells: Span<Cell>, _ units: Span<UInt16>)
  /// Adds one row of a known weight, or of none.
  mutating func addOne(_ cell: Int, weight: Double?)

  var sums: PassSums { get }
}

extension CellSums {
  /// Adds a block of rows.
  mutating func add(_ block: CompositeKeyBlock<Cell>, _ weights: WeightBlock?) {
    let cells = block.cells.span.extracting(first: block.count)
    guard let weights else { return count(cells) }
    weights.withWeights(
      doubles: { rowWeights in
        precondition(cells.count == rowWeights.count)
        if weights.hasMissing { addKnown(cells, rowWeights) } else { weigh(cells, rowWeights) }
      },
      units: { units in
        precondition(cells.count == units.count)
        weigh(cells, units)
      })
  }

  /// Adds the rows that have a weight, and counts those that have none.
  private mutating func addKnown(_ cells: Span<Cell>, _ rowWeights: Span<Double>) {
    for row in cells.indices {
      let weight = rowWeights[row]
      addOne(Int(truncatingIfNeeded: cells[row]), weight: weight.isNaN ? nil : weight)
    }
  }
}
