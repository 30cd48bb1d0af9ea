/// The counts of a table: each set of rows on one side with each on the other.
struct CountGrid {
  private let rows: AxisSets
  private let columns: AxisSets
  /// Places in the system, a list a member of `rows`.
  private var places: [[Int]] = []

  /// Adds the counts of a table to a system, and how they add up.
  ///
  /// - Parameters:
  ///   - rows: the sets of one side.
  ///   - columns: the sets of the other side.
  ///   - system: takes the counts.
  ///   - count: rows that are in both of two sets.
  /// - Complexity: O(members of `rows` × members of `columns`) counts.
  init(
    _ rows: AxisSets, _ columns: AxisSets, in system: inout CountSystem,
    count: (RowSet, RowSet) -> Int
  ) {
    self.rows = rows
    self.columns = columns
    var numbers: [[Int]] = []
    for row in rows.members {
      numbers.append(Self.numbers(row, columns, numbers, count))
      places.append(place(numbers, in: &system))
    }
    for sum in rows.sums {
      for column in columns.members.indices {
        system.add(sum.mapped { places[$0][column] })
      }
    }
    for sum in columns.sums {
      for row in rows.members.indices { system.add(sum.mapped { places[row][$0] }) }
    }
  }

  /// Places of the counts of a cell: its rows and, for items, those who did not choose them.
  func cell(_ row: RowSet, _ column: RowSet) -> [Int] {
    cells(rows.told(row), columns.told(column))
  }

  /// Places of the counts of some members of one side in some of the other.
  func cells(_ rows: [Int], _ columns: [Int]) -> [Int] {
    rows.flatMap { row in columns.map { places[row][$0] } }
  }

  /// The counts of one row member, after those of the members before it.
  private static func numbers(
    _ row: AxisSets.Member, _ columns: AxisSets, _ above: [[Int]],
    _ count: (RowSet, RowSet) -> Int
  ) -> [Int] {
    switch row.rows {
    case .rest(let whole, let part):
      return columns.members.indices.map { above[whole][$0] - above[part][$0] }
    case .total(let parts):
      return columns.members.indices.map { column in parts.reduce(0) { $0 + above[$1][column] } }
    case .set(let set):
      return columns.members.reduce(into: []) { numbers, column in
        switch column.rows {
        case .set(let other): numbers.append(count(set, other))
        case .rest(let whole, let part): numbers.append(numbers[whole] - numbers[part])
        case .total(let parts): numbers.append(parts.reduce(0) { $0 + numbers[$1] })
        }
      }
    }
  }

  /// Adds the counts of the last row member.
  private func place(_ numbers: [[Int]], in system: inout CountSystem) -> [Int] {
    let row = numbers.count - 1
    let member = rows.members[row]
    return zip(columns.members, numbers[row]).map { column, n in
      let count = CountSystem.Count(
        n: n, isSensitive: member.isSensitive && column.isSensitive,
        loss: (member.isBase ? 1 : 0) + (column.isBase ? 1 : 0))
      if row == rows.everyone, case .set(let set) = column.rows {
        return system.column(set, count)
      }
      return system.add(count)
    }
  }
}

extension CountSystem.Sum {
  /// The sum of other counts in the same places.
  fileprivate func mapped(_ place: (Int) -> Int) -> CountSystem.Sum {
    CountSystem.Sum(whole: place(whole), parts: parts.map(place))
  }
}
