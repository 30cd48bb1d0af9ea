import Tabulation
import Threading
import Diagnostics
import Codebook
import OrderedCollections
import QueryPlan
import QuerySyntax
import ResultTables

/// `describe`, `describe VARS`, `describe like "*tele*"`.
extension DescribeStatement: StatementExecution {
  func run(in runner: inout StatementRunner) throws { try runner.answer(self) }
}

extension StatementRunner {
  fileprivate mutating func answer(_ statement: DescribeStatement) throws {
    let loaded = try current()
    guard statement.variables.isEmpty else {
      for item in statement.variables { try describe(item, in: loaded) }
      return
    }
    guard let pattern = statement.pattern else {
      return try give(overview(loaded.codebook.variables, of: loaded), of: loaded)
    }
    let search = CodebookSearch(pattern.text, withTexts: state.disclosure == nil)
    var hasFound = false
    for loaded in [loaded] + session.otherDatasets {
      let found = search.found(in: loaded.codebook)
      if found.isEmpty { continue }
      hasFound = true
      var listing = try overview(found.map(\.variable), of: loaded)
      listing.headings.append("found in")
      listing.alignments.append(.leading)
      let places = Dictionary(
        found.map { ($0.variable.name, $0.place) }, uniquingKeysWith: { first, _ in first })
      listing.rows = listing.rows.map { $0 + [places[$0[0]] ?? ""] }
      try give(listing, of: loaded)
    }
    if !hasFound { throw nothingLike(pattern, in: loaded.codebook) }
  }

  private func nothingLike(_ pattern: TextLiteral, in codebook: Codebook) -> Diagnostic {
    Diagnostic(
      code: "nothing-like",
      message: "no name, label, question or answer of \(codebook.name)"
        + " is like \(Formatter.text(pattern.text))",
      range: pattern.place.range, hint: "`describe` lists all")
  }

  /// A grid as one listing, variables one by one.
  private mutating func describe(_ item: VariableItem, in loaded: LoadedDataset) throws {
    if case .one(let name) = item, let grid = loaded.codebook.grid(name.text) {
      return try give(description(of: grid, in: loaded), of: loaded)
    }
    for variable in try binder(loaded.codebook).variables(item) {
      try give(description(of: variable, in: loaded), of: loaded)
    }
  }

  private mutating func give(_ listing: Listing, of loaded: LoadedDataset) throws {
    try checkIntact(loaded)
    give(.listing(listing))
  }

  private var language: String { state.settings.table.language }

  /// One line a variable.
  private func overview(_ variables: [Variable], of loaded: LoadedDataset) throws -> Listing {
    let codebook = loaded.codebook
    let title = codebook.title.inLanguage(language)
    let facts = try loaded.source.facts(variables.map(\.name), control: control)
    return Listing(
      title: codebook.name + (title.isEmpty ? "" : ": " + title),
      headings: ["variable", "label", "type", "answers", "valid", "missing"],
      alignments: [.leading, .leading, .leading, .leading, .trailing, .trailing],
      rows: variables.compactMap { variable in facts[variable.name].map { line(variable, $0) } },
      notes: try notes(on: loaded))
  }

  private func line(_ variable: Variable, _ facts: Facts) -> [String] {
    let missing = facts.missingCount
    return [
      variable.name, variable.label.inLanguage(language), variable.typeName,
      answers(variable, facts), told.cell(facts.rowCount - missing, of: facts.rowCount),
      told.cell(missing, of: facts.rowCount),
    ]
  }

  /// The first few answers, or the range of numbers.
  private func answers(_ variable: Variable, _ facts: Facts) -> String {
    switch variable.kind {
    case .categorical(let answers):
      let count = answers.categories.count
      let codes = answers.categories.prefix(6).map(\.code)
      let more = count > 6 ? ", … (\(count))" : ""
      return answers.isText ? "\(count) texts" : codes.joined(separator: ", ") + more
    case .numeric:
      guard let range = facts.range else { return "" }
      if state.disclosure != nil { return "numbers" }
      return Variable.plain(range.lowerBound) + ".." + Variable.plain(range.upperBound)
    case .multiple(let multiple): return multiple.items.map(\.code).joined(separator: ", ")
    }
  }

  private func notes(on loaded: LoadedDataset) throws -> [String] {
    let codebook = loaded.codebook
    let rows = told.grouped(try rowCount(of: loaded.source))
    var notes = ["\(rows) \(codebook.unit.inLanguage(language)), \(loaded.path)."]
    for grid in codebook.grids {
      notes.append("Grid `\(grid.name)`: \(grid.items.joined(separator: ", ")).")
    }
    if let wave = codebook.waveVariable {
      notes.append("Waves are told apart by `\(wave)`.")
    }
    if !codebook.suggestedWeights.isEmpty {
      let names = codebook.suggestedWeights.map { "`weight \($0)`" }.joined(separator: ", ")
      notes.append("Weights, off until asked for: \(names).")
    }
    notes += codebook.notes.map { "Note of the file: \($0)" }
    let source = codebook.source.inLanguage(language)
    if !source.isEmpty { notes.append("Source: \(source).") }
    return notes
  }

  /// Question, answers with their counts, missing by reason.
  func description(of variable: Variable, in loaded: LoadedDataset) throws -> Listing {
    let codebook = loaded.codebook
    let label = variable.label.inLanguage(language)
    var notes: [String] = []
    let question = variable.question.inLanguage(language)
    if !question.isEmpty { notes.append("Question: \(question)") }
    notes.append("Type: \(variable.typeName).")
    if let inference = variable.inference { notes.append("Read as: \(inference).") }
    if state.disclosure != nil { return uncounted(variable, label, notes) }
    let found = try loaded.source.facts([variable.name], control: control)
    guard let facts = found[variable.name] else { return uncounted(variable, label, notes) }
    let rows = Counting.grouped(facts.rowCount) + " " + codebook.unit.inLanguage(language)
    notes.append("Valid: \(Counting.grouped(facts.rowCount - facts.missingCount)) of \(rows).")
    notes += try waveNotes(variable, loaded.source) + weightNotes(codebook)
    let counts = VariableCounts(
      variable: variable, language: language, facts: facts,
      distinctCount: try facts.distinct?.count ?? distinctCount(variable, loaded.source))
    return Listing(
      title: variable.name + (label.isEmpty ? "" : ": " + label),
      headings: ["code", "label", "n", "percent"],
      alignments: [.leading, .leading, .trailing, .trailing], rows: counts.rows, notes: notes)
  }

  /// Different numbers of a variable that has too many to be told one by one.
  private func distinctCount(_ variable: Variable, _ source: any DataSource) throws -> Int {
    let request = CubeRequest(axes: [], content: .valueCounts(variable: variable.name))
    let plan = AggregationPlan(filter: nil, weight: nil, cubes: [request])
    return try source.aggregate(plan, control: control.using(cores: cores))
      .valueCounts(request)?.first?.count ?? 0
  }

  /// The codebook's part of a description: no counts, and no answers that stand in the data only.
  private func uncounted(_ variable: Variable, _ label: String, _ notes: [String]) -> Listing {
    let name = Formatter.name(variable.name)
    return Listing(
      title: variable.name + (label.isEmpty ? "" : ": " + label), headings: ["code", "label"],
      rows: variable.codebookAnswers.map { [$0.code, $0.label.inLanguage(language)] },
      notes: notes + ["Counts under disclosure control: `freq \(name)`."])
  }

  /// The weight that questions are asked under; counts here are rows.
  private func weightNotes(_ codebook: Codebook) -> [String] {
    if let weight = state.datasets[codebook.name]?.weight {
      return ["Weight: `\(weight.variable)`; n counts rows."]
    }
    let offered = codebook.suggestedWeights.map { "`weight \($0)`" }.joined(separator: ", ")
    return offered.isEmpty ? [] : ["Weight: none; offered: \(offered)."]
  }

  /// Waves in which nobody was asked.
  private func waveNotes(_ variable: Variable, _ source: any DataSource) throws -> [String] {
    guard let name = source.codebook.waveVariable, name != variable.name,
      let wave = source.codebook[name], case .categorical = wave.kind,
      let layout = wave.slotLayout, let own = variable.slotLayout
    else { return [] }
    let axis =
      if case .multiple = variable.kind { AxisSource.state(variable.name) } else {
        AxisSource.variable(variable.name)
      }
    let request = CubeRequest(axes: [axis, .variable(name)])
    let plan = AggregationPlan(filter: nil, weight: nil, cubes: [request])
    let found = try source.aggregate(plan, control: control.using(cores: cores))
    guard let cube = found.counts(request) else { return [] }
    let parts = layout.answers.map { slot in
      let answered = own.answers.reduce(0) { $0 + cube[$1 * layout.slotCount + slot].n }
      return "\(wave.title(ofSlot: slot, language)): \(answered)"
    }
    return ["Valid answers by wave: " + parts.joined(separator: ", ") + "."]
  }
}

/// The lines of one variable's description.
private struct VariableCounts {
  let variable: Variable
  let language: String
  let facts: Facts
  /// Different numbers of a numeric variable.
  let distinctCount: Int

  private static let mostAnswers = 60

  private var rowCount: Int { facts.rowCount }

  var rows: [[String]] { answers + missing }

  private var answers: [[String]] {
    switch variable.kind {
    case .categorical(let answers):
      let counts = facts.slotCounts
      let shown = answers.categories.prefix(Self.mostAnswers)
      let lines = shown.enumerated().map { index, category in
        line(category.code, category.label.inLanguage(language), counts[index + 1])
      }
      let nets = answers.nets.map { net in
        line(
          net.code, "net: " + net.title(language), net.slots.reduce(0) { $0 + counts[$1] })
      }
      return lines + nets + more(answers.categories.count)
    case .numeric(let numbers): return self.numbers(numbers)
    case .multiple(let multiple):
      return zip(multiple.items, facts.chosen).map { item, n in
        line(item.code, item.label.inLanguage(language), n)
      }
    }
  }

  private func more(_ count: Int) -> [[String]] {
    count > Self.mostAnswers ? [["…", "\(count - Self.mostAnswers) more answers", "", ""]] : []
  }

  private func numbers(_ numbers: NumberScale) -> [[String]] {
    guard let range = facts.range else { return [] }
    if distinctCount <= Self.mostAnswers, let slots = numbers.distinct {
      return zip(slots, facts.slotCounts.dropFirst()).filter { $0.1 > 0 }.map { number, n in
        line(Variable.plain(number), "", n)
      }
    }
    let ends = Variable.plain(range.lowerBound) + ".." + Variable.plain(range.upperBound)
    return [
      line(ends, "\(distinctCount) different numbers", facts.rowCount - facts.missingCount)
    ]
  }

  private var missing: [[String]] {
    zip(variable.missingReasons, facts.missing).filter { $0.1 > 0 }.map { reason, n in
      line(reason.code.isEmpty ? "(empty)" : reason.code, reason.label.inLanguage(language), n)
    }
  }

  private func line(_ code: String, _ label: String, _ n: Int) -> [String] {
    [code, label, String(n), rowCount > 0 ? Self.percent(n, rowCount) : ""]
  }

  private static func percent(_ n: Int, _ whole: Int) -> String {
    let tenths = (Double(n) * 1000 / Double(whole)).rounded() / 10
    return "\(tenths) %"
  }
}

extension Variable {
  /// Answers and missing reasons that the codebook names; none of texts and numbers.
  var codebookAnswers: [(code: String, label: LocalizedText)] {
    let answers: [(code: String, label: LocalizedText)] =
      switch kind {
      case .categorical(let answers):
        answers.isText ? [] : answers.categories.map { ($0.code, $0.label) }
      case .numeric: []
      case .multiple(let multiple): multiple.items.map { ($0.code, $0.label) }
      }
    let missing = missingReasons.map { reason in
      (code: reason.code.isEmpty ? "(empty)" : reason.code, label: reason.label)
    }
    return answers + missing
  }

  /// `categorical`, `numeric`, `multiple response`, `text`.
  var typeName: String {
    switch kind {
    case .categorical(let answers):
      answers.isText ? "text" : answers.isOrdered ? "categorical, ordered" : "categorical"
    case .numeric(let numbers): numbers.isWhole ? "numeric, whole" : "numeric"
    case .multiple: "multiple response"
    }
  }
}
