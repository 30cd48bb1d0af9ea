internal import Codebook
internal import Microdata

/// A variable as an SPSS system file holds it.
struct SPSSVariable {
  /// A value of it: a number, or a text without the blanks that fill its width.
  enum SPSSValue: Hashable {
    case number(Double)
    case text([UInt8])
    case systemMissing
  }

  /// Where the value of a row comes from.
  enum Cells {
    /// By the slot of the row.
    case slots(CodeStorage, [SPSSValue])
    /// Numbers, those that are missing by their reason.
    case numbers([Double], reasons: [SPSSValue])
  }

  enum Measure: Int { case nominal = 1, ordinal, scale }

  var name: String
  var label: String
  var cells: Cells
  /// Bytes of a text; 0 for a number.
  var width = 0
  var decimals = 0
  var labels: [(value: SPSSValue, label: String)] = []
  /// Values that are missing one by one, at most three, or one beside a range.
  var missing: [SPSSValue] = []
  var missingRange: ClosedRange<Double>?
  var measure: Measure
  /// What the file cannot hold, in words.
  var losses: [String] = []

  func value(_ row: Int) -> SPSSValue {
    switch cells {
    case .slots(let codes, let values):
      let slot = codes[row]
      return values.indices.contains(slot) ? values[slot] : .systemMissing
    case .numbers(let numbers, let reasons):
      let number = numbers[row]
      if !number.isNaN { return .number(number) }
      let reason = NumericColumn.missingReason(of: number)
      return reasons.indices.contains(reason) ? reasons[reason] : .systemMissing
    }
  }
}

extension SPSSVariable {
  private static let mostText = 32_767
  private static let mostMissing = 3

  init(_ column: Column, _ codes: CodeStorage, _ answers: AnswerList, _ language: String) {
    let numbers = answers.isText ? nil : answers.numericValues
    let isOrdered = answers.isOrdered && !answers.isText
    self.init(
      name: column.name, label: column.label.inLanguage(language), cells: .numbers([], reasons: []),
      measure: isOrdered ? .ordinal : .nominal)
    if answers.isArranged { losses.append("SPSS holds neither scores nor an order of answers") }
    if !answers.nets.isEmpty { losses.append("SPSS holds no nets") }
    if let numbers {
      let reasons = numberReasons(column.missingReasons, valid: numbers, language)
      cells = .slots(codes, [.systemMissing] + numbers.map(SPSSValue.number) + reasons.dropFirst())
      decimals = Self.decimals(numbers)
      labels =
        zip(numbers, answers.categories).filter { !$1.label.isEmpty }
        .map { (.number($0), $1.label.inLanguage(language)) } + labels
    } else {
      takeTexts(column, codes, answers, language)
    }
  }

  init(_ column: Column, _ numbers: NumericColumn, _ language: String) {
    self.init(
      name: column.name, label: column.label.inLanguage(language), cells: .numbers([], reasons: []),
      measure: .scale)
    let all = numbers.numbers
    let valid = numbers.scale.distinct ?? all.filter { !$0.isNaN }
    cells = .numbers(all, reasons: numberReasons(column.missingReasons, valid: valid, language))
    decimals = numbers.isWhole ? 0 : Self.decimals(valid)
  }

  private static func decimals(_ numbers: [Double]) -> Int {
    var most = 0
    for number in numbers {
      let parts = PlainNumber.text(number).split(separator: ".")
      if parts.count == 2 { most = max(most, min(15, parts[1].utf8.count)) }
    }
    return most
  }

  // MARK: Missing numbers

  /// The numbers that stand for reasons; what SPSS cannot declare becomes system-missing and is said.
  private mutating func numberReasons(
    _ reasons: [MissingReason], valid: [Double], _ language: String
  ) -> [SPSSValue] {
    var used = Set(valid)
    var next = -1.0
    var values: [SPSSValue] = [.systemMissing]
    var given: [String] = []
    for reason in reasons.dropFirst() {
      var number = Double(reason.code).flatMap { $0.isFinite ? $0 : nil }
      if number.map({ !used.insert($0).inserted }) ?? true {
        while !used.insert(next).inserted { next -= 1 }
        number = next
        given.append("`\(reason.code)` is \(PlainNumber.text(next))")
      }
      if let number { values.append(.number(number)) }
    }
    if !given.isEmpty {
      losses.append("missing codes that are no numbers: " + given.joined(separator: ", "))
    }
    declare(&values, valid, reasons)
    for (value, reason) in zip(values, reasons).dropFirst() where value != .systemMissing {
      let label = reason.label.inLanguage(language)
      if label != reason.code, !label.isEmpty { labels.append((value, label)) }
    }
    return values
  }

  private mutating func declare(
    _ values: inout [SPSSValue], _ valid: [Double], _ reasons: [MissingReason]
  ) {
    let numbers = values.compactMap { value in
      if case .number(let number) = value { number } else { nil as Double? }
    }.sorted()
    if numbers.count <= Self.mostMissing {
      missing = numbers.map(SPSSValue.number)
      return
    }
    // The longest run of missing codes without a valid number between them, and one beside it.
    let sorted = valid.sorted()
    var runs: [ClosedRange<Int>] = []
    var start = 0
    for index in 1...numbers.count
    where index == numbers.count || isBetween(sorted, numbers[index - 1], numbers[index]) {
      runs.append(start...(index - 1))
      start = index
    }
    let longest = runs.max { $0.count < $1.count } ?? 0...0
    missingRange = numbers[longest.lowerBound]...numbers[longest.upperBound]
    let beside = numbers.indices.filter { !longest.contains($0) }
    missing = beside.prefix(1).map { .number(numbers[$0]) }
    let lost = Set(beside.dropFirst().map { SPSSValue.number(numbers[$0]) })
    guard !lost.isEmpty else { return }
    let names = zip(values, reasons).filter { lost.contains($0.0) }.map(\.1.code)
    losses.append(
      "SPSS cannot declare the missing codes \(Wording.list(names)); they are empty there"
    )
    values = values.map { lost.contains($0) ? .systemMissing : $0 }
  }

  /// Whether a valid number lies between two.
  private func isBetween(_ valid: [Double], _ low: Double, _ high: Double) -> Bool {
    var (first, end) = (0, valid.count)
    while first < end {
      let middle = (first + end) / 2
      if valid[middle] < low { first = middle + 1 } else { end = middle }
    }
    return first < valid.count && valid[first] <= high
  }

  // MARK: Texts

  /// A code of the eight bytes that SPSS compares, that no answer has.
  private static func shortCode(_ code: [UInt8], _ known: inout Set<[UInt8]>) -> [UInt8] {
    let most = 8
    var short = Array(ClippedText.clipped(String(decoding: code, as: UTF8.self), to: most).utf8)
    var number = 2
    while short.isEmpty || !known.insert(short).inserted {
      let end = Array(String(number).utf8)
      let stem = ClippedText.clipped(String(decoding: code, as: UTF8.self), to: most - end.count)
      short = Array(stem.utf8) + end
      number += 1
    }
    return short
  }

  private mutating func takeTexts(
    _ column: Column, _ codes: CodeStorage, _ answers: AnswerList, _ language: String
  ) {
    var cut = 0
    let bytes = { (text: String) -> [UInt8] in
      let kept = ClippedText.clipped(text, to: Self.mostText)
      if kept.utf8.count < text.utf8.count { cut += 1 }
      return Array(kept.utf8)
    }
    let texts = answers.categories.map { bytes($0.code) }
    let reasons = column.missingReasons.map { Array($0.code.utf8) }
    width = max(reasons.count > 1 ? 8 : 1, texts.map(\.count).max() ?? 1)
    if cut > 0 {
      losses.append("\(Wording.count(cut, "text is", "texts are")) cut to 32,767 bytes")
    }
    var values: [SPSSValue] = [.text([])]
    var known = Set(texts)
    for (index, reason) in column.missingReasons.enumerated().dropFirst() {
      guard missing.count < Self.mostMissing else {
        losses.append("SPSS cannot declare the missing code `\(reason.code)`; it is empty there")
        values.append(.text([]))
        continue
      }
      let code = Self.shortCode(reasons[index], &known)
      if code != reasons[index] {
        losses.append(
          "the missing code `\(reason.code)` is `\(String(decoding: code, as: UTF8.self))`")
      }
      values.append(.text(code))
      missing.append(.text(code))
      let label = reason.label.inLanguage(language)
      if !label.isEmpty, label != reason.code || code != reasons[index] {
        labels.append((.text(code), label))
      }
    }
    cells = .slots(codes, [.text([])] + texts.map(SPSSValue.text) + values.dropFirst())
    labels =
      zip(texts, answers.categories).filter { !$1.label.isEmpty }
      .map { (.text($0), $1.label.inLanguage(language)) } + labels
  }
}
