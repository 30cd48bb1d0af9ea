import OrderedCollections
import Threading
import Diagnostics
import Codebook
import QueryPlan
import QuerySyntax

/// `filter`, `weight`, `set`, `param`, `undo`.
extension StatementRunner {
  mutating func apply(_ statement: FilterStatement) throws {
    let place = statement.condition?.place.range
    let loaded = try current(at: place)
    guard let expression = statement.condition else {
      state.datasets[loaded.codebook.name]?.filter = nil
      return notice("filter off: all \(told.rows(try rowCount(of: loaded.source)))")
    }
    let condition = try binder(loaded.codebook).condition(expression)
    let counts = try truthCounts(condition, in: loaded.source)
    let text = binder(loaded.codebook).text(at: expression.place)
    state.datasets[loaded.codebook.name]?.filter = TypedCondition(
      expression: try resolvingParameters(expression, loaded.codebook), text: text)
    let (kept, unknown) = (counts[.yes, default: 0], counts[.unknown, default: 0])
    let rowCount = counts.values.reduce(0, +)
    let isTold = unknown > 0 && told.tells([kept, unknown, rowCount - kept - unknown])
    notice(
      "filter on: \(told.grouped(kept, of: rowCount)) of \(told.rows(rowCount))"
        + (isTold ? "; unknown for \(told.grouped(unknown)), left out" : ""))
  }

  /// Rows by what a condition is for them.
  func truthCounts(
    _ condition: Condition, in source: any DataSource
  ) throws -> [Truth: Int] {
    let request = CubeRequest(axes: [.truth(condition)])
    let plan = AggregationPlan(filter: nil, weight: nil, cubes: [request])
    if let refusal = source.refusal(of: plan) { throw SessionError.refused(refusal) }
    let found = try source.aggregate(plan, control: control.using(cores: cores))
    guard let cube = found.counts(request) else { return [:] }
    return Dictionary(
      uniqueKeysWithValues: [Truth.unknown, .yes, .no].map { ($0, cube[Int($0.rawValue)].n) })
  }

  /// A filter keeps the parameters that it was typed with.
  private func resolvingParameters(
    _ expression: Expression, _ codebook: Codebook
  ) throws -> Expression {
    expression.mapped { piece in (try? binder(codebook).resolved(piece)) ?? piece }
  }

  mutating func apply(_ statement: WeightStatement) throws {
    let loaded = try current(at: statement.variable?.place.range)
    guard let name = statement.variable else {
      state.datasets[loaded.codebook.name]?.weight = nil
      return notice("weight off: every row counts once")
    }
    let weight = try weight(name, isFrequency: statement.isFrequency, in: loaded)
    state.datasets[loaded.codebook.name]?.weight = weight
    notice(
      "weighting by `\(weight.variable)`, "
        + (weight.isFrequency ? "frequency weights" : "sampling weights"))
  }

  /// Weights up to which sums of squares of any number of rows are numbers.
  private static let largestWeight = 1e100
  /// Rows up to which each is told from the next.
  private static let mostRows = 0x1p53

  /// A weight that can be used: numeric, nowhere negative, somewhere positive, not too large to be added.
  func weight(_ name: Name, isFrequency: Bool, in loaded: LoadedDataset) throws -> WeightUse {
    let variable = try binder(loaded.codebook).numericVariable(name).name
    let found = try loaded.source.facts([variable], control: control)[variable]
    let refusal = { (reason: String) in
      BindingError.unusableWeight(variable: variable, reason: reason, at: name.place.range)
    }
    let range = found?.range ?? 0...0
    if range.lowerBound < 0, let wrong = try firstRow(of: variable, in: loaded, where: { $0 < 0 }) {
      throw refusal("row \(wrong.row + 1) has \(Variable.plain(wrong.number))")
    }
    if range.upperBound <= 0 { throw refusal("it is nowhere above 0") }
    if isFrequency, found?.units != 1,
      let wrong = try firstRow(of: variable, in: loaded, where: { $0 != $0.rounded() })
    {
      throw refusal(
        "a frequency is a whole number, and row \(wrong.row + 1) has \(Variable.plain(wrong.number))"
      )
    }
    if range.upperBound > Self.largestWeight,
      let wrong = try firstRow(of: variable, in: loaded, where: { $0 > Self.largestWeight })
    {
      throw refusal("row \(wrong.row + 1) has \(Variable.plain(wrong.number)), too much to add up")
    }
    let rowCount = Double(found?.rowCount ?? 0)
    if isFrequency, range.upperBound * rowCount > Self.mostRows,
      try sum(of: variable, in: loaded.source) > Self.mostRows
    {
      throw refusal("it stands for more rows than can be counted")
    }
    return WeightUse(variable: variable, isFrequency: isFrequency)
  }

  /// The first row whose number is as wanted.
  private func firstRow(
    of variable: String, in loaded: LoadedDataset, where isWanted: (Double) -> Bool
  ) throws -> (row: Int, number: Double)? {
    struct Found: Error {
      let row: Int
      let number: Double
    }
    let codes: [Double] =
      if case .categorical(let answers)? = loaded.codebook[variable]?.kind {
        answers.numericValues ?? []
      } else { [] }
    do {
      try loaded.source.rows(RowRequest(variables: [variable]), control: control) { batch in
        for (row, values) in zip(batch.numbers, batch.values) {
          let number: Double? =
            switch values.first {
            case .number(let number): number
            case .answer(let slot): codes.indices.contains(slot - 1) ? codes[slot - 1] : nil
            case .items, .missing, nil: nil
            }
          if let number, isWanted(number) { throw Found(row: row, number: number) }
        }
      }
    } catch let found as Found {
      return (found.row, found.number)
    }
    return nil
  }

  /// The sum of a variable's numbers over all rows.
  private func sum(of variable: String, in source: any DataSource) throws -> Double {
    let request = CubeRequest(axes: [], content: .moments(variable: variable))
    let plan = AggregationPlan(filter: nil, weight: nil, cubes: [request])
    let cube = try source.aggregate(plan, control: control).moments(request)
    return (cube?.cells ?? []).reduce(0) {
      $0 + $1.sumWeighted + Double($1.cell.n) * (cube?.shift ?? 0)
    }
  }

  mutating func apply(_ statement: SetStatement) throws {
    guard let entry = SettingEntry.named(statement.setting) else {
      throw SessionError.unknownSetting(
        name: statement.setting,
        nearest: NameFolding.nearest(
          to: statement.setting, among: SettingEntry.all.map(\.name)),
        at: statement.place.range)
    }
    var settings = state.settings
    guard entry.assign(&settings, statement.value) else {
      throw SessionError.badSetting(
        name: entry.name, accepts: entry.accepts, at: statement.valuePlace.range)
    }
    state.settings = settings
    notice("\(entry.name) \(entry.show(settings))")
  }

  func apply(_ statement: ParamStatement) {
    state.parameters[statement.name.text] = statement.value
    if state.givenParameters[statement.name.text] != nil {
      notice("`$\(statement.name.text)` keeps the value from the command line")
    }
  }

  mutating func undo() throws {
    guard let before = session.snapshots.last else { throw SessionError.nothingToUndo }
    try refuseWeaker(before.disclosure, "undoing `disclose`")
    session.snapshots.removeLast()
    // The statement came right behind the snapshot.
    let place = before.log.count
    var restored = before
    restored.results = state.results
    restored.claims = state.claims
    restored.nextResultNumber = state.nextResultNumber
    restored.log = state.log
    restored.log.append(logged(takesBack: place))
    if let failed = state.failedOpening { restored.leaveNoneInUse(because: failed) }
    state = restored
    notice("undone: \(restored.log[place].text)")
  }
}

extension Expression {
  /// The expression with every piece replaced by what a function makes of it, leaves first.
  func mapped(_ transform: (Expression) -> Expression) -> Expression {
    let inner: Expression
    switch self {
    case .name, .number, .text, .parameter: inner = self
    case .call(let name, let arguments, let place):
      inner = .call(name, arguments.map { $0.mapped(transform) }, place)
    case .arithmetic(let operation, let left, let right):
      inner = .arithmetic(operation, left.mapped(transform), right.mapped(transform))
    case .negation(let value, let place): inner = .negation(value.mapped(transform), place)
    case .comparison(let operation, let left, let right, let place):
      inner = .comparison(operation, left.mapped(transform), right.mapped(transform), place)
    case .membership(let subject, let elements, let isNegated, let place):
      inner = .membership(
        subject.mapped(transform), elements.map { $0.mapped(transform) }, isNegated: isNegated,
        place)
    case .missingness(let subject, let isMissing, let place):
      inner = .missingness(subject.mapped(transform), isMissing: isMissing, place)
    case .has(let subject, let quantifier, let values, let place):
      inner = .has(
        subject.mapped(transform), quantifier, values.map { $0.mapped(transform) }, place)
    case .like(let subject, let pattern, let isNegated, let place):
      inner = .like(subject.mapped(transform), pattern, isNegated: isNegated, place)
    case .not(let value, let place): inner = .not(value.mapped(transform), place)
    case .and(let parts): inner = .and(parts.map { $0.mapped(transform) })
    case .or(let parts): inner = .or(parts.map { $0.mapped(transform) })
    }
    return transform(inner)
  }
}

extension SetElement {
  fileprivate func mapped(_ transform: (Expression) -> Expression) -> SetElement {
    switch self {
    case .value(let expression): .value(expression.mapped(transform))
    case .range: self
    }
  }
}
