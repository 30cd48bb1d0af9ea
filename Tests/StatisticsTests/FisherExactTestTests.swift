import Statistics
import Testing

@Suite("Fisher's exact test")
struct FisherExactTestTests {
  struct Reference: Sendable, CustomTestStringConvertible {
    var counts: [Int]
    var columnCount: Int
    var pValue: Double

    init(_ counts: [Int], _ columnCount: Int, _ pValue: Double) {
      self.counts = counts
      self.columnCount = columnCount
      self.pValue = pValue
    }

    var testDescription: String { "\(counts) in \(columnCount) columns" }
  }

  // R: fisher.test(matrix(counts, ncol=columnCount, byrow=TRUE), workspace=2e7)$p.value
  static let references = [
    Reference([67, 109, 85, 163, 153, 81], 3, 3.5889058548801246e-05),
    Reference([3, 1, 1, 3], 2, 0.48571428571428582),
    Reference([10, 3, 2, 15], 2, 0.00053672411914343734),
    Reference([0, 4, 5, 0], 2, 0.0079365079365079361),
    Reference([1200, 900, 1100, 1000], 2, 0.0021428178977255198),
    Reference([8, 2, 5, 1, 9, 3], 3, 0.0073901185188034058),
    Reference([0, 3, 4, 2, 5, 0, 1, 1], 4, 0.012237762237762259),
    Reference([3, 1, 0, 0, 4, 2, 2, 1, 5], 3, 0.033182503770738885),
    Reference([2, 2, 1, 4, 5, 4, 3, 4, 3, 4, 4, 4], 4, 0.94389277459809751),
    Reference([19, 33, 17, 19, 24, 16, 28, 24, 20], 3, 0.50367533227634664),
    Reference([20, 2, 1, 3, 18, 3, 1, 4, 15], 3, 4.336430835441135e-13),
    Reference([1, 4, 4, 3, 4, 2, 4, 1, 0, 1, 1, 2, 1, 2], 7, 0.90121862145852072),
    Reference([1, 3, 10, 6, 2, 3, 10, 7, 1, 6, 14, 12, 0, 1, 9, 11], 4, 0.78268493896567504),
    Reference(
      [1, 0, 2, 2, 0, 2, 0, 0, 0, 1, 1, 1, 1, 1, 2, 2, 0, 0, 1, 3, 0, 1, 1, 1, 2], 5,
      0.74169811392487206),
    Reference(
      [181, 44, 27, 12, 8, 9, 4, 3, 0, 0, 2, 0, 2, 0, 0, 2, 0, 1, 0, 0, 5, 0, 0, 0, 0], 5,
      0.57511594546655842),
  ]

  @Test("agree with R to the digits that its larger tables have", arguments: references)
  func reference(_ reference: Reference) throws {
    let test = try FisherExactTest(
      counts: reference.counts, columnCount: reference.columnCount)
    #expect(isClose(test.pValue, reference.pValue, within: 2e-8))
  }

  @Test("a transposed table, empty rows and another order have the same p-value")
  func invariance() throws {
    let plain = try FisherExactTest(counts: [8, 2, 5, 1, 9, 3], columnCount: 3)
    let others: [([Int], Int)] = [
      ([8, 1, 2, 9, 5, 3], 2), ([8, 0, 2, 5, 1, 0, 9, 3], 4), ([8, 2, 5, 0, 0, 0, 1, 9, 3], 3),
      ([9, 3, 1, 2, 5, 8], 3),
    ]
    for (counts, columnCount) in others {
      let test = try FisherExactTest(counts: counts, columnCount: columnCount)
      #expect(isClose(test.pValue, plain.pValue, within: 1e-11))
    }
  }

  @Test(
    "every small table agrees with the enumeration of all tables of its margins",
    arguments: [(2, 2, 4), (2, 3, 2), (3, 3, 1), (2, 5, 1)])
  func enumeration(rowCount: Int, columnCount: Int, largest: Int) throws {
    let cells = rowCount * columnCount
    var counts = Array(repeating: 0, count: cells)
    var isLast = false
    while !isLast {
      let actual = try? FisherExactTest(counts: counts, columnCount: columnCount).pValue
      let expected = EnumeratedTables(counts, columnCount: columnCount).pValue
      if let actual { #expect(isClose(actual, expected, within: 1e-11)) }
      let next = counts.firstIndex { $0 < largest }
      isLast = next == nil
      for cell in 0..<(next ?? cells) { counts[cell] = 0 }
      if let next { counts[next] += 1 }
    }
  }

  @Test(
    "fewer than two rows or columns are an error",
    arguments: [
      ([], 1), ([4], 1), ([4, 5], 2), ([4, 5], 1), ([4, 5, 0, 0], 2), ([0, 4, 0, 5], 2),
      ([0, 0, 0, 0], 2),
    ] as [([Int], Int)])
  func emptyTable(counts: [Int], columnCount: Int) {
    #expect(throws: FisherExactError.emptyTable) {
      try FisherExactTest(counts: counts, columnCount: columnCount)
    }
  }

  @Test("a table past the limits is refused")
  func tooLarge() {
    let limit = FisherExactTest.largestTotal
    for counts in [[limit, 1, 2, 3], [1, 2, 3, .max]] {
      #expect(throws: FisherExactError.tooLarge) {
        try FisherExactTest(counts: counts, columnCount: 2)
      }
    }
    #expect(throws: FisherExactError.tooLarge) {
      try FisherExactTest(counts: Array(repeating: 9, count: 400), columnCount: 20)
    }
    #expect(throws: FisherExactError.tooLarge) {
      try FisherExactTest(
        counts: (0..<25).map { 6 + 7 * $0 * $0 % 13 }, columnCount: 5, largestWork: 100_000)
    }
  }

  @Test("the most probable table has a p-value of 1 at once")
  func mostProbable() throws {
    let test = try FisherExactTest(
      counts: Array(repeating: 12, count: 25), columnCount: 5, largestWork: 100_000)
    #expect(isClose(test.pValue, 1, within: 1e-11))
  }

  @Test("the same table has the same p-value to the last digit")
  func determinism() throws {
    let counts = [4, 5, 2, 3, 4, 1, 2, 4, 4, 4, 0, 8]
    let first = try FisherExactTest(counts: counts, columnCount: 4)
    for _ in 0..<5 {
      let again = try FisherExactTest(counts: counts, columnCount: 4)
      #expect(again == first)
    }
  }
}

/// All tables with the margins of one, cell by cell.
private struct EnumeratedTables {
  let rows: [Int]
  let columns: [Int]
  let observed: [Int]

  init(_ counts: [Int], columnCount: Int) {
    observed = counts
    rows = stride(from: 0, to: counts.count, by: columnCount)
      .map { counts[$0..<($0 + columnCount)].reduce(0, +) }
    columns = (0..<columnCount)
      .map { column in
        stride(from: column, to: counts.count, by: columnCount).reduce(0) { $0 + counts[$1] }
      }
  }

  var pValue: Double {
    var tables: [[Int]] = []
    extend([], rows, columns, &tables)
    let limit = weight(observed) * (1 + 1e-7)
    let weights = tables.map(weight)
    return weights.filter { $0 <= limit }.reduce(0, +) / weights.reduce(0, +)
  }

  /// Π 1/x!, what a table's probability is proportional to.
  private func weight(_ table: [Int]) -> Double {
    table.reduce(1.0) { product, count in
      product / (1...max(1, count)).reduce(1.0) { $0 * Double($1) }
    }
  }

  private func extend(_ cells: [Int], _ rows: [Int], _ columns: [Int], _ tables: inout [[Int]]) {
    let place = cells.count
    guard place < observed.count else {
      if (rows + columns).allSatisfy({ $0 == 0 }) { tables.append(cells) }
      return
    }
    let (row, column) = (place / columns.count, place % columns.count)
    for count in 0...min(rows[row], columns[column]) {
      var (rows, columns) = (rows, columns)
      rows[row] -= count
      columns[column] -= count
      if column == columns.count - 1, rows[row] > 0 { continue }
      extend(cells + [count], rows, columns, &tables)
    }
  }
}
