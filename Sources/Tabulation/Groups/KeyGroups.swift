import Statistics
import Codebook
import QueryPlan
import ResultTables

/// One group of rows that measures are taken of: a line of the keys, or all lines together.
struct KeyGroup {
  var entry: AxisEntry
  var evaluation: MeasureEvaluation
  var slots: [[Int]]
}

/// The groups that keys part the rows into, with their Total.
struct KeyGroups {
  let context: TabulationContext
  let parts: [PartLines]
  let total: BannerTotal

  /// - Parameters:
  ///   - keys: nothing puts all rows into one group, the Total.
  ///   - context: the data set and its settings.
  init(_ keys: BoundAxis?, in context: TabulationContext) {
    self.context = context
    parts = (keys?.parts ?? []).map { PartLines($0, in: context) }
    total = BannerTotal(parts)
  }

  private var validity: [AxisSource] { parts.flatMap(\.validity) }

  /// The cubes that some measures of every group read, and those of the notes.
  func requests(_ measures: [Measure]) -> [CubeRequest] {
    let keys = parts.flatMap(\.blocks) + parts.map(\.validity) + [total.sources]
    let wave = context.codebook.waveVariable.map { [CubeRequest(axes: [.variable($0)])] } ?? []
    return keys.flatMap { keys in
      measures.flatMap { MeasureEvaluation.requests($0, keys: keys, in: context) } + [
        CubeRequest(axes: keys)
      ]
    } + TableNotes.requests(validity, in: context) + wave
  }

  /// `Mean of what by Role, Size`: a title that begins with what is measured.
  func title(_ subjects: [String]) -> String {
    let names = parts.map { context.title(of: $0.part) }
    let subject = subjects.joined(separator: ", ")
    return subject + (names.isEmpty ? "" : context.title([], by: names))
  }

  /// The groups of each part in their order, then the Total.
  func groups(
    _ aggregates: Aggregates, order: ([KeyGroup]) -> [KeyGroup] = { $0 }
  ) -> [KeyGroup] {
    let parted = parts.flatMap { order(chosen($0, aggregates).shown) }
    return context.settings.showsTotal || parted.isEmpty ? parted + [everyone(aggregates)] : parted
  }

  private func groups(of part: PartLines, _ aggregates: Aggregates) -> [KeyGroup] {
    let labels = part.part.levels.map { context.variable($0).title(context.settings.language) }
    let linearisation = Linearisation(context: context, aggregates: aggregates)
    return part.lines.map { line in
      KeyGroup(
        entry: AxisEntry(
          variable: part.part.name, variableLabels: labels, path: line.path, line: .answer,
          depth: line.depth),
        evaluation: MeasureEvaluation(
          keys: part.blocks[line.block], linearisation, aggregates), slots: line.slots)
    }
  }

  /// Notes that name the groups without rows that are left out of sight.
  private func hidden(_ aggregates: Aggregates) -> [Note] {
    parts.flatMap { chosen($0, aggregates).notes }
  }

  private func chosen(
    _ part: PartLines, _ aggregates: Aggregates
  ) -> HiddenLines.Choice<KeyGroup> {
    let isNumeric = context.isNumeric(part.part)
    return HiddenLines(settings: context.settings).choose(
      groups(of: part, aggregates).map { group in
        HiddenLines.Candidate(
          line: group, path: group.entry.path,
          n: group.evaluation.evaluate(.count, group.slots).base.n, isNumber: isNumeric)
      }, areBases: false)
  }

  private func everyone(_ aggregates: Aggregates) -> KeyGroup {
    let sums = CubeSums(aggregates: aggregates, codebook: context.codebook)
    return KeyGroup(
      entry: AxisEntry(
        variable: parts.count == 1 ? parts[0].part.name : "", variableLabels: [],
        path: [.word(.total)], line: .total),
      evaluation: MeasureEvaluation(
        context: context, aggregates: aggregates, keys: total.sources),
      slots: sums.answers(total.sources))
  }

  /// Base, rows left out by missing keys, filter.
  func notes(_ aggregates: Aggregates) -> [Note] {
    let sums = CubeSums(aggregates: aggregates, codebook: context.codebook)
    let notes = TableNotes(context: context, sums: sums)
    let all = sums.sum(total.sources, sums.answers(total.sources))
    let names = validity.compactMap(\.variableName)
    return [notes.base(all, subject: Array(validity.prefix(1)), axes: names)]
      + notes.leftOut(validity) + notes.filterNotes + hidden(aggregates)
  }

  /// The rule by which quantiles were taken.
  var quantileNote: Note {
    .method(.quantile(rule: context.quantileRule.rawValue))
  }
}
