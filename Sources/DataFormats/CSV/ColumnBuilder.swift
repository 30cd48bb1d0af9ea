internal import Codebook
internal import Microdata

/// What a column is known to be before it is read.
enum ColumnSpecification: Sendable {
  /// Nothing is known: numbers where every value is one, text otherwise.
  case inferred(InferenceRules)
  /// Text or codes, kept as they are written.
  case text
  /// Numbers; the values listed are missing, the first being reason 0.
  case number(mark: DecimalMark, missing: [String])
}

/// One column while the file is read.
///
/// Values are coded by a dictionary. A column with more distinct values than the dictionary of its kind
/// of numbers holds goes over to a number a row when all of them are numbers; should a later value be
/// none, the column is marked to be read again as text.
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
  /// Distinct values from which on the column goes over to numbers if they are some.
  private var mostValues: Int
  /// Rows that are expected.
  private var rowsExpected = 0

  init(_ specification: ColumnSpecification, multiplier: UInt64) {
    self.specification = specification
    dictionary = ValueDictionary(multiplier: multiplier)
    mostValues = NumberScale.mostDistinct(isWhole: false)
    if case .text = specification { mostValues = .max }
  }

  /// Takes the memory that an estimated number of rows will need.
  mutating func reserve(_ rows: Int) {
    rowsExpected = rows
    codes.reserve(rows)
  }

  /// Adds this column's fields of a block of records.
  mutating func add(
    _ block: RecordBlock, column: Int, bytes: RawSpan, scratch: inout CodingScratch
  ) {
    switch state {
    case .reverted: return
    case .numbers(var numbers):
      state = .reverted
      if numbers.add(block, column: column, bytes: bytes) {
        state = .numbers(numbers)
      }
    case .dictionary:
      dictionary.encode(bytes, block, column: column, into: &scratch)
      codes.append(
        scratch.slots.span, count: block.rowCount, highest: dictionary.values.count)
      if dictionary.values.count > mostValues { tryNumbers() }
    }
  }

  /// Adds the rows of the part of the text that follows.
  mutating func append(_ next: ColumnBuilder) {
    switch (state, next.state) {
    case (.reverted, _), (_, .reverted): state = .reverted
    case (.numbers(var numbers), .numbers(let others)):
      state = .reverted
      if numbers.append(others) { state = .numbers(numbers) }
    case (.dictionary, .dictionary):
      let slots = dictionary.take(next.dictionary)
      codes.append(next.codes, as: slots, highest: dictionary.values.count)
      mostValues = max(mostValues, next.mostValues)
      if dictionary.values.count > mostValues { tryNumbers() }
    case (.numbers, .dictionary): append(next.asNumbers)
    case (.dictionary, .numbers):
      self = asNumbers
      append(next)
    }
  }

  /// The column as numbers; marked to be read again where a value is none.
  private var asNumbers: ColumnBuilder {
    var column = self
    column.state = .reverted
    column.goOver(decimalsOnly: false)
    return column
  }

  /// Goes over to numbers when all values are some.
  ///
  /// Decimals do at once, whole numbers when a dictionary of them is full. What is found now is not asked again for each block.
  private mutating func tryNumbers() {
    let most = NumberScale.mostDistinct(isWhole: true)
    let isFull = dictionary.values.count > most
    goOver(decimalsOnly: !isFull)
    if case .dictionary = state { mostValues = isFull ? .max : min(most, mostValues * 4) }
  }

  private mutating func goOver(decimalsOnly: Bool) {
    var numbers = NumberColumnBuilder(specification)
    guard numbers.take(dictionary, codes, decimalsOnly: decimalsOnly, rowsExpected: rowsExpected)
    else { return }
    state = .numbers(numbers)
    codes = CodeBuffer()
    dictionary = ValueDictionary(multiplier: 1)
  }
}
