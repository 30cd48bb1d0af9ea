internal import Microdata

/// What a column is known to be before it is read.
enum ColumnSpecification: Sendable {
  /// Nothing is known: numbers where every value is one, text otherwise.
  case inferred(saidComma: Bool?, delimiterIsComma: Bool)
  /// Text or codes, kept as they are written.
  case text
  /// Numbers; the values listed are missing, the first being reason 0.
  case number(mark: DecimalMark, missing: [String])
}

/// One column while the file is read.
///
/// Values are coded by a dictionary. A column with more distinct values than a numeric dictionary
/// holds goes over to a number a row when all of them are numbers; should a later value be none, the
/// column is marked to be read again as text.
struct ColumnBuilder: Sendable {
  /// How far a column has got.
  enum State: Sendable {
    case dictionary
    case numbers(NumberColumnBuilder)
    /// To be read again as text.
    case reverted
  }

  let specification: ColumnSpecification
  private(set) var state = State.dictionary
  private(set) var dictionary: ValueDictionary
  private(set) var codes = CodeBuffer()
  private var triesNumbers: Bool

  init(_ specification: ColumnSpecification, multiplier: UInt64) {
    self.specification = specification
    dictionary = ValueDictionary(multiplier: multiplier)
    if case .text = specification { triesNumbers = false } else { triesNumbers = true }
  }

  /// Takes the memory that an estimated number of rows will need.
  mutating func reserve(_ rows: Int) { codes.reserve(rows) }

  /// Adds this column's fields of a block of records.
  mutating func add(
    _ block: RecordBlock, column: Int, bytes: RawSpan, scratch: inout CodingScratch
  ) {
    switch state {
    case .reverted: return
    case .numbers(var numbers):
      state = .reverted
      if numbers.add(block, column: column, bytes: bytes) { state = .numbers(numbers) }
    case .dictionary:
      dictionary.encode(bytes, block, column: column, into: &scratch)
      codes.append(
        scratch.slots.span, count: block.rowCount, highest: dictionary.values.count)
      if triesNumbers, dictionary.values.count > NumericColumn.largestDictionary(isWhole: true) {
        goOverToNumbers()
      }
    }
  }

  /// Adds the rows of the part of the text that follows.
  /// - Returns: false where the two can only be read in one go.
  mutating func append(_ next: ColumnBuilder) -> Bool {
    switch (state, next.state) {
    case (.reverted, _), (_, .reverted): state = .reverted
    case (.numbers(var numbers), .numbers(let others)):
      state = .reverted
      if numbers.append(others) { state = .numbers(numbers) }
    case (.dictionary, .dictionary):
      let slots = dictionary.take(next.dictionary)
      codes.append(next.codes, as: slots, highest: dictionary.values.count)
      triesNumbers = triesNumbers && next.triesNumbers
      if triesNumbers, dictionary.values.count > NumericColumn.largestDictionary(isWhole: true) {
        goOverToNumbers()
      }
    case (.numbers, .dictionary), (.dictionary, .numbers): return false
    }
    return true
  }

  private mutating func goOverToNumbers() {
    triesNumbers = false
    var numbers = NumberColumnBuilder(specification)
    guard numbers.take(dictionary, codes.storage) else { return }
    state = .numbers(numbers)
    codes = CodeBuffer()
    dictionary = ValueDictionary(multiplier: 1)
  }
}

/// A column as a number a row.
struct NumberColumnBuilder: Sendable {
  /// A number, or the NaN of `NumericColumn.missing(reason:)`, for every row.
  private(set) var numbers: [Double] = []
  private(set) var evidence: NumberEvidence
  /// Missing answers by their bytes; nothing but the empty field when none is declared.
  private let missing: [[UInt8]]
  private let declaredMark: DecimalMark?

  init(_ specification: ColumnSpecification) {
    switch specification {
    case .inferred(let saidComma, let delimiterIsComma):
      evidence = NumberEvidence(saidComma: saidComma, delimiterIsComma: delimiterIsComma)
      missing = []
      declaredMark = nil
    case .number(let mark, let values):
      evidence = NumberEvidence(saidComma: mark == .comma, delimiterIsComma: false)
      missing = values.map { Array($0.utf8) }
      declaredMark = mark
    case .text:
      evidence = NumberEvidence(saidComma: nil, delimiterIsComma: false)
      missing = []
      declaredMark = nil
    }
  }

  /// Adds the rows of the part of the text that follows.
  /// - Returns: false when the two together are no numbers.
  mutating func append(_ next: NumberColumnBuilder) -> Bool {
    evidence.add(next.evidence)
    guard evidence.isNumeric || declaredMark != nil else { return false }
    numbers += next.numbers
    return true
  }

  /// Takes over what a dictionary holds.
  /// - Returns: false when a value is no number.
  mutating func take(
    _ dictionary: ValueDictionary, _ codes: CodeStorage
  ) -> Bool {
    let bytes = dictionary.contents.span.bytes
    var table = [NumericColumn.missing(reason: 0)]
    for value in dictionary.values {
      guard !value.hasDoubledQuotes, let number = number(bytes, value.place, value.length) else {
        return false
      }
      table.append(number)
    }
    numbers = codes.lookUp(table)
    return true
  }

  /// Adds the fields of a block.
  /// - Returns: false when a field is no number.
  mutating func add(_ block: RecordBlock, column: Int, bytes: RawSpan) -> Bool {
    let fields = block.fields.span
    for row in 0..<block.rowCount {
      let field = FieldReference(bits: fields[row &* block.stride &+ column])
      if field.length == 0 {
        numbers.append(NumericColumn.missing(reason: 0))
        continue
      }
      let start = block.base &+ field.offset
      guard !field.hasDoubledQuotes, let number = number(bytes, start, field.length) else {
        return false
      }
      numbers.append(number)
    }
    return true
  }

  @inline(__always)
  private mutating func number(_ bytes: RawSpan, _ start: Int, _ length: Int) -> Double? {
    if let declaredMark { return declared(bytes, start, length, declaredMark) }
    evidence.add(NumberShape(bytes, start, length))
    guard evidence.isNumeric else { return nil }
    return NumberReader.number(bytes, start, length, mark: evidence.mark ?? .point)
  }

  private func declared(
    _ bytes: RawSpan, _ start: Int, _ length: Int, _ mark: DecimalMark
  ) -> Double? {
    for (reason, value) in missing.enumerated() where value.count == length {
      let isSame = value.indices.allSatisfy { index in
        // SAFETY: checked against the span; a UInt8 takes every bit pattern.
        bytes.unsafeLoad(fromByteOffset: start &+ index, as: UInt8.self) == value[index]
      }
      if isSame { return NumericColumn.missing(reason: reason) }
    }
    return NumberReader.number(bytes, start, length, mark: mark)
  }
}
