import OrderedCollections
import Diagnostics
import LocalEngine
import Codebook
import Microdata
import QueryPlan
import QuerySyntax

/// `rename`, `derive`, `label`.
extension StatementRunner {
  mutating func define(_ statement: RenameStatement) throws {
    var dataset = try current(at: statement.old.place.range).dataset
    let variable = try binder(dataset).variable(statement.old)
    try checkFree(statement.new, replaces: false, verb: "rename", in: dataset)
    dataset.rename(variable.name, to: statement.new.text)
    replaceCurrent(dataset)
    if state.datasets[dataset.codebook.name]?.weight?.variable == variable.name {
      state.datasets[dataset.codebook.name]?.weight?.variable = statement.new.text
    }
    notice("`\(variable.name)` is now `\(statement.new.text)`")
  }

  /// Refuses a name that a variable or a grid has already, unless it is to be replaced.
  func checkFree(
    _ name: Name, replaces: Bool, verb: String, in dataset: Dataset
  ) throws {
    let isTaken =
      dataset.codebook[name.text] != nil || dataset.codebook.grids.contains { $0.name == name.text }
    if isTaken, !replaces {
      throw SessionError.nameTaken(name: name.text, verb: verb, at: name.place.range)
    }
  }

  mutating func define(_ statement: LabelStatement) throws {
    var dataset = try current(at: statement.variable.place.range).dataset
    var variable = try binder(dataset).variable(statement.variable)
    variable.label = LocalizedText(statement.label.text)
    dataset.codebook.set(variable)
    replaceCurrent(dataset)
  }

  mutating func define(_ statement: DeriveStatement) throws {
    var dataset = try current(at: statement.name.place.range).dataset
    try checkFree(statement.name, replaces: statement.replaces, verb: "derive", in: dataset)
    var column = try derived(statement.expression, dataset)
    column.name = statement.name.text
    column.inference = "derived: " + run.source.slice(statement.expression.place.range)
    dataset.set(column)
    replaceCurrent(dataset)
    notice("derived `\(column.name)`: \(column.summary(told))")
  }

  private func derived(_ expression: Expression, _ dataset: Dataset) throws -> Column {
    let binder = binder(dataset)
    switch expression {
    case .comparison, .membership, .missingness, .has, .like, .not, .and, .or:
      return Column(name: "", values: .categorical(try yesNo(expression, dataset)))
    case .call(let function, _, _) where TextFunction(function) != nil:
      return try transformed(try binder.textSubject(expression), dataset)
    case .name(let name): return dataset[try binder.variable(name)].copy
    default:
      let columns = ColumnAccess(dataset: dataset, control: control)
      let numbers = try NumericKernel(columns: columns).numbers(binder.numeric(expression))
      let missing = NumericColumn.missing(reason: 0)
      let column = NumericColumn(
        numbers: numbers.map { $0.isFinite ? $0 : missing }, reasonCount: 1)
      return Column(name: "", values: .numeric(column))
    }
  }

  private func yesNo(_ expression: Expression, _ dataset: Dataset) throws -> CategoricalColumn {
    CategoricalColumn(
      codes: .quads(TwoBitRows(try truths(expression, dataset))),
      categories: [
        Category(code: "yes", label: LocalizedText("Yes", translations: ["fr": "Oui"])),
        Category(code: "no", label: LocalizedText("No", translations: ["fr": "Non"])),
      ])
  }

  /// Answers whose text becomes the same become one.
  private func transformed(_ subject: TextSubject, _ dataset: Dataset) throws -> Column {
    var categories: [Category] = []
    var slots: [String: Int] = [:]
    let table = subject.spellings.map { spellings -> Int in
      let text = spellings[0]
      if let slot = slots[text] { return slot }
      categories.append(Category(code: text, label: ""))
      slots[text] = categories.count
      return categories.count
    }
    let reasons = subject.variable.missingReasons
    let missing = reasons.indices.dropFirst().map { categories.count + $0 }
    guard case .categorical(let spoken) = dataset[subject.variable].values else {
      preconditionFailure("only answers are read as text")
    }
    let codes = spoken.codes.mapped(
      by: [0] + table + missing, slotCount: categories.count + reasons.count)
    let column = CategoricalColumn(codes: codes, categories: categories, isText: true)
    return Column(name: "", missingReasons: reasons, values: .categorical(column))
  }
}

extension Column {
  /// The variable without its own label, under no name yet.
  fileprivate var copy: Column {
    var copy = self
    copy.inference = nil
    return copy
  }

  /// `2 answers, 12 missing`: what a definition made.
  func summary(_ told: ToldCounts) -> String {
    let kind =
      switch values {
      case .categorical(let column): "\(column.categories.count) answers"
      case .numeric: "numeric"
      case .multiple(let multiple): "\(multiple.items.count) items"
      }
    let missing = missingCounts.reduce(0) { $0 + $1.n }
    return missing > 0 ? "\(kind), \(told.grouped(missing)) missing" : kind
  }

  /// Rows by missing reason.
  var missingCounts: [(reason: MissingReason, n: Int)] {
    missingReasons.enumerated().map { index, reason in (reason, missingCount(index)) }
  }

  private func missingCount(_ reason: Int) -> Int {
    if case .numeric(let column) = values, case .plain(let numbers) = column.storage {
      return numbers.hasMissing
        ? numbers.rows.array.count { $0.isNaN && NumericColumn.missingReason(of: $0) == reason }
        : 0
    }
    guard let layout = variable.slotLayout else { return 0 }
    return slotCounts[layout.slot(ofReason: reason)]
  }

  /// Rows in every slot of a coded variable; of a multiple-response set those of its state.
  var slotCounts: [Int] {
    guard let layout = variable.slotLayout else { return [] }
    switch values {
    case .categorical(let column): return column.codes.counts(slotCount: layout.slotCount)
    case .multiple(let multiple): return multiple.state.counts(slotCount: layout.slotCount)
    case .numeric(let column):
      guard case .dictionary(let codes, _) = column.storage else { return [] }
      return codes.counts(slotCount: layout.slotCount)
    }
  }
}
