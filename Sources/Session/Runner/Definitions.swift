import ResultTables
import Codebook
import Diagnostics
import OrderedCollections
import QueryPlan
import QuerySyntax
import Threading

/// How statements that make or change variables reach the rows.
extension StatementRunner {
  /// Lets the source of the data set that is asked apply a definition, and asks the changed one from then on.
  /// - Throws: `SessionError.refused` where the source cannot; what the rows have against it.
  func apply(_ definition: ResolvedDefinition) throws {
    guard let loaded = inUse else { return }
    replace(loaded, by: try defined(definition, by: loaded.source))
  }

  /// The data set that is asked.
  var inUse: LoadedDataset? { state.current.flatMap { state.datasets[$0] } }

  /// Asks a changed source in the place of a data set's own.
  func replace(_ loaded: LoadedDataset, by source: any DataSource) {
    state.datasets[loaded.codebook.name]?.source = source
  }

  /// A source with what a definition makes of it.
  func defined(
    _ definition: ResolvedDefinition, by source: any DataSource
  ) throws -> any DataSource {
    do {
      return try source.defining(definition, control: control.using(cores: cores))
    } catch let refusal as Refusal {
      throw SessionError.refused(refusal)
    }
  }

  /// Defines variables with the codebook's own words for them, the rows as they are.
  func describe(_ variables: [Variable], in codebook: Codebook) throws {
    var changed = codebook
    for variable in variables { changed.set(variable) }
    try apply(.described(changed))
  }

  /// What the rows of the data set that is asked say of a variable.
  func facts(_ name: String) throws -> Facts {
    try inUse?.source.facts([name], control: control)[name] ?? Facts(rowCount: 0)
  }

  /// The combinations of slots and numbers that rows of the data set in use have.
  func combinations(of axes: [AxisSource], numbers: [String]) throws -> [Combination] {
    guard let loaded = inUse else { return [] }
    let request = CubeRequest(axes: axes, content: .combinations(numbers: numbers))
    let plan = AggregationPlan(filter: nil, weight: nil, cubes: [request])
    if let refusal = loaded.source.refusal(of: plan) { throw SessionError.refused(refusal) }
    let found = try loaded.source.aggregate(plan, control: control.using(cores: cores))
    return found.combinations(request) ?? []
  }

  /// The numbers of a variable in ascending order, with their rows by the weight in use.
  func valueCounts(of name: String) throws -> [ValueCount] {
    guard let loaded = inUse else { return [] }
    let request = CubeRequest(axes: [], content: .valueCounts(variable: name))
    let plan = AggregationPlan(filter: nil, weight: loaded.weight, cubes: [request])
    if let refusal = loaded.source.refusal(of: plan) { throw SessionError.refused(refusal) }
    let found = try loaded.source.aggregate(plan, control: control.using(cores: cores))
    return found.valueCounts(request)?.first ?? []
  }

  /// Says what a definition made of a variable.
  func tell(_ making: Notice.Making, _ name: String, _ remarks: [Notice.Remark] = []) throws {
    guard let variable = inUse?.codebook[name] else { return }
    let kind: VariableSummary.Kind =
      switch variable.kind {
      case .categorical(let answers): .answers(answers.categories.count)
      case .numeric: .numbers
      case .multiple(let set): .items(set.items.count)
      }
    let missing = try facts(name).missingCount
    let summary = VariableSummary(kind: kind, missing: missing > 0 ? told.count(missing) : nil)
    notice(.made(making, name: name, summary, remarks))
  }

  /// Asks the rows for the distinct numbers of a variable and puts them in the codebook, where they are few
  /// enough to head rows and columns.
  /// - Returns: whether they were not known and are now.
  func findNumbers(of name: String) throws -> Bool {
    guard let loaded = inUse, var variable = loaded.codebook[name],
      case .numeric(let scale) = variable.kind, scale.distinct == nil,
      let distinct = try facts(name).distinct,
      distinct.count + variable.missingReasons.count <= variable.mostDistinctNumbers
    else { return false }
    variable.kind = .numeric(NumberScale(isWhole: scale.isWhole, distinct: distinct))
    try describe([variable], in: loaded.codebook)
    return true
  }

  func findNumbers(of items: [VariableItem], _ binder: Binder) throws {
    for item in items {
      for variable in try binder.variables(item) where variable.slotLayout == nil {
        _ = try findNumbers(of: variable.name)
      }
    }
  }

  /// Warns of answers that nobody gave and that a statement names: they have no rows.
  func warnOfUnused(_ unused: [BindingError]) {
    for case .unknownCategory(let value, let variable, let hints, let at) in unused {
      warn(
        Diagnostic(
          severity: .warning, code: "nobody-has-it",
          message: "no row of `\(variable)` has `\(value)`",
          range: at, hint: hints.hint(on: variable)))
    }
  }

  /// Refuses a name that a variable or a grid has already, unless it is to be replaced.
  func checkFree(
    _ name: Name, replaces: Bool, verb: String, in codebook: Codebook
  ) throws {
    let isTaken =
      codebook[name.text] != nil || codebook.grids.contains { $0.name == name.text }
    if isTaken, !replaces {
      throw SessionError.nameTaken(name: name.text, verb: verb, at: name.place.range)
    }
  }
}

extension Variable {
  /// The answers of a categorical variable, and the numbers of a numeric one as answers; nothing where
  /// there are none that can be told one by one.
  var asAnswers: AnswerList? {
    switch kind {
    case .categorical(let answers): answers
    case .numeric(let numbers):
      numbers.distinct.map { distinct in
        AnswerList(
          categories: distinct.map { Category(code: Variable.plain($0), label: "") })
      }
    case .multiple: nil
    }
  }
}
