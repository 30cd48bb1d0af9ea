import Threading

internal import Codebook
internal import Microdata

/// Makes variables of columns about which nothing is known.
struct InferredVariable {
  let text: TextBytes
  let rules: InferenceRules
  let control: WorkControl

  /// Distinct texts that are no numbers up to which a column is nearly one of numbers.
  private static let mostStrangers = 20
  /// Part of the answers that are numbers from which on such a column is told.
  private static let nearly = 0.95

  /// What was made of a column.
  private struct Made {
    var values: Column.Values
    /// What had to be inferred, in words.
    var words: String
    var missingReasons: [MissingReason] = [.noAnswer]
  }

  /// The variable that a column's values make.
  ///
  /// The label is the header where it had to be changed to be a name, and empty otherwise. Throws
  /// only `Cancelled`.
  func make(
    name: String, label: String, _ column: ColumnBuilder, _ warnings: inout WarningList
  ) throws -> Column {
    let made = try made(name, column, &warnings)
    return Column(
      name: name, label: LocalizedText(label), missingReasons: made.missingReasons,
      values: made.values, inference: made.words)
  }

  private func made(
    _ name: String, _ column: ColumnBuilder, _ warnings: inout WarningList
  ) throws -> Made {
    if case .numbers(let numbers) = column.state { return self.made(numbers) }
    if rules.missing.isEmpty, let found = numeric(column) { return found }
    var coded = try TextValues(column, control: control)
    coded.dropBlanks()
    if let found = numeric(coded) { return found }
    return categorical(name, coded, &warnings)
  }

  private static func words(_ mark: DecimalMark?, _ isWhole: Bool) -> String {
    switch mark {
    case nil: "whole numbers"
    case .point: isWhole ? "whole numbers with point" : "decimals with point"
    case .comma: isWhole ? "whole numbers with comma" : "decimals with comma"
    }
  }

  // MARK: Numbers

  /// A column of a number a row.
  private func made(_ builder: NumberColumnBuilder) -> Made {
    let numeric = builder.column(reasonCount: rules.missing.count + 1)
    var made = Made(
      values: .numeric(numeric), words: Self.words(builder.evidence.mark, numeric.isWhole))
    if !rules.missing.isEmpty, builder.numbers.contains(where: \.isNaN) {
      made.missingReasons += rules.missing.map(Self.reason)
    }
    return made
  }

  private func numeric(_ column: ColumnBuilder) -> Made? {
    guard case .inferred = column.specification else { return nil }
    return numeric(column, column.dictionary.contents.span.bytes)
  }

  private func numeric(_ column: ColumnBuilder, _ bytes: RawSpan) -> Made? {
    var evidence = TypeInference(rules)
    let fields = column.dictionary.values.map { $0.field.content(bytes) }
    for field in fields where field.length > 0 {
      evidence.add(NumberShape(bytes, field.start, field.length))
      if !evidence.isNumeric { return nil }
    }
    guard evidence.isDecided, fields.contains(where: { $0.length > 0 }) else { return nil }
    let mark = evidence.mark ?? .point
    var numbers = [NumericColumn.missing(reason: 0)]
    for field in fields {
      let number = NumberReader.number(bytes, field.start, field.length, mark: mark)
      guard field.length == 0 || number != nil else { return nil }
      numbers.append(number ?? NumericColumn.missing(reason: 0))
    }
    let numeric = NumericAssembly.column(column.codes.storage, numbers: numbers, reasonCount: 1)
    return Made(values: .numeric(numeric), words: Self.words(evidence.mark, numeric.isWhole))
  }

  /// Numbers in any way that people write them, beside texts that are no answers.
  private func numeric(_ coded: TextValues) -> Made? {
    let reasons = coded.values.map(rules.reason)
    let answers = coded.values.indices.filter { reasons[$0] == 0 }
    guard !answers.isEmpty,
      let reading = rules.written.read(
        answers.lazy.map { coded.values[$0] }, notNumbers: 0),
      !reading.isAmbiguous
    else { return nil }
    let used = Set(reasons).subtracting([0]).sorted()
    var numbers = [NumericColumn.missing(reason: 0)]
    numbers += reasons.map { reason in
      NumericColumn.missing(reason: (used.firstIndex(of: reason) ?? -1) + 1)
    }
    for (place, number) in zip(answers, reading.numbers) { numbers[place + 1] = number ?? .nan }
    let numeric = NumericAssembly.column(
      coded.codes, numbers: numbers, reasonCount: used.count + 1)
    let mark: DecimalMark? = numeric.isWhole ? nil : reading.decimalComma ? .comma : .point
    return Made(
      values: .numeric(numeric), words: Self.words(mark, numeric.isWhole),
      missingReasons: [.noAnswer] + used.map { Self.reason(rules.missing[$0 - 1]) })
  }

  private static func reason(_ text: String) -> MissingReason {
    MissingReason(code: text, label: LocalizedText(text), isAsked: true)
  }

  // MARK: Texts

  private func categorical(
    _ name: String, _ texts: TextValues, _ warnings: inout WarningList
  ) -> Made {
    var coded = texts
    let reasons = coded.takeMissing(rules.reason).map { Self.reason(rules.missing[$0 - 1]) }
    warnings.addComposed(coded.composedCount, of: name)
    remark(name, coded, &warnings)
    let categories = coded.values.map { Category(code: $0, label: "") }
    let count = categories.count
    let counted = Wording.count(count, "distinct value", "distinct values")
    return Made(
      values: .categorical(
        CategoricalColumn(codes: coded.codes, categories: categories, isText: true)),
      words: count == 0 ? "no values" : "text, " + counted, missingReasons: [.noAnswer] + reasons)
  }

  /// Says what deserves a look: doubtful numbers and dates, look-alikes, NUL bytes.
  private func remark(_ name: String, _ coded: TextValues, _ warnings: inout WarningList) {
    if let words = DoubtfulNumbers.remark(on: coded.values) {
      warnings.add(
        "doubtful-values", "column `\(name)` is kept as text: \(words)",
        hint: DoubtfulNumbers.hint(on: coded.values, rules.written))
    } else {
      remarkNearlyNumbers(name, coded, &warnings)
    }
    for group in NearDuplicates.groups(of: coded.values) {
      let shown = group.prefix(5).map(NearDuplicates.shown).joined(separator: ", ")
      warnings.add("look-alikes", "column `\(name)` has values that look alike: \(shown)")
    }
    if let index = coded.values.firstIndex(where: { $0.utf8.contains(0) }) {
      warnings.add(
        "nul-bytes", "column `\(name)` holds NUL bytes", line: text.line(of: coded.starts[index]))
    }
  }

  /// Tells a column of which nearly all answers are numbers, with the texts that are none.
  private func remarkNearlyNumbers(
    _ name: String, _ coded: TextValues, _ warnings: inout WarningList
  ) {
    guard let reading = rules.written.read(coded.values, notNumbers: Self.mostStrangers),
      reading.count > 0, !reading.isAmbiguous
    else { return }
    let counts = coded.codes.counts(slotCount: coded.values.count + 1 + rules.missing.count)
    let strangers = coded.values.indices.filter { reading.numbers[$0] == nil }
    let others = strangers.reduce(0) { $0 + counts[$1 + 1] }
    let all = coded.values.indices.reduce(0) { $0 + counts[$1 + 1] }
    guard Double(all - others) > Self.nearly * Double(all) else { return }
    let shown = strangers.prefix(5).map { place in
      "`\(Wording.shortened(coded.values[place]))` (\(counts[place + 1].grouped))"
    }
    let rest = strangers.count > 5 ? " and \(strangers.count - 5) more" : ""
    let marks = strangers.prefix(5).map { "\"\(Wording.shortened(coded.values[$0]))\"" }
    let written = Wording.written(name)
    warnings.add(
      "nearly-numbers",
      "column `\(name)` is kept as text: all its answers are numbers but \(shown.joined(separator: ", "))\(rest)",
      hint: "`missing \(written): \(marks.joined(separator: ", "))` makes numbers of it, "
        + "`derive … = number(\(written))` numbers beside it")
  }
}

/// The distinct texts of a column and the codes that point to them.
struct TextValues {
  /// Distinct texts in order of first appearance; slot s is at s - 1.
  private(set) var values: [String]
  /// Where each first stood in the text.
  private(set) var starts: [Int]
  private(set) var codes: CodeStorage
  /// Texts that were found to be others in another composition of accents, and are these now.
  private(set) var composedCount = 0

  init(_ column: ColumnBuilder, control: WorkControl) throws {
    let found = column.dictionary.values
    values = []
    values.reserveCapacity(found.count)
    for value in found {
      if values.count & 0xFFFF == 0 { try control.checkCancelled() }
      values.append(FieldText.string(value, of: column.dictionary))
    }
    starts = found.map(\.start)
    codes = column.codes.storage
    if column.dictionary.hasSeveralForms { merge() }
    if let same = ComposedAnswers(values) { take(same) }
  }

  /// Makes one answer of texts that are equal once their accents are composed.
  private mutating func take(_ same: ComposedAnswers) {
    values = same.texts
    starts = same.kept.map { starts[$0] }
    codes = codes.mapped(by: same.slots(reasonCount: 1), slotCount: values.count + 1)
    composedCount = same.count
  }

  /// Brings together values that were written with quotes and without; an empty one has slot 0.
  private mutating func merge() {
    var slots: [[UInt8]: Int] = [:]
    var table = [0]
    var kept: [Int] = []
    for (index, value) in values.enumerated() {
      if value.isEmpty {
        table.append(0)
        continue
      }
      let key = Array(value.utf8)
      let slot = slots[key] ?? kept.count + 1
      if slots.updateValue(slot, forKey: key) == nil { kept.append(index) }
      table.append(slot)
    }
    guard kept.count < values.count else { return }
    keep(kept, table, reasonCount: 0)
  }

  private mutating func keep(_ kept: [Int], _ table: [Int], reasonCount: Int) {
    values = kept.map { values[$0] }
    starts = kept.map { starts[$0] }
    codes = codes.mapped(by: table, slotCount: kept.count + 1 + reasonCount)
  }

  /// Makes fields of blanks alone empty ones.
  mutating func dropBlanks() {
    func isBlank(_ text: String) -> Bool {
      text.unicodeScalars.allSatisfy(\.properties.isWhitespace)
    }
    guard values.contains(where: isBlank) else { return }
    var (kept, table) = ([Int](), [0])
    for (place, value) in values.enumerated() {
      if !isBlank(value) { kept.append(place) }
      table.append(isBlank(value) ? 0 : kept.count)
    }
    keep(kept, table, reasonCount: 0)
  }

  /// Makes texts missing that are no answers.
  ///
  /// - Parameter reason: the place of a text among those that are none, from 1; 0 for an answer.
  /// - Returns: the places that occur, ascending; they have the slots behind the answers.
  mutating func takeMissing(_ reason: (String) -> Int) -> [Int] {
    let reasons = values.map(reason)
    let used = Set(reasons).subtracting([0]).sorted()
    if used.isEmpty { return [] }
    var (kept, table) = ([Int](), [0])
    let answerCount = reasons.count { $0 == 0 }
    for (place, reason) in reasons.enumerated() {
      if reason == 0 { kept.append(place) }
      table.append(
        reason == 0 ? kept.count : answerCount + 1 + (used.firstIndex(of: reason) ?? 0))
    }
    keep(kept, table, reasonCount: used.count)
    return used
  }
}
