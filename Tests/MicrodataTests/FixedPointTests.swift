import Codebook
import Microdata
import Testing

@Suite struct FixedPointTests {
  @Test(
    "numbers of few decimals come back to the last bit, with as few decimals as will do",
    arguments: [
      ([1, 2, 65_535], 1), ([0.1, 0.2, 0.3, 1.7], 10), ([0.4001, 2, 0, 6.5535], 10_000),
      ([0.125, 0.25], 1_000),
    ] as [([Double], Double)])
  func kept(_ numbers: [Double], scale: Double) throws {
    let wanted = (numbers.min() ?? 0)...(numbers.max() ?? 0)
    let decimals = try #require(FixedPoint(PlainNumbers(numbers)))
    #expect(decimals.scale == scale)
    #expect(decimals.numbers == numbers)
    #expect(numbers.indices.map { decimals[$0] } == numbers)
    #expect(decimals.range == wanted)
    #expect(decimals.mostUnits == Int((wanted.upperBound * scale).rounded()))
    #expect(decimals.units.byteCount == 2 * numbers.count)
  }

  @Test(
    "missing numbers, numbers below 0, too large or of too many decimals are kept as they are",
    arguments: [
      [], [1, .nan], [1, -0.1], [0.1, 65_536], [6.5536, 0.0001], [1 / 3], [0.1 + 0.2], [.infinity],
      [1e300],
    ] as [[Double]])
  func refused(_ numbers: [Double]) {
    var column = NumericColumn(storage: .plain(PlainNumbers(numbers)), isWhole: false)
    let looked = column.keepUnits()
    #expect(looked)
    guard case .plain = column.storage else {
      Issue.record("\(numbers) are kept in units")
      return
    }
    #expect(column.numbers.map(\.bitPattern) == numbers.map(\.bitPattern))
    let lookedAgain = column.keepUnits()
    #expect(!lookedAgain)
  }

  @Test("what a file says of its numbers need not be true")
  func falseClaims() {
    for numbers in [[0.5, .nan], [0.5, 1e9], [0.5, -1], [0.5, .infinity]] {
      let claimed = PlainNumbers(StoredRows(numbers), hasMissing: false, range: 0...1)
      #expect(FixedPoint(claimed) == nil)
    }
    let larger = PlainNumbers(StoredRows([0.0001, 3.9]), hasMissing: false, range: 0...1)
    #expect(FixedPoint(larger)?.mostUnits == 39_000)
  }

  @Test("some rows of a column that is kept in units")
  func selected() {
    var column = NumericColumn(storage: .plain(PlainNumbers([0.5, 1.25, 2])), isWhole: false)
    let looked = column.keepUnits()
    #expect(looked)
    #expect(column.storage.rowCount == 3 && column.numbers == [0.5, 1.25, 2])
    let selected = NumericColumn(storage: column.storage.selecting([2, 0, 0]), isWhole: false)
    #expect(selected.numbers == [2, 0.5, 0.5])
    guard case .decimals(let numbers) = selected.storage else {
      Issue.record("rows of units are kept otherwise")
      return
    }
    #expect(numbers.range == 0.5...2)
    #expect(column.storage.selecting([]).rowCount == 0)
  }
}
