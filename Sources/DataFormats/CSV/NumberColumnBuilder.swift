internal import Codebook
internal import Microdata

/// A column as a number a row.
struct NumberColumnBuilder: Sendable {
  /// A number, or the NaN of `NumericColumn.missing(reason:)`, for every row.
  private(set) var numbers: [Double] = []
  private(set) var evidence: TypeInference
  /// Missing answers by their bytes; nothing but the empty field when none is declared.
  private let missing: [[UInt8]]
  private let declaredMark: DecimalMark?
  /// Whether nobody knows yet that the distinct numbers are more than a dictionary holds: every one so
  /// far was larger than those before.
  private var mayBeFew = false

  init(_ specification: ColumnSpecification) {
    switch specification {
    case .inferred(let rules):
      evidence = TypeInference(rules)
      missing = rules.missing.isEmpty ? [] : [[]] + rules.missing.map { Array($0.utf8) }
      declaredMark = nil
    case .number(let mark, let values):
      evidence = TypeInference(saidComma: mark == .comma, delimiterIsComma: false)
      missing = values.map { Array($0.utf8) }
      declaredMark = mark
    case .text:
      evidence = TypeInference(saidComma: nil, delimiterIsComma: false)
      missing = []
      declaredMark = nil
    }
  }

  /// Adds the rows of the part of the text that follows.
  /// - Returns: false when the two together are no numbers.
  mutating func append(_ next: NumberColumnBuilder) -> Bool {
    evidence.add(next.evidence)
    guard evidence.isNumeric || declaredMark != nil else { return false }
    mayBeFew = mayBeFew && next.mayBeFew
    numbers += next.numbers
    return true
  }

  /// Takes over what a dictionary holds.
  ///
  /// - Returns: false when a value is no number, or when only decimals are wanted and all are whole,
  ///   unless they count on and many rows are to come.
  mutating func take(
    _ dictionary: ValueDictionary, _ codes: CodeBuffer, decimalsOnly: Bool, rowsExpected: Int
  ) -> Bool {
    let bytes = dictionary.contents.span.bytes
    var table = [NumericColumn.missing(reason: 0)]
    for value in dictionary.values {
      guard let number = number(bytes, value.field.content(bytes)) else { return false }
      table.append(number)
    }
    if decimalsOnly, NumericColumn.areWhole(table) {
      guard countsOn(table, codes, rowsExpected) else { return false }
      mayBeFew = true
    }
    numbers.reserveCapacity(max(rowsExpected, codes.count))
    LargePages.ask(for: &numbers)
    numbers += codes.storage.lookUp(table)
    return true
  }

  /// Whether every row so far has a number larger than those before, and many more rows are to come than
  /// a dictionary has room for: so do the numbers of respondents.
  private func countsOn(_ table: [Double], _ codes: CodeBuffer, _ rowsExpected: Int) -> Bool {
    rowsExpected > 2 * NumberScale.mostDistinct(isWhole: true)
      && codes.count == table.count - 1 && Self.ascend(table.dropFirst())
  }

  private static func ascend(_ numbers: some Collection<Double>) -> Bool {
    zip(numbers, numbers.dropFirst()).allSatisfy { $0 < $1 }
  }

  /// The finished column, a number a row unless there are few after all.
  func column(reasonCount: Int) -> NumericColumn {
    let most = NumberScale.mostDistinct(isWhole: true)
    if mayBeFew, numbers.count <= most || !Self.ascend(numbers) {
      return NumericColumn(numbers: numbers, reasonCount: reasonCount)
    }
    return NumericColumn(
      storage: .plain(PlainNumbers(numbers)), isWhole: NumericColumn.areWhole(numbers))
  }

  /// Adds the fields of a block.
  /// - Returns: false when a field is no number.
  mutating func add(_ block: borrowing RecordBlock, column: Int, bytes: RawSpan) -> Bool {
    let quick = quickNumbers
    var row = 0
    while true {
      if let quick { row = addQuickly(row, quick, block, column, bytes) }
      if row == block.rowCount { return true }
      let field = block.field(row: row, column: column).content(bytes)
      guard let number = number(bytes, field) else { return false }
      numbers.append(number)
      row += 1
    }
  }

  /// Adds rows as long as they are numbers that are read at once, or empty.
  /// - Returns: the row behind them.
  private mutating func addQuickly(
    _ first: Int, _ quick: FastDecimalParser, _ block: borrowing RecordBlock, _ column: Int,
    _ bytes: RawSpan
  ) -> Int {
    let (places, stride, base, rowCount) = (
      block.places.span, block.stride, block.base, block.rowCount
    )
    precondition(column >= 0 && column + 1 < stride && places.count >= rowCount * stride)
    var row = first
    numbers.append(addingCapacity: rowCount - first) { room in
      while row < rowCount {
        // SAFETY: a row has `stride` places, of which the column's are not the last.
        let field = unsafe RawField(unchecked: places, row &* stride &+ column, base: base)
        if let number = quick.number(bytes, field) {
          room.append(number)
        } else if field.length == 0 {
          room.append(NumericColumn.missing(reason: 0))
        } else {
          break
        }
        row &+= 1
      }
    }
    return row
  }

  /// What reads most numbers, where no number is a declared missing answer and short ones say nothing
  /// new of their column.
  private var quickNumbers: FastDecimalParser? {
    guard missing.allSatisfy(\.isEmpty) else { return nil }
    if let declaredMark { return FastDecimalParser(mark: declaredMark) }
    return evidence.isSettled ? FastDecimalParser(mark: evidence.mark) : nil
  }

  private mutating func number(_ bytes: RawSpan, _ field: RawField) -> Double? {
    if field.length == 0 { return NumericColumn.missing(reason: 0) }
    if let reason = reason(bytes, field) { return NumericColumn.missing(reason: reason) }
    if let declaredMark {
      return NumberReader.number(bytes, field.start, field.length, mark: declaredMark)
    }
    evidence.add(NumberShape(bytes, field.start, field.length))
    guard evidence.isNumeric else { return nil }
    return NumberReader.number(bytes, field.start, field.length, mark: evidence.mark ?? .point)
  }

  /// The reason for which a value is missing; nothing for an answer.
  private func reason(_ bytes: RawSpan, _ field: RawField) -> Int? {
    for (reason, value) in missing.enumerated() where value.count == field.length {
      let isSame = value.indices.allSatisfy { index in
        // SAFETY: checked against the span; a UInt8 takes every bit pattern.
        bytes.unsafeLoad(fromByteOffset: field.start &+ index, as: UInt8.self) == value[index]
      }
      if isSame { return reason }
    }
    return nil
  }
}
