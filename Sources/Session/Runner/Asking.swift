import OrderedCollections
import DataFormats
import Threading
import Diagnostics
import Codebook
import QueryPlan
import QuerySyntax
import ResultTables
import Tabulation

/// The rows that a question is asked of, with what it is asked under.
struct AskedRows {
  let source: any DataSource
  let context: TabulationContext
}

/// How a question is asked of the rows, and what is kept of its answer.
extension StatementRunner {
  mutating func ask(_ statement: any QuestionExecution) throws {
    let clauses = statement.clauses
    let loaded = try current()
    let asked = try asked(clauses, loaded)
    let question = try plan(statement, binder(loaded.codebook), asked.context)
    tellDirections(question, loaded.codebook)
    if let target = clauses.output { try check(target) }
    var tables = try answer(question, of: statement, asked)
    try finishTables(&tables, clauses, loaded.codebook, measured: question.numberVariables)
    warnOfColumns(statement, tables, loaded.codebook)
    try refuseTellingOrder(tables, clauses.sort)
    try finish(.tables(tables), self.statement.statement, asked.context)
  }

  /// What a question is asked under: its own clauses and the session's filter and weight.
  func asked(_ clauses: Clauses, _ loaded: LoadedDataset) throws -> AskedRows {
    let binder = binder(loaded.codebook)
    let own = try clauses.condition.map { try binder.condition($0) }
    let standing = try loaded.filter.map { try binder.condition($0.expression) }
    let texts = [loaded.filter?.text, clauses.condition.map { binder.text(at: $0.place) }]
      .map { $0.map(Self.onOneLine) }
    let weight = try weight(clauses.weight, loaded)
    return AskedRows(
      source: loaded.source,
      context: TabulationContext(
        codebook: loaded.codebook, settings: try tableSettings(clauses),
        filter: Condition.both(standing, own),
        filterText: texts.compactMap { $0 }.joined(separator: " and "), weight: weight,
        weightUnits: try units(of: weight, in: loaded.source)))
  }

  /// Units of 1 that all weights are whole multiples of; 1 without a weight.
  func units(of weight: WeightUse?, in source: any DataSource) throws -> Double? {
    guard let weight else { return 1 }
    return try source.facts([weight.variable], control: control)[weight.variable]?.units
  }

  /// A condition as typed, its line ends and the blanks about them as one blank.
  static func onOneLine(_ text: String) -> String {
    let lines = text.split(whereSeparator: \.isNewline)
    return lines.map { $0.drop { $0 == " " || $0 == "\t" } }.joined(separator: " ")
  }

  /// The session's settings with those that a statement has for itself.
  func settings(_ clauses: Clauses) throws -> Settings {
    var settings = state.settings
    for clause in clauses.settings {
      guard let entry = SettingEntry.named(clause.setting), entry.assign(&settings, clause.value)
      else {
        throw SessionError.badSetting(
          name: clause.setting, accepts: SettingEntry.named(clause.setting)?.accepts ?? "",
          at: clause.valuePlace.range)
      }
    }
    return settings
  }

  /// Gives tables the decimals, the note and the wording of questions that a statement has for them.
  ///
  /// - Parameters:
  ///   - tables: the finished tables.
  ///   - clauses: those of their statement.
  ///   - codebook: has the questions as they were put.
  ///   - measured: variables whose numbers tables tell without naming them.
  /// - Throws: a setting that is none.
  func finishTables(
    _ tables: inout [ResultTable], _ clauses: Clauses, _ codebook: Codebook,
    measured: [String] = []
  ) throws {
    let showsWording = try settings(clauses).showsWording
    let sets = clauses.settings.contains { $0.setting == Setting.decimals.rawValue }
    let decimals = sets ? try settings(clauses).decimals : nil
    for table in tables.indices {
      tables[table].decimals = decimals
      for detail in tables[table].details.indices {
        tables[table].details[detail].decimals = decimals
      }
      if showsWording {
        tables[table].lead.insert(
          contentsOf: tables[table].wordings(codebook, state.settings.table.language, measured),
          at: 0)
      }
      if let note = clauses.note { tables[table].notes.append(.text(note.text)) }
    }
  }

  /// The settings of tables; what is left out of sight under disclosure control is not named by its
  /// count.
  private func tableSettings(_ clauses: Clauses) throws -> TableSettings {
    var settings = try settings(clauses).table
    if state.disclosure != nil {
      settings.hidesEmpty = false
      settings.smallestColumn = 0
    }
    return settings
  }

  private func weight(_ clause: WeightClause?, _ loaded: LoadedDataset) throws -> WeightUse? {
    switch clause {
    case nil: loaded.weight
    case .off: nil
    case .variable(let name): try weight(name, isFrequency: false, in: loaded)
    }
  }

  /// A weight that can be used.
  func weight(_ name: Name, isFrequency: Bool, in loaded: LoadedDataset) throws -> WeightUse {
    try WeightCheck(
      variable: binder(loaded.codebook).numericVariable(name).name, loaded: loaded,
      control: control, place: name.place.range
    ).weight(isFrequency: isFrequency)
  }

  /// Binds a question and plans its tables, where they are not too large.
  func plan(
    _ statement: any QuestionExecution, _ binder: Binder, _ context: TabulationContext
  ) throws -> Question {
    try Question(
      statement, binder, context,
      Question.Limits(cells: state.settings.cells, control: control))
  }

  /// Counts and tabulates a question.
  mutating func answer(
    _ question: Question, of statement: any QuestionExecution, _ asked: AskedRows
  ) throws -> [ResultTable] {
    if question.isShared { Threads.rouse(cores) }
    let requests = try watched(question.cellCount) { question.requests }
    let aggregates = try aggregate(requests, asked, lanes: question.momentLanes)
    try statement.check(question.parts, aggregates)
    try warnOfAbsence(requests, aggregates, asked)
    let rule = state.disclosure
    let threads = timing.threads
    return try watched(max(aggregates.cellCount, question.cellCount)) {
      Result { try question.tables(aggregates, under: rule, threads: threads) }
    }.get()
  }

  /// Does work on so many cells; where they are many, a wish to stop is heard meanwhile.
  func watched<Value: Sendable>(
    _ cells: Int, _ work: @escaping @Sendable () -> Value
  ) throws -> Value {
    if cells < Question.cellsWorthWatching { return work() }
    return try Threads.untilStopped(control, work)
  }

  /// Runs a plan after its size was checked.
  mutating func aggregate(
    _ requests: [CubeRequest], _ asked: AskedRows, lanes: MomentLanes = .all,
    isExplained: Bool = false
  ) throws -> Aggregates {
    var plan = AggregationPlan(
      filter: asked.context.filter, weight: asked.context.weight, cubes: requests)
    plan.designAxes = asked.context.designAxes
    plan.isExplained = isExplained
    plan.momentLanes = lanes
    for request in plan.cubes {
      let cells = asked.context.codebook.cellCount(of: request)
      if cells > state.settings.cells {
        throw BindingError.tooManyCells(cells: cells, limit: state.settings.cells)
      }
    }
    if let refusal = asked.source.refusal(of: plan) { throw SessionError.refused(refusal) }
    timing.threads = cores
    let aggregates = try asked.source.aggregate(plan, control: control.using(cores: cores))
    timing.rows = aggregates.rowCount
    try checkIntact(aggregates, asked.context.codebook.name)
    return aggregates
  }

  /// Refuses a data set of which a column was found damaged when it was first touched.
  func checkIntact(_ loaded: LoadedDataset) throws {
    try checkIntact(loaded.source.state(control: control), loaded.codebook.name)
  }

  private func checkIntact(_ found: Aggregates, _ dataset: String) throws {
    guard let column = found.damaged.first else { return }
    throw LoadError(
      file: state.datasets[dataset]?.path ?? dataset,
      cause: .damaged(part: "column `\(column)`", offset: 0))
  }

  /// Numbers a result, keeps it, shows it or writes it to its file.
  mutating func finish(
    _ output: StatementResult.Output, _ statement: Statement, _ context: TabulationContext,
    _ respondents: RespondentList? = nil
  ) throws {
    if let loaded = state.datasets[context.codebook.name] { try checkIntact(loaded) }
    let result = StatementResult(number: ResultNumber(state.nextResultNumber), output: output)
    if let target = statement.clauses.output {
      try write(result, to: target)
    } else {
      emit(result)
    }
    state.nextResultNumber += 1
    state.results.append(
      StoredResult(
        number: state.nextResultNumber - 1, name: statement.clauses.alias?.text,
        text: run.source.slice(self.statement.place.range), statement: statement, result: result,
        dataset: context.codebook.name, filter: context.filter,
        disclosure: state.disclosure, respondents: respondents))
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
}

extension Codebook {
  /// Cells of a cube, or the largest number when they cannot be counted.
  func cellCount(of request: CubeRequest) -> Int {
    var cells = 1
    for axis in request.axes {
      let (product, overflow) = cells.multipliedReportingOverflow(
        by: slotLayout(of: axis).slotCount)
      if overflow { return Int.max }
      cells = product
    }
    return cells
  }
}

extension ResultTable {
  /// What was asked, once for each variable that the table is of; a title that says the same is enough.
  fileprivate func wordings(
    _ codebook: Codebook, _ language: String, _ measured: [String]
  ) -> [Note] {
    let own = subjects.isEmpty ? measured : subjects
    let texts = own.uniqued().compactMap { codebook[$0] }.map { variable in
      (variable.question.isEmpty ? variable.label : variable.question).inLanguage(language)
    }
    return texts.filter { !$0.isEmpty && $0 != title }.uniqued().map(Note.text)
  }

  /// Variables of its rows; where columns are numbers of variables, those.
  private var subjects: [String] {
    let tellsNumbers = !columns.contains { $0.line == .answer || $0.line == .total }
    let entries = tellsNumbers ? rows.filter { $0.line == .measure } + columns : rows
    return entries.flatMap { $0.variable.split(separator: " > ").map(String.init) }
  }
}
