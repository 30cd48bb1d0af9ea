import Codebook
import OrderedCollections
import QueryPlan
import QuerySyntax
import ResultTables
import Tabulation
import Threading

/// One variable, as `describe` tells of it.
struct VariableDescription {
  let runner: StatementRunner
  let variable: Variable
  let loaded: LoadedDataset

  private var language: String { runner.state.settings.table.language }

  /// Question, answers with their counts, missing by reason.
  func listing() throws -> Listing {
    let codebook = loaded.codebook
    let label = variable.label.inLanguage(language)
    var notes: [String] = []
    let question = variable.question.inLanguage(language)
    if !question.isEmpty { notes.append("Question: \(question)") }
    notes.append("Type: \(variable.typeName).")
    if let inference = variable.inference { notes.append("Read as: \(inference).") }
    if runner.state.disclosure != nil { return uncounted(label, notes) }
    let found = try loaded.source.facts([variable.name], control: runner.control)
    guard let facts = found[variable.name] else { return uncounted(label, notes) }
    let rows = Counting.grouped(facts.rowCount) + " " + codebook.unit.inLanguage(language)
    notes.append("Valid: \(Counting.grouped(facts.rowCount - facts.missingCount)) of \(rows).")
    notes += try waveNotes(loaded.source) + weightNotes(codebook)
    let counts = VariableCounts(
      variable: variable, language: language, facts: facts,
      distinctCount: try facts.distinct?.count ?? distinctCount(loaded.source))
    return Listing(
      title: variable.name + (label.isEmpty ? "" : ": " + label),
      headings: ["code", "label", "n", "percent"],
      alignments: [.leading, .leading, .trailing, .trailing], rows: counts.rows, notes: notes)
  }

  /// Different numbers of a variable that has too many to be told one by one.
  private func distinctCount(_ source: any DataSource) throws -> Int {
    let request = CubeRequest(axes: [], content: .valueCounts(variable: variable.name))
    let plan = AggregationPlan(filter: nil, weight: nil, cubes: [request])
    return try source.aggregate(plan, control: runner.control.using(cores: runner.cores))
      .valueCounts(request)?.first?.count ?? 0
  }

  /// The codebook's part of a description: no counts, and no answers that stand in the data only.
  private func uncounted(_ label: String, _ notes: [String]) -> Listing {
    let name = Formatter.name(variable.name)
    return Listing(
      title: variable.name + (label.isEmpty ? "" : ": " + label), headings: ["code", "label"],
      rows: variable.codebookAnswers.map { [$0.code, $0.label.inLanguage(language)] },
      notes: notes + ["Counts under disclosure control: `freq \(name)`."])
  }

  /// The weight that questions are asked under; counts here are rows.
  private func weightNotes(_ codebook: Codebook) -> [String] {
    if let weight = runner.state.datasets[codebook.name]?.weight {
      return ["Weight: `\(weight.variable)`; n counts rows."]
    }
    let offered = codebook.suggestedWeights.map { "`weight \($0)`" }.joined(separator: ", ")
    return offered.isEmpty ? [] : ["Weight: none; offered: \(offered)."]
  }

  /// Waves in which nobody was asked.
  private func waveNotes(_ source: any DataSource) throws -> [String] {
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
    let found = try source.aggregate(plan, control: runner.control.using(cores: runner.cores))
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
