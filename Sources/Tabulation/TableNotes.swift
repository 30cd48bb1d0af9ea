import Codebook
import QueryPlan
import ResultTables
import Statistics

/// The notes that every table carries: base, waves, weight, what was left out.
struct TableNotes {
  let context: TabulationContext
  let sums: CubeSums

  /// Cubes that the notes read.
  ///
  /// - Parameters:
  ///   - validity: sources of the variables whose answers a row needs to be in the table.
  ///   - context: names the wave variable.
  /// - Returns: requests that may repeat others of the table.
  static func requests(
    _ validity: [AxisSource], in context: TabulationContext
  ) -> [CubeRequest] {
    let single = validity.map { CubeRequest(axes: [$0]) }
    guard let wave = context.codebook.waveVariable else { return single }
    return single + [CubeRequest(axes: Array(validity.prefix(1)) + [.variable(wave)])]
  }

  /// The number of rows, their waves and their weight.
  ///
  /// - Parameters:
  ///   - totals: what the base comes to.
  ///   - subject: sources whose answers a row of the base has.
  ///   - axes: names of the table's variables.
  ///   - missing: slots of missing answers that the base holds all the same.
  /// - Returns: the note that opens the lines under the table.
  func base(
    _ totals: CellTotals, subject: [AxisSource], axes: [String],
    missing: (AxisSource) -> [Int] = { _ in [] }
  ) -> Note {
    .base(
      n: totals.n, unit: context.codebook.unit,
      waves: waves(subject: Array(subject.prefix(1)), axes: axes, missing), weight: weight(totals))
  }

  func weight(_ totals: CellTotals) -> Note.WeightNote {
    guard let weight = context.weight else { return .unweighted }
    if weight.isFrequency {
      return .frequency(name: weight.variable, weightedN: totals.sumWeights)
    }
    return .weighted(
      name: weight.variable, effectiveN: context.base(totals).effectiveN,
      weightedN: totals.sumWeights, designEffect: context.cellSums(totals).designEffect)
  }

  /// Which waves have rows in the table, and whether it tells them apart.
  private func waves(
    subject: [AxisSource], axes: [String], _ missing: (AxisSource) -> [Int]
  ) -> Note.WaveNote {
    guard let name = context.codebook.waveVariable, let layout = context.variable(name).slotLayout
    else { return .none }
    let slots = subject.map { sums.answers($0) + missing($0) }
    let present = layout.answers.filter { slot in
      sums.sum(subject + [.variable(name)], slots + [[slot]]).n > 0
    }
    let titles = present.map {
      context.variable(name).title(ofSlot: $0, context.settings.language)
    }
    if titles.isEmpty { return .none }
    if titles.count == 1 { return .one(titles[0]) }
    return axes.contains(name) ? .apart(titles) : .together(titles)
  }

  /// Rows that the missing answers of some variables left out, one note a variable.
  ///
  /// - Parameters:
  ///   - validity: sources of the variables.
  ///   - isKept: whether a variable's missing answers of a reason are in the table all the same.
  /// - Returns: notes in the order of the variables.
  func leftOut(
    _ validity: [AxisSource], except isKept: (String, MissingReason) -> Bool = { _, _ in false }
  ) -> [Note] {
    validity.compactMap { source in
      guard let name = source.variableName else { return nil }
      let reasons = reasons(source, context.variable(name)) { isKept(name, $0) }
      return reasons.isEmpty ? nil : .leftOut(variable: name, reasons: reasons)
    }
  }

  private func reasons(
    _ source: AxisSource, _ variable: Variable, except isKept: (MissingReason) -> Bool
  ) -> [Note.ReasonCount] {
    let layout = context.codebook.slotLayout(of: source)
    return variable.missingReasons.enumerated().compactMap { index, reason in
      if isKept(reason) { return nil }
      let n = sums.sum([source], [[layout.slot(ofReason: index)]]).n
      guard n > 0 else { return nil }
      return Note.ReasonCount(
        reason: .missing(reason.label.inLanguage(context.settings.language)), n: n)
    }
  }

  /// What the filter could not decide and the weight did not cover.
  var filterNotes: [Note] {
    var notes: [Note] = []
    if let design = context.codebook.design {
      notes.append(
        .design(
          strata: design.stratumCount, clusters: design.rowsAreUnits ? nil : design.groupCount,
          hasPopulation: design.population != nil,
          single: design.singleUnits == .refuse ? nil : design.singleUnits))
    }
    if !context.filterText.isEmpty {
      notes.append(.filter(text: context.filterText, unknown: sums.aggregates.rowsUnknown))
    }
    let rows = sums.aggregates
    let reasons = [
      (Note.Reason.noWeight, rows.rowsWithoutWeight), (.weightZero, rows.rowsOfWeightZero),
    ].filter { $0.1 > 0 }.map { Note.ReasonCount(reason: $0.0, n: $0.1) }
    if let weight = context.weight, !reasons.isEmpty {
      notes.append(.leftOut(variable: weight.variable, reasons: reasons))
    }
    return notes
  }
}

extension AxisSource {
  /// The variable that the codes belong to, if it is one.
  var variableName: String? {
    switch self {
    case .variable(let name), .state(let name), .item(let name, _),
      .answered(let name):
      name
    case .truth, .coverage, .stratum, .cluster: nil
    }
  }
}
