/// What stands in a statistical file, as it stands there: texts are bytes, values are not yet answers.
struct StatisticalFile {
  /// A value of a label or a bound of missing values.
  enum StatisticalValue: Hashable {
    case number(Double)
    /// A missing value of a letter: `.a` in Stata, `.A` and `._` in SAS.
    case tagged(UInt8)
    case text([UInt8])
  }

  enum Measure: Int { case unknown, nominal, ordinal, scale }

  struct Variable {
    var name: [UInt8]
    var label: [UInt8]
    /// How values are shown, which tells dates from numbers: `DATE11`, `%td`.
    var format: String
    var isText: Bool
    var measure: Measure
    /// The set of labels that it uses.
    var labels: [UInt8]
    /// Ranges of values that the person declared missing; single values have equal bounds.
    var missing: [(low: StatisticalValue, high: StatisticalValue)]
    var cells: Cells
  }

  /// The values of all rows of a variable.
  enum Cells {
    case numbers(NumberCells)
    case texts(TextCells)
  }

  var label: [UInt8] = []
  var notes: [[UInt8]] = []
  /// The encoding of its texts, as the file names it; empty where it does not.
  var encoding = ""
  var variables: [Variable] = []
  /// Labels by the name of their set, in the order of the file.
  var labels: [[UInt8]: [(value: StatisticalValue, label: [UInt8])]] = [:]
  var weight: Int?
  var rowCount = 0
  /// Rows that the file says it has, if it does.
  var statedRowCount: Int?
}

/// Numbers as they are found: bytes that point to distinct ones while these are few.
struct NumberCells {
  /// Distinct numbers, by the codes.
  private(set) var distinct: [Double] = []
  private(set) var codes: [UInt8] = []
  /// All numbers, once the distinct ones are many.
  private(set) var plain: [Double]?
  private var places: [UInt64: UInt8] = [:]
  private var last: (bits: UInt64, code: UInt8)?

  private static let mostDistinct = 250

  var count: Int { plain?.count ?? codes.count }

  /// The number that stands for a missing value; tag 0 is the system's.
  static func missing(tag: UInt8) -> Double {
    Double(nan: Double.RawSignificand(tag), signaling: false)
  }

  /// The tag of a missing value.
  static func tag(of number: Double) -> UInt8 {
    UInt8(truncatingIfNeeded: number.significandBitPattern)
  }

  mutating func append(_ number: Double) {
    let number = number == 0 ? 0 : number
    if plain != nil {
      plain?.append(number)
      return
    }
    let bits = number.bitPattern
    if let last, last.bits == bits {
      codes.append(last.code)
      return
    }
    guard let code = places[bits] ?? newCode(number) else {
      plain = codes.map { distinct[Int($0)] } + [number]
      codes = []
      places = [:]
      return
    }
    last = (bits, code)
    codes.append(code)
  }

  private mutating func newCode(_ number: Double) -> UInt8? {
    guard distinct.count < Self.mostDistinct else { return nil }
    let code = UInt8(truncatingIfNeeded: distinct.count)
    distinct.append(number)
    places[number.bitPattern] = code
    return code
  }

  /// Every number that is there, once; those of many in no order.
  var found: [Double] {
    guard let plain else { return distinct }
    return Set(plain.map(\.bitPattern)).map(Double.init(bitPattern:))
  }

  /// Slots for the numbers by a table of them.
  func slots(_ slot: (Double) -> Int) -> [Int] {
    if let plain { return plain.map(slot) }
    let table = distinct.map(slot)
    return codes.map { table[Int($0)] }
  }

  /// The numbers, each as something else.
  func numbers(_ changed: (Double) -> Double) -> [Double] {
    if let plain { return plain.map(changed) }
    let table = distinct.map(changed)
    return codes.map { table[Int($0)] }
  }
}

/// Texts as they are found: places in a list of distinct ones.
struct TextCells {
  /// Distinct texts in order of appearance, without the blanks behind them.
  private(set) var distinct: [[UInt8]] = []
  private(set) var codes: [UInt32] = []
  private var places: [[UInt8]: UInt32] = [:]

  /// Adds a text without the blanks behind it.
  mutating func append(_ text: [UInt8]) { append(whole: Self.trimmed(text)) }

  /// Adds empty texts up to a number of rows.
  mutating func pad(to count: Int) {
    while codes.count < count { append(whole: []) }
  }

  /// Adds a text as it is.
  mutating func append(whole text: [UInt8]) {
    if let place = places[text] {
      codes.append(place)
      return
    }
    let place = UInt32(truncatingIfNeeded: distinct.count)
    places[text] = place
    distinct.append(text)
    codes.append(place)
  }

  /// A text without the blanks that fill its width.
  static func trimmed(_ text: [UInt8]) -> [UInt8] {
    guard text.last == 0x20 else { return text }
    return Array(text[..<((text.lastIndex { $0 != 0x20 } ?? -1) + 1)])
  }

  /// Texts that go on in another column, as those of very long ones do.
  mutating func join(_ more: TextCells, width: Int) {
    guard more.codes.count == codes.count else { return }
    var joined = TextCells()
    for row in codes.indices {
      var text = distinct[Int(codes[row])]
      let rest = more.distinct[Int(more.codes[row])]
      if !rest.isEmpty, text.count < width {
        text += [UInt8](repeating: 0x20, count: width - text.count)
      }
      joined.append(text + rest)
    }
    self = joined
  }
}
