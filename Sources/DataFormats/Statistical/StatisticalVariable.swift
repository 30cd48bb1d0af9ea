internal import Codebook
internal import Microdata

/// Makes a variable of what a statistical file says of it.
struct StatisticalVariable {
  let name: String
  let label: String
  let source: StatisticalFile.Variable
  /// Labels of its values, each value once.
  let labels: [StatisticalFile.StatisticalValue: String]
  /// The values that have a label, in the order of the file.
  let order: [StatisticalFile.StatisticalValue]
  let unit: CalendarText.Unit?

  /// What a reader cannot keep, in words.
  private(set) var losses: [String] = []

  init(
    name: String, label: String, source: StatisticalFile.Variable,
    labels: StatisticalLabels.DecodedLabels, unit: CalendarText.Unit?
  ) {
    self.name = name
    self.label = label
    self.source = source
    self.labels = labels.byValue
    order = labels.order
    self.unit = unit
  }

  /// Missing reasons besides the empty field that a variable can have.
  private static let mostReasons = 200
  /// Distinct numbers up to which a labelled variable has answers.
  private static let mostAnswers = 1 << 16

  mutating func column(_ text: inout ByteText) -> Column {
    switch source.cells {
    case .numbers(let cells): numbers(cells)
    case .texts(let cells): texts(cells, &text)
    }
  }

  private func made(_ values: Column.Values, _ reasons: [MissingReason]) -> Column {
    Column(name: name, label: LocalizedText(label), missingReasons: reasons, values: values)
  }

  // MARK: Numbers

  private mutating func numbers(_ cells: NumberCells) -> Column {
    let found = cells.found
    let reasons = numberReasons(found)
    let places = Dictionary(
      reasons.enumerated().map { ($0.element, $0.offset + 1) },
      uniquingKeysWith: { first, _ in first })
    let all = [MissingReason.noAnswer] + reasons.map(reason)
    let place = { (number: Double) -> Int? in
      number.isNaN
        ? NumberCells.tag(of: number) == 0 ? 0 : places[.tagged(NumberCells.tag(of: number))] ?? 0
        : places[.number(number)]
    }
    let valid = found.filter { !$0.isNaN && places[.number($0)] == nil }.sorted()
    if let unit { return dates(cells, valid, unit, all, place) }
    let labelled = labels.keys.compactMap { value -> Double? in
      if case .number(let number) = value, places[value] == nil { number } else { nil }
    }
    if !labelled.isEmpty, source.measure != .scale, valid.count <= Self.mostAnswers {
      let answers = Set(valid).union(labelled).sorted()
      return answered(cells, answers, all, place)
    }
    if !labelled.isEmpty {
      losses.append(
        "`\(name)` stays a number: labels of \(Wording.count(labelled.count, "value", "values"))")
    }
    let rows = cells.numbers { number in
      place(number).map { NumericColumn.missing(reason: $0) } ?? number
    }
    return made(.numeric(NumericColumn(numbers: rows, reasonCount: all.count)), all)
  }

  private func answered(
    _ cells: NumberCells, _ answers: [Double], _ reasons: [MissingReason],
    _ place: (Double) -> Int?
  ) -> Column {
    let slots = Dictionary(uniqueKeysWithValues: answers.enumerated().map { ($1, $0 + 1) })
    let codes = cells.slots { slot(place($0), slots[$0], answers.count) }
    let categories = answers.map { number in
      Category(
        code: PlainNumber.text(number), label: LocalizedText(labels[.number(number)] ?? ""))
    }
    return made(
      .categorical(
        CategoricalColumn(
          codes: CodeStorage(codes, slotCount: answers.count + reasons.count),
          categories: categories, isOrdered: source.measure == .ordinal)), reasons)
  }

  /// The slot of a missing reason, else of an answer.
  private func slot(_ reason: Int?, _ answer: Int?, _ answerCount: Int) -> Int {
    guard let reason else { return answer ?? 0 }
    return reason == 0 ? 0 : answerCount + reason
  }

  private mutating func dates(
    _ cells: NumberCells, _ numbers: [Double], _ unit: CalendarText.Unit,
    _ reasons: [MissingReason], _ place: (Double) -> Int?
  ) -> Column {
    var categories: [Category] = []
    var slots: [Double: Int] = [:]
    var unread = 0
    for number in numbers {
      let text = CalendarText.text(number, unit)
      if text == nil { unread += 1 }
      let code = text ?? PlainNumber.text(number)
      if categories.last?.code != code { categories.append(Category(code: code, label: "")) }
      slots[number] = categories.count
    }
    if unread > 0 {
      losses.append("`\(name)`: \(Wording.count(unread, "number is", "numbers are")) no date")
    }
    let codes = cells.slots { slot(place($0), slots[$0], categories.count) }
    return made(
      .categorical(
        CategoricalColumn(
          codes: CodeStorage(codes, slotCount: categories.count + reasons.count),
          categories: categories, isOrdered: true, isText: true)), reasons)
  }

  /// Values that are missing, those that some row has, that have a label or are declared one by one.
  private mutating func numberReasons(_ found: [Double]) -> [StatisticalFile.StatisticalValue] {
    var numbers = Set<Double>()
    var tags = Set<UInt8>()
    for number in found {
      if number.isNaN {
        let tag = NumberCells.tag(of: number)
        if tag != 0 { tags.insert(tag) }
      } else if isMissing(number) {
        numbers.insert(number)
      }
    }
    for value in labels.keys {
      switch value {
      case .number(let number): if isMissing(number) { numbers.insert(number) }
      case .tagged(let tag): tags.insert(tag)
      case .text: break
      }
    }
    for range in source.missing {
      if case (.number(let low), .number(let high)) = range, low == high { numbers.insert(low) }
    }
    let all =
      numbers.sorted().map(StatisticalFile.StatisticalValue.number)
      + tags.sorted().map { .tagged($0) }
    if all.count > Self.mostReasons {
      losses.append(
        "`\(name)`: \((all.count - Self.mostReasons).grouped) of \(all.count.grouped) missing codes are read"
          + " as empty")
    }
    return Array(all.prefix(Self.mostReasons))
  }

  private func isMissing(_ number: Double) -> Bool {
    source.missing.contains { range in
      if case (.number(let low), .number(let high)) = range {
        low <= number && number <= high
      } else {
        false
      }
    }
  }

  private func reason(_ value: StatisticalFile.StatisticalValue) -> MissingReason {
    let code =
      switch value {
      case .number(let number): PlainNumber.text(number)
      case .tagged(let tag): "." + String(Unicode.Scalar(tag))
      case .text: ""
      }
    let label = labels[value] ?? ""
    return MissingReason(
      code: code, label: LocalizedText(label.isEmpty ? code : label), isAsked: true)
  }

  // MARK: Texts

  private func isMissing(_ text: [UInt8]) -> Bool {
    source.missing.contains { range in
      if case (.text(let low), .text(let high)) = range {
        low == text || high == text
      } else {
        false
      }
    }
  }

  private mutating func texts(_ cells: TextCells, _ text: inout ByteText) -> Column {
    var reasons = [MissingReason.noAnswer]
    var places: [[UInt8]: Int] = [:]
    // Of texts the file's order counts: SPSS keeps labels in the order of their codes.
    let labelled = order.compactMap { value -> ([UInt8], String)? in
      guard case .text(let bytes) = value, let label = labels[value] else { return nil }
      return (TextCells.trimmed(bytes), label)
    }
    let labelOf = Dictionary(labelled, uniquingKeysWith: { first, _ in first })
    for range in source.missing {
      for case .text(let value) in [range.low] where places[value] == nil {
        let code = text.string(value)
        let label = labelOf[value] ?? ""
        places[value] = reasons.count
        reasons.append(
          MissingReason(
            code: code, label: LocalizedText(label.isEmpty ? code : label), isAsked: true))
      }
    }
    let answers = labelled.filter { !isMissing($0.0) }
    var codes = answers.map(\.0)
    var known = Set(codes)
    for text in cells.distinct where !text.isEmpty && !isMissing(text) {
      if known.insert(text).inserted { codes.append(text) }
    }
    if !answers.isEmpty {
      codes[answers.count...].sort { $0.lexicographicallyPrecedes($1) }
    }
    let slots = Dictionary(uniqueKeysWithValues: codes.enumerated().map { ($1, $0 + 1) })
    let table = cells.distinct.map { slot($0.isEmpty ? 0 : places[$0], slots[$0], codes.count) }
    let categories = codes.map {
      Category(code: text.string($0), label: LocalizedText(labelOf[$0] ?? ""))
    }
    var column = CategoricalColumn(
      codes: CodeStorage(
        cells.codes.map { table[Int($0)] }, slotCount: codes.count + reasons.count),
      categories: categories, isOrdered: source.measure == .ordinal && !answers.isEmpty,
      isText: answers.isEmpty)
    _ = column.composeAnswers(reasonCount: reasons.count)
    return made(.categorical(column), reasons)
  }
}
