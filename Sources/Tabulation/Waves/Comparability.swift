import Codebook
import QueryPlan
import ResultTables

/// What makes the answers of two waves less than comparable.
struct Comparability {
  let table: DiffTable
  let titles: (from: String, to: String)
  let sums: CubeSums

  /// The cubes that it reads.
  static func requests(_ subject: PartLines, _ wave: String) -> [CubeRequest] {
    (subject.blocks + [subject.validity]).map { CubeRequest(axes: $0 + [.variable(wave)]) }
  }

  /// What drifted, or that nothing did.
  var notes: [Note] {
    let found = recorded + missing + answersOfOneWave
    return [.comparability(found)]
  }

  /// Drifts that `stack` saw between the codebooks.
  private var recorded: [Note.Drift] {
    let variable = table.question.variable
    return (table.context.codebook.drifts[variable] ?? []).map {
      .codebooks(WaveDrift(variable: variable, difference: $0))
    }
  }

  private var variable: Variable { table.context.variable(table.question.variable) }
  private var language: String { table.context.settings.language }

  private func counts(_ sources: [AxisSource], _ slots: [[Int]]) -> (from: Int, to: Int) {
    let axes = sources + [.variable(table.wave)]
    return (
      sums.sum(axes, slots + [[table.question.from]]).n,
      sums.sum(axes, slots + [[table.question.to]]).n
    )
  }

  /// Missing answers of either wave, by reason.
  private var missing: [Note.Drift] {
    guard let layout = variable.slotLayout else { return [] }
    return variable.missingReasons.enumerated().compactMap { index, reason in
      let found = counts(table.subject.validity, [[layout.slot(ofReason: index)]])
      guard found.from > 0 || found.to > 0 else { return nil }
      return .missing(
        reason: reason.label.inLanguage(language),
        from: Note.WaveCount(wave: titles.from, n: found.from),
        to: Note.WaveCount(wave: titles.to, n: found.to))
    }
  }

  /// Answers that some have in one wave and no one in the other.
  private var answersOfOneWave: [Note.Drift] {
    guard case .numeric = variable.kind else {
      return table.subject.lines.filter { !$0.isNet }.compactMap { line in
        let found = counts(table.subject.blocks[line.block], line.slots)
        guard (found.from == 0) != (found.to == 0) else { return nil }
        return .answerOfOneWave(
          answer: line.path.seen, wave: found.to == 0 ? titles.from : titles.to)
      }
    }
    return []
  }
}
