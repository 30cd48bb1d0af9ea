import QueryPlan

/// Counts of rows behind the tables of a statement, and how they add up.
///
/// Tables of one statement share a system, so that none tells what another hides.
package struct CountSystem {
  /// One count of rows.
  struct Count {
    var n: Int
    /// Whether it is a count of respondents with something in common, which must not be small.
    var isSensitive: Bool
    /// Whether it is known to a reader whatever the tables hide.
    var isKnown = false
    /// How much is lost with it: 0 a cell, 1 a margin, 2 the base of a table.
    var loss: Int
  }

  /// A count that others add up to.
  struct Sum {
    var whole: Int
    var parts: [Int]

    /// All counts of the sum.
    var terms: [Int] { [whole] + parts }
  }

  private(set) var counts: [Count] = []
  private(set) var sums: [Sum] = []
  /// Rows of a column whatever they answer to the subject, which tables of one banner share.
  private var columns: [RowSet: Int] = [:]

  /// Whether tables of one banner are linked by the rows of their columns.
  let linksTables: Bool

  /// - Parameter tables: how many tables share the system.
  package init(tables: Int) { linksTables = tables > 1 }

  mutating func add(_ count: Count) -> Int {
    counts.append(count)
    return counts.count - 1
  }

  mutating func add(_ sum: Sum) { sums.append(sum) }

  /// The count of all rows of a column; added the first time that a table asks.
  mutating func column(_ rows: RowSet, _ count: Count) -> Int {
    if let index = columns[rows] { return index }
    let index = add(count)
    columns[rows] = index
    return index
  }

  mutating func makeKnown(_ index: Int) { counts[index].isKnown = true }
}

/// What a figure tells of respondents.
enum FigureSource: Hashable {
  /// Counts that the number and its base are made of.
  case counts([Int])
  /// A quantile of so many answers; the first count is its base.
  case quantile(share: Double, counts: [Int])
  /// The answer of a single respondent, such as a maximum.
  case single
  /// Many counts of the table together, such as a test.
  case table
}

/// What the figures of one table tell, within a system of counts.
package struct TableCounts {
  /// One a figure, in the order of the table's.
  var sources: [FigureSource]
  /// Counts that the notes beneath tell.
  var base: [Int]
  /// Rows and columns whose labels stand in the data only, as numbers and free texts do.
  var rowsFromData = false
  var columnsFromData = false
}
