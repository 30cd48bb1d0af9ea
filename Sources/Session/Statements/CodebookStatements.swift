import Diagnostics
import Microdata
import QueryPlan
import QuerySyntax

/// `net`, `values`, `missing`.
extension StatementRunner {
  mutating func define(_ statement: NetStatement) throws {
    let dataset = try current(at: statement.variable.place.range).dataset
    if dataset.grid(statement.variable.text) == nil {
      return try define(statement, on: binder(dataset).variable(statement.variable))
    }
    for item in try binder(dataset).variables(.one(statement.variable)) {
      try define(statement, on: item)
    }
  }

  private mutating func define(_ statement: NetStatement, on variable: Variable) throws {
    var dataset = try current().dataset
    var variable = variable
    guard case .categorical(var column) = variable.values else {
      throw SessionError.notCodable(
        variable: variable.name, at: statement.variable.place.range)
    }
    for entry in statement.nets {
      let slots = try entry.members.flatMap {
        try binder(dataset).slots($0, of: column, in: variable)
      }
      try add(entry, slots: Set(slots).sorted(), to: &column)
    }
    variable.values = .categorical(column)
    dataset.set(variable)
    replaceCurrent(dataset)
  }

  /// Adds a net, or gives a single answer another label.
  private func add(
    _ entry: NetStatement.Entry, slots: [Int], to column: inout CategoricalColumn
  ) throws {
    guard let code = entry.code else {
      if let slot = slots.first, let label = entry.label {
        column.categories[slot - 1].label = LocalizedText(label.text)
      }
      return
    }
    if column.categories.contains(where: { $0.code == code.text }) {
      throw SessionError.nameTaken(name: code.text, verb: "rename", at: code.place.range)
    }
    column.nets.removeAll { $0.code == code.text }
    column.nets.append(
      Net(code: code.text, label: LocalizedText(entry.label?.text ?? ""), slots: slots))
  }

  mutating func define(_ statement: ValuesStatement) throws {
    var dataset = try current().dataset
    let binder = binder(dataset)
    for item in statement.variables {
      for variable in try binder.variables(item) {
        var column = try categorical(variable, at: item.range)
        for entry in statement.entries {
          warnOfSlip(try binder.resolved(entry.code), column, variable.name)
          try relabel(&column, entry, binder)
        }
        let spellings = try statement.entries.map { try binder.resolved($0.code).spelling }
        column.order(by: spellings, addsOthers: variable.isNumeric)
        var changed = variable
        changed.values = .categorical(column)
        dataset.set(changed)
      }
    }
    replaceCurrent(dataset)
  }

  /// Warns of a word that is no code and spelled nearly as one; a number may be one nobody gave.
  private func warnOfSlip(_ code: Literal, _ column: CategoricalColumn, _ variable: String) {
    let codes = column.categories.map(\.code)
    guard !codes.contains(code.spelling), Double(code.spelling) == nil else { return }
    let near = NameFolding.nearest(to: code.spelling, among: codes)
    guard !near.isEmpty else { return }
    warn(
      Diagnostic(
        severity: .warning, code: "new-code",
        message: "no row of `\(variable)` has `\(code.spelling)`: a further answer was made",
        range: code.place.range, hint: "closest: " + near.joined(separator: ", ")))
  }

  /// A label for a code; a code that no row has becomes an answer that nobody gave.
  private func relabel(
    _ column: inout CategoricalColumn, _ entry: ValuesStatement.Entry, _ binder: Binder
  ) throws {
    let code = try binder.resolved(entry.code).spelling
    let label = LocalizedText(entry.label.text)
    if let index = column.categories.firstIndex(where: { $0.code == code }) {
      column.categories[index].label = label
    } else {
      column.append(Category(code: code, label: label))
    }
  }

  /// The categories of a variable; numbers become codes.
  private func categorical(
    _ variable: Variable, at place: SourceRange
  ) throws -> CategoricalColumn {
    switch variable.values {
    case .categorical(let column): return column
    case .numeric(let column):
      guard case .dictionary(let codes, let values) = column.storage else {
        throw SessionError.notCodable(variable: variable.name, at: place)
      }
      return CategoricalColumn(
        codes: codes,
        categories: values.map { Category(code: Variable.plain($0), label: "") })
    case .multiple: throw SessionError.notCodable(variable: variable.name, at: place)
    }
  }

  mutating func define(_ statement: MissingStatement) throws {
    var dataset = try current().dataset
    let binder = binder(dataset)
    for item in statement.variables {
      for variable in try binder.variables(item) {
        if case .multiple = variable.values {
          throw SessionError.notCodable(variable: variable.name, at: item.range)
        }
        var changed = variable
        for entry in statement.entries {
          let code = try binder.resolved(entry.code).spelling
          changed.declareMissing(
            code, label: entry.label?.text ?? code, isAsked: !entry.isUnasked)
          warnOfNobody(code, at: entry.code.place.range, changed)
        }
        dataset.set(changed)
        notice("`\(changed.name)`: \(changed.summary(told))")
      }
    }
    replaceCurrent(dataset)
  }
}

extension StatementRunner {
  /// Warns of a missing code that no row has.
  private func warnOfNobody(_ code: String, at place: SourceRange, _ variable: Variable) {
    guard state.disclosure == nil, !code.isEmpty,
      let reason = variable.missingCounts.first(where: { $0.reason.code == code }), reason.n == 0
    else { return }
    warn(
      Diagnostic(
        severity: .warning, code: "nobody-has-it",
        message: "no row of `\(variable.name)` has `\(code)`", range: place,
        hint: "`describe \(Formatter.name(variable.name))` lists its codes"))
  }
}

extension CategoricalColumn {
  /// Adds an answer that no row has; missing reasons move up by one slot.
  fileprivate mutating func append(_ category: Category) {
    let highest = highestSlot
    let table = (0...highest).map { $0 > categories.count ? $0 + 1 : $0 }
    codes = codes.mapped(by: table, slotCount: highest + 2)
    categories.append(category)
  }

  /// Puts the answers in the order of their codes here, when every answer is named.
  ///
  /// - Parameters:
  ///   - spellings: the codes in the order wanted.
  ///   - addsOthers: whether answers without a name here follow behind, as they stand.
  fileprivate mutating func order(by spellings: [String], addsOthers: Bool) {
    var order = spellings.compactMap { code in categories.firstIndex { $0.code == code } }
    if addsOthers { order += categories.indices.filter { !order.contains($0) } }
    guard Set(order).count == categories.count, order.count == categories.count,
      order != Array(categories.indices)
    else { return }
    var table = Array(0...highestSlot)
    for (new, old) in order.enumerated() { table[old + 1] = new + 1 }
    codes = codes.mapped(by: table, slotCount: highestSlot + 1)
    categories = order.map { categories[$0] }
    for net in nets.indices { nets[net].slots = nets[net].slots.map { table[$0] }.sorted() }
  }

  /// A slot that none of the codes is above.
  fileprivate var highestSlot: Int {
    codes.counts(slotCount: categories.count + 1).count - 1
  }
}

extension Variable {
  fileprivate var isNumeric: Bool {
    if case .numeric = values { true } else { false }
  }

  /// Makes a code, or the empty field, a missing reason.
  fileprivate mutating func declareMissing(_ code: String, label: String, isAsked: Bool) {
    let reason = MissingReason(code: code, label: LocalizedText(label), isAsked: isAsked)
    if let index = missingReasons.firstIndex(where: { $0.code == code }) {
      missingReasons[index] = reason
      return
    }
    switch values {
    case .categorical(let column): values = .categorical(without(code, column))
    case .numeric(let column): values = .numeric(without(code, column))
    case .multiple: return
    }
    missingReasons.append(reason)
  }

  private func without(_ code: String, _ column: CategoricalColumn) -> CategoricalColumn {
    var changed = column
    guard let index = column.categories.firstIndex(where: { $0.code == code }) else {
      return changed
    }
    let gone = index + 1
    let reasonSlot = column.categories.count - 1 + missingReasons.count
    let table = (0...column.highestSlot).map { slot in
      slot == gone ? reasonSlot : slot > gone ? slot - 1 : slot
    }
    changed.codes = column.codes.mapped(
      by: table, slotCount: column.categories.count + missingReasons.count)
    changed.categories.remove(at: index)
    changed.nets = column.nets.map { net in
      var net = net
      net.slots = net.slots.filter { $0 != gone }.map { $0 > gone ? $0 - 1 : $0 }
      return net
    }
    return changed
  }

  private func without(_ code: String, _ column: NumericColumn) -> NumericColumn {
    guard let value = Double(code) else { return column }
    let reason = NumericColumn.missing(reason: missingReasons.count)
    let numbers = column.numbers.map { $0 == value ? reason : $0 }
    return NumericColumn(numbers: numbers, reasonCount: missingReasons.count + 1)
  }
}
