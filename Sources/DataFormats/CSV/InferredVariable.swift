import Threading

internal import Codebook
internal import Microdata

/// Makes variables of columns about which nothing is known.
struct InferredVariable {
  let text: TextBytes
  let saidComma: Bool?
  let delimiterIsComma: Bool
  let control: WorkControl

  /// The variable that a column's values make.
  ///
  /// The label is the header where it had to be changed to be a name, and empty otherwise. Throws
  /// only `Cancelled`.
  func make(
    name: String, label: String, _ column: ColumnBuilder, _ warnings: inout WarningList
  ) throws -> Column {
    let found = try values(name, column, &warnings)
    return Column(
      name: name, label: LocalizedText(label), values: found.values, inference: found.words)
  }

  private func values(
    _ name: String, _ column: ColumnBuilder, _ warnings: inout WarningList
  ) throws -> (values: Column.Values, words: String) {
    if case .numbers(let numbers) = column.state {
      let numeric = numbers.column(reasonCount: 1)
      return (.numeric(numeric), Self.words(numbers.evidence.mark, numeric.isWhole))
    }
    if let found = numeric(column) { return (.numeric(found.column), found.words) }
    return try categorical(name, column, &warnings)
  }

  private static func words(_ mark: DecimalMark?, _ isWhole: Bool) -> String {
    switch mark {
    case nil: "whole numbers"
    case .point: isWhole ? "whole numbers with point" : "decimals with point"
    case .comma: isWhole ? "whole numbers with comma" : "decimals with comma"
    }
  }

  private func numeric(_ column: ColumnBuilder) -> (column: NumericColumn, words: String)? {
    guard case .inferred = column.specification else { return nil }
    return numeric(column, column.dictionary.contents.span.bytes)
  }

  private func numeric(
    _ column: ColumnBuilder, _ bytes: RawSpan
  ) -> (column: NumericColumn, words: String)? {
    var evidence = TypeInference(saidComma: saidComma, delimiterIsComma: delimiterIsComma)
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
    return (numeric, Self.words(evidence.mark, numeric.isWhole))
  }

  private func categorical(
    _ name: String, _ column: ColumnBuilder, _ warnings: inout WarningList
  ) throws -> (values: Column.Values, words: String) {
    let coded = try TextValues(column, control: control)
    warnings.addComposed(coded.composedCount, of: name)
    remark(name, coded, &warnings)
    let categories = coded.values.map { Category(code: $0, label: "") }
    let count = categories.count
    let counted = Wording.count(count, "distinct value", "distinct values")
    let words = count == 0 ? "no values" : "text, " + counted
    return (
      .categorical(CategoricalColumn(codes: coded.codes, categories: categories, isText: true)),
      words
    )
  }

  /// Says what deserves a look: doubtful numbers and dates, look-alikes, NUL bytes.
  private func remark(_ name: String, _ coded: TextValues, _ warnings: inout WarningList) {
    if let words = DoubtfulNumbers.remark(on: coded.values) {
      warnings.add("doubtful-values", "column `\(name)` is kept as text: \(words)")
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
    values = kept.map { values[$0] }
    starts = kept.map { starts[$0] }
    codes = codes.mapped(by: table, slotCount: kept.count + 1)
  }
}
