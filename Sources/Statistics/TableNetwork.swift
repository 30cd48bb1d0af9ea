/// All tables with given margins, filled column by column, and the probability of those that are
/// not more probable than a limit.
///
/// A node is what remains of the rows after some columns, whatever their order; the ways to it are
/// told apart only by their probability. A way whose every completion stays within the limit, or
/// none, is decided at once: bounds of the completions tell that, and their sum has a formula.
struct TableNetwork {
  /// In descending order.
  private let rows: [Int]
  /// In ascending order.
  private let columns: [Int]
  private let logFactorials: LogFactorials
  /// log(Π row! Π column! / total!), the part of a probability that all tables share.
  private let sharedLogarithm: Double
  /// The largest logarithm of a probability that counts.
  private let limit: Double

  /// The tables of the margins whose Σ −log x! over the cells is at most a limit.
  ///
  /// - Parameters:
  ///   - rows: sums above 0, best of the shorter side of the table.
  ///   - columns: sums above 0, of the same total.
  ///   - limit: the largest Σ −log x! that counts.
  ///   - logFactorials: through the total.
  init(rows: [Int], columns: [Int], limit: Double, logFactorials: LogFactorials) {
    self.rows = rows.sorted(by: >)
    self.columns = columns.sorted()
    self.logFactorials = logFactorials
    let margins = (rows + columns).reduce(0) { $0 + logFactorials[$1] }
    sharedLogarithm = margins - logFactorials[rows.reduce(0, +)]
    self.limit = limit + sharedLogarithm
  }

  /// The probability of the tables within the limit.
  ///
  /// - Throws: `.tooLarge` past the work allowed, in cells looked at.
  func probability(largestWork: Int) throws(FisherExactError) -> Double {
    let total = rows.reduce(0, +)
    guard NodeTable.canHold(rowCount: rows.count, total: total) else { throw .tooLarge }
    let start = NetworkWay(logarithm: sharedLogarithm, count: 1)
    var nodes = [NetworkNode(rows: rows, ways: [start])]
    var tally = NetworkTally(limit: limit, largestWork: largestWork)
    for stage in columns.indices.dropLast() {
      let open = OpenColumns(
        current: columns[stage], later: Array(columns[(stage + 1)...]),
        logFactorials: logFactorials)
      var next = NodeTable(total: total)
      for node in nodes {
        var filling = ColumnFilling(node, open)
        try filling.run(&tally, &next)
      }
      nodes = next.nodes
    }
    return tally.probability
  }
}

/// The probability decided so far, and what it has cost.
struct NetworkTally {
  /// The largest logarithm of a table's probability that counts.
  let limit: Double
  private(set) var probability = 0.0
  private var workLeft: Int
  /// The work of keeping and sorting a way, against that of looking at a cell.
  static let costOfWay = 10

  init(limit: Double, largestWork: Int) {
    self.limit = limit
    workLeft = largestWork
  }

  mutating func count(_ decided: Double) { probability += decided }

  mutating func spend(_ cells: Int) throws(FisherExactError) {
    workLeft -= cells
    guard workLeft >= 0 else { throw .tooLarge }
  }
}

/// One column's cells, filled in all ways from a node.
private struct ColumnFilling {
  private let rows: [Int]
  private let ways: SortedWays
  private let columns: OpenColumns
  /// What remains of each row below the cells filled so far.
  private var remaining: [Int]

  init(_ node: NetworkNode, _ columns: OpenColumns) {
    rows = node.rows
    ways = SortedWays(node.ways)
    self.columns = columns
    remaining = node.rows
  }

  mutating func run(
    _ tally: inout NetworkTally, _ next: inout NodeTable
  ) throws(FisherExactError) {
    let cells = OpenCells(row: 0, left: columns.current, room: rows.reduce(0, +), logarithm: 0)
    try fill(cells, ways.indices, &tally, &next)
  }

  /// Fills the open cells for those ways, by their indices, that are not decided.
  private mutating func fill(
    _ cells: OpenCells, _ open: Range<Int>, _ tally: inout NetworkTally, _ next: inout NodeTable
  ) throws(FisherExactError) {
    let isFilled = cells.row == rows.count
    let isForced = cells.row == 0 || cells.row == rows.count - 1
    let undecided = isForced ? open : try decide(cells, open, &tally)
    if isFilled {
      try tally.spend(NetworkTally.costOfWay * undecided.count)
      next.add(ways[undecided], to: remaining, by: cells.logarithm)
    }
    if isFilled || undecided.isEmpty { return }
    let roomBelow = cells.room - rows[cells.row]
    for count in max(0, cells.left - roomBelow)...min(rows[cells.row], cells.left) {
      remaining[cells.row] = rows[cells.row] - count
      let below = OpenCells(
        row: cells.row + 1, left: cells.left - count, room: roomBelow,
        logarithm: cells.logarithm - columns.logFactorials[count])
      try fill(below, undecided, &tally, &next)
    }
    remaining[cells.row] = rows[cells.row]
  }

  /// Counts the ways that are within the limit whatever follows, drops those that never are, and
  /// returns the others.
  private func decide(
    _ cells: OpenCells, _ open: Range<Int>, _ tally: inout NetworkTally
  ) throws(FisherExactError) -> Range<Int> {
    let completions = columns.completions(of: remaining, cells)
    let limit = tally.limit - cells.logarithm
    let within = ways.index(above: limit - completions.largest, in: open)
    let beyond = ways.index(above: limit - completions.smallest, in: within..<open.upperBound)
    tally.count(
      ways.probability(open.lowerBound..<within, times: cells.logarithm + completions.total))
    try tally.spend(rows.count * columns.count)
    return within..<beyond
  }
}
