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
    var notes: [ListingPhrase] = []
    let question = variable.question.inLanguage(language)
    if !question.isEmpty { notes.append(.questionIs(question)) }
    notes.append(.typeIs(variable.type))
    if let inference = variable.inference { notes.append(.readAs(inference)) }
    if runner.state.disclosure != nil { return uncounted(label, notes) }
    let found = try loaded.source.facts([variable.name], control: runner.control)
    guard let facts = found[variable.name] else { return uncounted(label, notes) }
    notes.append(
      .validOf(facts.rowCount - facts.missingCount, rows: facts.rowCount, unit: codebook.unit))
    notes += try waveNotes(loaded.source) + weightNotes(codebook)
    let counts = VariableCounts(
      variable: variable, language: language, facts: facts,
      distinctCount: try facts.distinct?.count ?? distinctCount(loaded.source))
    return Listing(
      title: .phrase(.named(variable.name, label: label)),
      headings: [.code, .label, .n, .percent].map(Listing.Text.phrase),
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
  private func uncounted(_ label: String, _ notes: [ListingPhrase]) -> Listing {
    Listing(
      title: .phrase(.named(variable.name, label: label)),
      headings: [.phrase(.code), .phrase(.label)],
      rows: variable.codebookAnswers.map { answer in
        [
          answer.code.isEmpty ? .phrase(.emptyCode) : .text(answer.code),
          .text(answer.label.inLanguage(language)),
        ]
      }, notes: notes + [.countsByTable(of: Formatter.name(variable.name))])
  }

  /// The weight that questions are asked under; counts here are rows.
  private func weightNotes(_ codebook: Codebook) -> [ListingPhrase] {
    if let weight = runner.state.datasets[codebook.name]?.weight {
      return [.weightIsOn(weight.variable)]
    }
    let offered = codebook.suggestedWeights
    return offered.isEmpty ? [] : [.noWeight(offered: offered)]
  }

  /// Waves in which nobody was asked.
  private func waveNotes(_ source: any DataSource) throws -> [ListingPhrase] {
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
      return ListingPhrase.WaveAnswers(wave: wave.title(ofSlot: slot, language), n: answered)
    }
    return [.answersByWave(parts)]
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

  var rows: [[Listing.Text]] { answers + missing }

  private var answers: [[Listing.Text]] {
    switch variable.kind {
    case .categorical(let answers):
      let counts = facts.slotCounts
      let shown = answers.categories.prefix(Self.mostAnswers)
      let lines = shown.enumerated().map { index, category in
        line(
          .text(category.code), .text(category.label.inLanguage(language)), counts[index + 1])
      }
      let nets = answers.nets.map { net in
        line(
          .text(net.code), .phrase(.net(label: net.title(language))),
          net.slots.reduce(0) { $0 + counts[$1] })
      }
      return lines + nets + more(answers.categories.count)
    case .numeric(let numbers): return self.numbers(numbers)
    case .multiple(let multiple):
      return zip(multiple.items, facts.chosen).map { item, n in
        line(.text(item.code), .text(item.label.inLanguage(language)), n)
      }
    }
  }

  private func more(_ count: Int) -> [[Listing.Text]] {
    count > Self.mostAnswers
      ? [["…", .phrase(.moreAnswers(count - Self.mostAnswers)), "", ""]] : []
  }

  private func numbers(_ numbers: NumberScale) -> [[Listing.Text]] {
    guard let range = facts.range else { return [] }
    if distinctCount <= Self.mostAnswers, let slots = numbers.distinct {
      return zip(slots, facts.slotCounts.dropFirst()).filter { $0.1 > 0 }.map { number, n in
        line(.text(Variable.plain(number)), "", n)
      }
    }
    let ends = Variable.plain(range.lowerBound) + ".." + Variable.plain(range.upperBound)
    return [
      line(
        .text(ends), .phrase(.differentNumbers(distinctCount)),
        facts.rowCount - facts.missingCount)
    ]
  }

  private var missing: [[Listing.Text]] {
    zip(variable.missingReasons, facts.missing).filter { $0.1 > 0 }.map { reason, n in
      line(
        reason.code.isEmpty ? .phrase(.emptyCode) : .text(reason.code),
        .text(reason.label.inLanguage(language)), n)
    }
  }

  private func line(_ code: Listing.Text, _ label: Listing.Text, _ n: Int) -> [Listing.Text] {
    let share = Double(n) * 100 / Double(rowCount)
    return [code, label, .text(String(n)), rowCount > 0 ? .phrase(.share(percent: share)) : ""]
  }
}

extension Variable {
  /// Answers and missing reasons that the codebook names, the empty field's without a code; none of texts
  /// and numbers.
  var codebookAnswers: [(code: String, label: LocalizedText)] {
    let answers: [(code: String, label: LocalizedText)] =
      switch kind {
      case .categorical(let answers):
        answers.isText ? [] : answers.categories.map { ($0.code, $0.label) }
      case .numeric: []
      case .multiple(let multiple): multiple.items.map { ($0.code, $0.label) }
      }
    return answers + missingReasons.map { ($0.code, $0.label) }
  }

  /// What kind of variable it is, as descriptions tell.
  var type: ListingPhrase.VariableType {
    switch kind {
    case .categorical(let answers):
      answers.isText ? .text : answers.isOrdered ? .ordered : .categorical
    case .numeric(let numbers): numbers.isWhole ? .wholeNumbers : .numeric
    case .multiple: .multipleResponse
    }
  }
}
