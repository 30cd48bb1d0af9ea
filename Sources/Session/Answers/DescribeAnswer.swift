import Tabulation
import Diagnostics
import Codebook
import Microdata
import OrderedCollections
import QueryPlan
import QuerySyntax
import ResultTables

/// `describe`, `describe VARS`, `describe like "*tele*"`.
extension StatementRunner {
  mutating func answer(_ statement: DescribeStatement) throws {
    let dataset = try current().dataset
    guard statement.variables.isEmpty else {
      for item in statement.variables { try describe(item, in: dataset) }
      return
    }
    var shown = dataset.codebook.variables
    if let pattern = statement.pattern {
      let wanted = Array(NameFolding.folded(pattern.text))
      shown = shown.filter { variable in
        ([variable.name] + variable.label.spellings + variable.question.spellings)
          .contains { Binder.matches(Array(NameFolding.folded($0)), wanted) }
      }
    }
    if shown.isEmpty, let pattern = statement.pattern { throw nothingLike(pattern, in: dataset) }
    try give(overview(shown, of: dataset), of: dataset)
  }

  private func nothingLike(_ pattern: TextLiteral, in dataset: Dataset) -> Diagnostic {
    let isWhole = !pattern.text.contains { $0 == "*" || $0 == "?" }
    let wider = Formatter.text("*\(pattern.text)*")
    return Diagnostic(
      code: "nothing-like",
      message:
        "no name, label or question of \(dataset.codebook.name) is like \(Formatter.text(pattern.text))",
      range: pattern.place.range,
      hint: isWhole ? "write \(wider) to find it anywhere in them" : "`describe` lists all",
      fix: isWhole ? Fix(range: pattern.place.range, replacement: wider) : nil)
  }

  /// A grid as one listing, variables one by one.
  private mutating func describe(_ item: VariableItem, in dataset: Dataset) throws {
    if case .one(let name) = item, let grid = dataset.codebook.grid(name.text) {
      return try give(description(of: grid, in: dataset), of: dataset)
    }
    for variable in try binder(dataset).variables(item) {
      try give(description(of: variable, in: dataset), of: dataset)
    }
  }

  private mutating func give(_ listing: Listing, of dataset: Dataset) throws {
    try checkIntact(dataset)
    give(.listing(listing))
  }

  private var language: String { state.settings.table.language }

  /// One line a variable.
  private func overview(_ variables: [Variable], of dataset: Dataset) -> Listing {
    let title = dataset.codebook.title.inLanguage(language)
    return Listing(
      title: dataset.codebook.name + (title.isEmpty ? "" : ": " + title),
      headings: ["variable", "label", "type", "answers", "valid", "missing"],
      alignments: [.leading, .leading, .leading, .leading, .trailing, .trailing],
      rows: variables.map { line(dataset[$0], rowCount: dataset.rowCount) },
      notes: notes(on: dataset))
  }

  private func line(_ variable: Column, rowCount: Int) -> [String] {
    let missing = variable.missingCounts.reduce(0) { $0 + $1.n }
    return [
      variable.name, variable.label.inLanguage(language), variable.typeName,
      answers(variable), told.cell(rowCount - missing, of: rowCount),
      told.cell(missing, of: rowCount),
    ]
  }

  /// The first few answers, or the range of numbers.
  private func answers(_ variable: Column) -> String {
    switch variable.values {
    case .categorical(let column):
      let codes = column.categories.prefix(6).map(\.code)
      let more = column.categories.count > 6 ? ", … (\(column.categories.count))" : ""
      return column.answers.isText
        ? "\(column.categories.count) texts" : codes.joined(separator: ", ") + more
    case .numeric(let column):
      let numbers = column.numbers.lazy.filter { !$0.isNaN }
      guard let lowest = numbers.min(), let highest = numbers.max() else { return "" }
      if state.disclosure != nil { return "numbers" }
      return Variable.plain(lowest) + ".." + Variable.plain(highest)
    case .multiple(let multiple): return multiple.items.map(\.code).joined(separator: ", ")
    }
  }

  private func notes(on dataset: Dataset) -> [String] {
    let rows = told.grouped(dataset.rowCount) + " " + dataset.codebook.unit.inLanguage(language)
    var notes = ["\(rows), \(dataset.path)."]
    for grid in dataset.codebook.grids {
      notes.append("Grid `\(grid.name)`: \(grid.items.joined(separator: ", ")).")
    }
    if let wave = dataset.codebook.waveVariable {
      notes.append("Waves are told apart by `\(wave)`.")
    }
    if !dataset.codebook.suggestedWeights.isEmpty {
      let names = dataset.codebook.suggestedWeights.map { "`weight \($0)`" }.joined(separator: ", ")
      notes.append("Weights, off until asked for: \(names).")
    }
    let source = dataset.codebook.source.inLanguage(language)
    if !source.isEmpty { notes.append("Source: \(source).") }
    return notes
  }

  /// Question, answers with their counts, missing by reason.
  func description(of variable: Variable, in dataset: Dataset) -> Listing {
    let column = dataset[variable]
    let label = variable.label.inLanguage(language)
    var notes: [String] = []
    let question = variable.question.inLanguage(language)
    if !question.isEmpty { notes.append("Question: \(question)") }
    notes.append("Type: \(variable.typeName).")
    if let inference = variable.inference { notes.append("Read as: \(inference).") }
    if state.disclosure != nil { return uncounted(variable, label, notes) }
    let missing = column.missingCounts.reduce(0) { $0 + $1.n }
    let rows = Counting.grouped(dataset.rowCount) + " " + dataset.codebook.unit.inLanguage(language)
    notes.append("Valid: \(Counting.grouped(dataset.rowCount - missing)) of \(rows).")
    notes += waveNotes(variable, dataset) + weightNotes(dataset)
    return Listing(
      title: variable.name + (label.isEmpty ? "" : ": " + label),
      headings: ["code", "label", "n", "percent"],
      alignments: [.leading, .leading, .trailing, .trailing],
      rows: VariableCounts(column, language: language, rowCount: dataset.rowCount).rows,
      notes: notes)
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
  private func weightNotes(_ dataset: Dataset) -> [String] {
    if let weight = state.datasets[dataset.codebook.name]?.weight {
      return ["Weight: `\(weight.variable)`; n counts rows."]
    }
    let offered = dataset.codebook.suggestedWeights.map { "`weight \($0)`" }.joined(separator: ", ")
    return offered.isEmpty ? [] : ["Weight: none; offered: \(offered)."]
  }

  /// Waves in which nobody was asked.
  private func waveNotes(_ variable: Variable, _ dataset: Dataset) -> [String] {
    guard let name = dataset.codebook.waveVariable, name != variable.name,
      let wave = dataset.column(name),
      let layout = wave.variable.slotLayout, let own = variable.slotLayout,
      case .categorical(let column) = wave.values
    else { return [] }
    let codes = dataset[variable].codesAsAxis
    let answered = (0..<dataset.rowCount).reduce(into: Array(repeating: 0, count: layout.slotCount))
    {
      if own.isAnswer(codes[$1]) { $0[column.codes[$1]] += 1 }
    }
    let parts = layout.answers.map {
      "\(wave.variable.title(ofSlot: $0, language)): \(answered[$0])"
    }
    return ["Valid answers by wave: " + parts.joined(separator: ", ") + "."]
  }
}

/// The lines of one variable's description.
private struct VariableCounts {
  let variable: Column
  let language: String
  let rowCount: Int

  init(_ variable: Column, language: String, rowCount: Int) {
    self.variable = variable
    self.language = language
    self.rowCount = rowCount
  }

  private static let mostAnswers = 60

  var rows: [[String]] { answers + missing }

  private var answers: [[String]] {
    switch variable.values {
    case .categorical(let column):
      let counts = variable.slotCounts
      let lines = column.categories.prefix(Self.mostAnswers).enumerated().map { index, category in
        line(category.code, category.label.inLanguage(language), counts[index + 1])
      }
      let nets = column.nets.map { net in
        line(
          net.code, "net: " + net.title(language), net.slots.reduce(0) { $0 + counts[$1] })
      }
      return lines + nets + more(column.categories.count)
    case .numeric(let column): return numbers(column)
    case .multiple(let multiple):
      return multiple.items.enumerated().map { index, item in
        line(item.code, item.label.inLanguage(language), multiple.choiceCount(index))
      }
    }
  }

  private func more(_ count: Int) -> [[String]] {
    count > Self.mostAnswers ? [["…", "\(count - Self.mostAnswers) more answers", "", ""]] : []
  }

  private func numbers(_ column: NumericColumn) -> [[String]] {
    let valid = column.numbers.filter { !$0.isNaN }
    guard let lowest = valid.min(), let highest = valid.max() else { return [] }
    let distinct = Set(valid).count
    if distinct <= Self.mostAnswers, case .dictionary(_, let values) = column.storage {
      let counts = variable.slotCounts
      return values.enumerated().filter { counts[$0.offset + 1] > 0 }.map {
        line(Variable.plain($0.element), "", counts[$0.offset + 1])
      }
    }
    let range = Variable.plain(lowest) + ".." + Variable.plain(highest)
    return [line(range, "\(distinct) different numbers", valid.count)]
  }

  private var missing: [[String]] {
    variable.missingCounts.filter { $0.n > 0 }.map { reason, n in
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

extension Column {
  /// The codes that the variable has as an axis.
  fileprivate var codesAsAxis: CodeStorage {
    switch values {
    case .categorical(let column): return column.codes
    case .multiple(let multiple): return multiple.state
    case .numeric(let column):
      guard case .dictionary(let codes, _) = column.storage else { return .bytes(StoredRows([])) }
      return codes
    }
  }
}
