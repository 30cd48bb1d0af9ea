import Diagnostics
import Codebook
import Microdata
import QueryPlan
import QuerySyntax

/// `multi`.
extension StatementRunner {
  mutating func define(_ statement: MultiStatement) throws {
    var dataset = try current(at: statement.name.place.range).dataset
    try checkFree(statement.name, replaces: statement.replaces, verb: "multi", in: dataset)
    let binder = binder(dataset)
    let items = try statement.items.flatMap { item in
      try binder.variables(item).map { (column: dataset[$0], place: item.range) }
    }
    for item in items where item.column.coded == nil {
      throw SessionError.notCodable(variable: item.column.name, at: item.place)
    }
    let multiple =
      statement.counting.isEmpty
      ? mentions(statement, items.map(\.column))
      : try counting(statement, items.map(\.column), binder)
    guard let multiple, let first = items.first?.column else {
      throw SessionError.notCodable(
        variable: statement.name.text, at: statement.name.place.range)
    }
    let made = Column(
      name: statement.name.text, label: LocalizedText(statement.label?.text ?? ""),
      missingReasons: first.missingReasons, values: .multiple(multiple))
    dataset.set(made)
    replaceCurrent(dataset)
    let repeated =
      statement.counting.isEmpty
      ? MultipleColumn.repeatedMentions(in: items.map(\.column.asCategorical)) : 0
    notice("defined `\(made.name)`: \(made.summary(told))" + leftOut(repeated))
  }

  private func leftOut(_ repeated: Int) -> String {
    if repeated == 0 { return "" }
    let noun = repeated == 1 ? "mention" : "mentions"
    return ", \(told.grouped(repeated)) \(noun) of an answer already given left out"
  }

  /// From "first, second, third" columns.
  private func mentions(_ statement: MultiStatement, _ items: [Column]) -> MultipleColumn? {
    MultipleColumn(mentions: items.map(\.asCategorical), blankIsNo: statement.blank == .no)
  }

  /// From columns in which some answers count.
  private func counting(
    _ statement: MultiStatement, _ items: [Column], _ binder: Binder
  ) throws -> MultipleColumn? {
    let codes = MultipleColumn.itemCodes(ofColumns: items.map(\.name))
    var columns: [ItemColumn] = []
    for (code, item) in zip(codes, items) {
      let counted = try statement.counting.flatMap { try slots($0, of: item, binder) }
      columns.append(
        ItemColumn(code: code, label: item.label, column: item, countedSlots: Set(counted)))
    }
    if columns.allSatisfy(\.countedSlots.isEmpty), let first = items.first {
      let codes = first.variable.codebookAnswers.prefix(4).map { Formatter.code($0.code) }
      warn(
        Diagnostic(
          severity: .warning, code: "nothing-counts",
          message: "no item of `\(statement.name.text)` has an answer that counts",
          range: statement.name.place.range,
          hint: "its codes: " + codes.joined(separator: ", ")))
    }
    if statement.blank == nil, columns.allSatisfy(\.holdsOnlyCounted) {
      throw SessionError.blankUndecided(
        set: statement.name.text, at: statement.name.place.range)
    }
    return MultipleColumn(items: columns, blankIsNo: statement.blank == .no)
  }

  /// Slots that a counted value names; a value that one item never has counts nothing there.
  private func slots(
    _ literal: Literal, of item: Column, _ binder: Binder
  ) throws -> [Int] {
    guard case .categorical(let column) = item.asCategorical.values else { return [] }
    do {
      return try binder.slots(literal, of: column.answers, in: item.variable)
    } catch BindingError.unknownCategory {
      return []
    }
  }
}

extension ItemColumn {
  /// Whether every answer that some row has counts, so that "not chosen" could only be blank.
  fileprivate var holdsOnlyCounted: Bool {
    guard let layout = column.variable.slotLayout else { return false }
    let counts = column.slotCounts
    return layout.answers.allSatisfy { counts[$0] == 0 || countedSlots.contains($0) }
  }
}

extension Column {
  /// A numeric variable with its numbers as codes; others as they are.
  var asCategorical: Column {
    guard case .numeric(let column) = values,
      case .dictionary(let codes, let numbers) = column.storage
    else { return self }
    var copy = self
    copy.values = .categorical(
      CategoricalColumn(
        codes: codes, categories: numbers.map { Category(code: Variable.plain($0), label: "") }))
    return copy
  }
}
