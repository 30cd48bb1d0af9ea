import Threading

internal import Diagnostics
internal import Codebook
internal import Microdata

/// Makes variables of columns that a codebook describes.
struct CodebookVariable {
  let file: String
  let text: TextBytes
  let control: WorkControl

  /// How a described column is to be read.
  static func specification(of field: TableDescription.Field) -> ColumnSpecification {
    switch field.kind {
    case .number(let mark): .number(mark: mark, missing: field.missing.map(\.code))
    case .whole: .number(mark: .point, missing: field.missing.map(\.code))
    case .text, .categorical: .text
    }
  }

  /// The variable that a column's values and its description make.
  /// - Throws: `LoadError` at the first value of a number column that is none; `Cancelled`.
  func make(
    _ field: TableDescription.Field, _ column: ColumnBuilder, _ warnings: inout WarningList
  ) throws -> Column {
    let values: Column.Values
    switch field.kind {
    case .text: values = .categorical(try categorical(field, [], false, column, &warnings))
    case .categorical(let known, let isOrdered):
      values = .categorical(try categorical(field, known, isOrdered, column, &warnings))
    case .number(let mark): values = .numeric(try numeric(field, mark, column))
    case .whole:
      let numeric = try numeric(field, .point, column)
      if !numeric.isWhole {
        warnings.add("not-whole", "`\(field.name)` is whole by its codebook and holds decimals")
      }
      values = .numeric(numeric)
    }
    return Column(
      name: field.name, label: field.label, question: field.question,
      missingReasons: field.missing, values: values)
  }

  private func categorical(
    _ field: TableDescription.Field, _ known: [Category], _ isOrdered: Bool,
    _ column: ColumnBuilder,
    _ warnings: inout WarningList
  ) throws -> CategoricalColumn {
    let found = try TextValues(column, control: control)
    warnings.addComposed(found.composedCount, of: field.name)
    var categories = known
    let answers = CodeIndex(known.map(\.code))
    let reasons = CodeIndex(field.missing.map(\.code))
    var unknown: [Int] = []
    // A missing reason is negative until the number of categories is known.
    let places = found.values.indices.map { index -> Int in
      let value = found.values[index]
      if let reason = reasons.place(of: value) { return -reason }
      if let place = answers.place(of: value) { return place + 1 }
      unknown.append(index)
      categories.append(Category(code: value, label: ""))
      return categories.count
    }
    let table = [0] + places.map { $0 < 0 ? categories.count - $0 : $0 }
    let isText = field.kind == .text
    if !isText { remark(unknown, found, field, categories, &warnings) }
    let slotCount = categories.count + field.missing.count
    return CategoricalColumn(
      codes: found.codes.mapped(by: table, slotCount: slotCount), categories: categories,
      isOrdered: isOrdered, isText: isText)
  }

  private func remark(
    _ unknown: [Int], _ found: TextValues, _ field: TableDescription.Field,
    _ categories: [Category],
    _ warnings: inout WarningList
  ) {
    guard let first = unknown.first else { return }
    let names = Wording.list(unknown.map { found.values[$0] })
    let count = Wording.count(unknown.count, "value", "values")
    warnings.add(
      "unknown-categories",
      "`\(field.name)` has \(count) that its codebook does not name: \(names); "
        + "added as categories, the first stands here",
      line: text.line(of: found.starts[first]))
    for group in NearDuplicates.groups(of: categories.map(\.code)) {
      let shown = group.prefix(5).map(NearDuplicates.shown).joined(separator: ", ")
      warnings.add("look-alikes", "`\(field.name)` has values that look alike: \(shown)")
    }
  }

  private func numeric(
    _ field: TableDescription.Field, _ mark: DecimalMark, _ column: ColumnBuilder
  ) throws(LoadError) -> NumericColumn {
    if case .numbers(let numbers) = column.state {
      return numbers.column(reasonCount: field.missing.count)
    }
    let bytes = column.dictionary.contents.span.bytes
    let reasons = CodeIndex(field.missing.map(\.code))
    var numbers = [NumericColumn.missing(reason: 0)]
    for value in column.dictionary.values {
      let content = value.field.content(bytes)
      if let reason = reasons.place(of: FieldText.string(value, of: column.dictionary)) {
        numbers.append(NumericColumn.missing(reason: reason))
      } else if content.length == 0 {
        numbers.append(NumericColumn.missing(reason: 0))
      } else if let number = NumberReader.number(
        bytes, content.start, content.length, mark: mark)
      {
        numbers.append(number)
      } else {
        throw notANumber(value, of: column.dictionary, field)
      }
    }
    return NumericAssembly.column(
      column.codes.storage, numbers: numbers, reasonCount: field.missing.count)
  }

  private func notANumber(
    _ value: ValueDictionary.DistinctValue, of dictionary: ValueDictionary,
    _ field: TableDescription.Field
  ) -> LoadError {
    LoadError(
      file: file, position: text.position(of: dictionary.textStart(ofContent: value)),
      cause: .notANumber(
        value: Wording.shortened(FieldText.string(value, of: dictionary)), column: field.name))
  }
}
