internal import Codebook

/// What was said of all columns of which nothing else is known.
struct InferenceRules: Sendable {
  var written = WrittenNumbers()
  /// Texts that are no answers, in every column.
  var missing: [String] = []

  init() {}

  /// What a person says of numbers and of texts that are no answers.
  ///
  /// - Parameters:
  ///   - options: what `load` says.
  ///   - delimiter: a comma between fields is not guessed to be a decimal sign.
  init(_ options: LoadOptions, delimiter: UInt8) {
    written = WrittenNumbers(
      decimalComma: options.decimalComma, thousands: options.thousands,
      takesComma: delimiter != 0x2C)
    missing = options.missing
  }

  /// The place of a text among those that are no answers, from 1; 0 where it is none.
  func reason(of text: String) -> Int {
    guard !missing.isEmpty else { return 0 }
    let trimmed = text.trimmingBlanks
    return (missing.firstIndex { $0.utf8.elementsEqual(trimmed.utf8) } ?? -1) + 1
  }
}

extension String {
  /// The text without white space at its ends.
  var trimmingBlanks: Substring {
    var kept = self[...]
    while kept.unicodeScalars.first?.properties.isWhitespace == true {
      kept.unicodeScalars.removeFirst()
    }
    while kept.unicodeScalars.last?.properties.isWhitespace == true {
      kept.unicodeScalars.removeLast()
    }
    return kept
  }
}

/// What the values of a column, taken together, say about it being a number.
struct TypeInference: Sendable {
  /// What the person or a codebook has said: nil when nothing.
  let saidComma: Bool?
  /// Whether the delimiter is a comma, which then is not guessed to be a decimal sign.
  let delimiterIsComma: Bool

  private(set) var mark: DecimalMark?
  private(set) var isNumeric = true
  private var sawGrouped = false
  private var sawUngrouped = false

  init(saidComma: Bool?, delimiterIsComma: Bool) {
    self.saidComma = saidComma
    self.delimiterIsComma = delimiterIsComma
  }

  init(_ rules: InferenceRules) {
    self.init(saidComma: rules.written.decimalComma, delimiterIsComma: !rules.written.takesComma)
  }

  /// Takes one more value into account.
  @inline(__always)
  mutating func add(_ shape: NumberShape) {
    switch shape.kind {
    case .whole: break
    case .decimal(let mark): accept(mark)
    case .other: isNumeric = false
    }
    if shape.mayBeGrouped { sawGrouped = true }
    if shape.excludesGrouping { sawUngrouped = true }
  }

  /// Takes what other values of the column say into account.
  mutating func add(_ other: TypeInference) {
    if let mark = other.mark { accept(mark) }
    isNumeric = isNumeric && other.isNumeric
    sawGrouped = sawGrouped || other.sawGrouped
    sawUngrouped = sawUngrouped || other.sawUngrouped
  }

  private mutating func accept(_ found: DecimalMark) {
    if let mark, mark != found { isNumeric = false }
    if found == .comma, saidComma == false || saidComma == nil && delimiterIsComma {
      isNumeric = false
    }
    if found == .point, saidComma == true { isNumeric = false }
    mark = found
  }

  /// Whether whole numbers, and decimals with the mark that was seen, change nothing any more.
  var isSettled: Bool { isNumeric && sawUngrouped }

  /// Whether `1,234` may be 1234 or 1.234 and no value of the column decides it.
  var isAmbiguous: Bool { isNumeric && sawGrouped && !sawUngrouped && saidComma == nil }

  /// Whether the column is read as numbers.
  var isDecided: Bool { isNumeric && !isAmbiguous }
}
