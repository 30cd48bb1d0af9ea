import Codebook
import Microdata
import Testing

@Suite struct NumericColumnTests {
  @Test("few numbers are kept as a dictionary, ascending, with their reasons for missing")
  func dictionary() throws {
    let numbers = [3, NumericColumn.missing(reason: 1), 1.5, 3, NumericColumn.missing(reason: 0)]
    let column = NumericColumn(numbers: numbers, reasonCount: 2)
    guard case .dictionary(let codes, let values) = column.storage else {
      Issue.record("no dictionary")
      return
    }
    #expect(values == [1.5, 3])
    #expect(codes == CodeStorage([2, 3, 1, 2, 0], slotCount: 4))
    #expect(!column.isWhole)
    #expect(column.storage.rowCount == 5)
  }

  @Test("numbers and reasons come back", arguments: [false, true])
  func roundTrip(_ isPlain: Bool) {
    let numbers = [3, NumericColumn.missing(reason: 2), 1, NumericColumn.missing(reason: 0)]
    var column = NumericColumn(numbers: numbers, reasonCount: 3)
    if isPlain { column = NumericColumn(storage: .plain(PlainNumbers(numbers)), isWhole: true) }
    #expect(column.isWhole)
    #expect(column.numbers.map(\.bitPattern) == numbers.map(\.bitPattern))
    #expect(column.numbers.filter(\.isNaN).map(NumericColumn.missingReason) == [2, 0])
    let selected = NumericColumn(storage: column.storage.selecting([1, 2, 2]), isWhole: true)
      .numbers
    #expect(selected.map(\.bitPattern) == [numbers[1], 1, 1].map(\.bitPattern))
  }

  @Test("a dictionary holds as many numbers as two bytes can tell apart")
  func largestDictionary() {
    let most = NumberScale.mostDistinct(isWhole: true) - 1
    let fits = NumericColumn(numbers: (0..<most).map(Double.init), reasonCount: 1)
    guard case .dictionary(let codes, _) = fits.storage else {
      Issue.record("no dictionary")
      return
    }
    #expect(codes.byteCount == 2 * most)
    let more = NumericColumn(numbers: (0...most).map(Double.init), reasonCount: 1)
    guard case .plain = more.storage else {
      Issue.record("a dictionary of \(most + 1) numbers")
      return
    }
  }

  @Test("no rows")
  func empty() {
    let column = NumericColumn(numbers: [], reasonCount: 1)
    #expect(column.storage.rowCount == 0 && column.numbers.isEmpty)
  }
}
