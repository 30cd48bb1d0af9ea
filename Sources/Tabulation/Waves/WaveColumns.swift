import Codebook
import QueryPlan
import ResultTables

/// Two waves side by side: for everyone, then for each column of a banner.
struct WaveColumns {
  /// The rows of one column in the earlier and the later wave.
  struct Pair {
    var from: CellSet
    var to: CellSet
    /// Names and labels of the variables, the wave last.
    var variable: String
    var variableLabels: [String]
    /// Labels of the banner's categories; empty for everyone.
    var path: [Label]
  }

  let pairs: [Pair]
  /// Titles of the two waves.
  let titles: (from: String, to: String)

  init(_ question: DiffQuestion, wave: String, in context: TabulationContext) {
    let variable = context.variable(wave)
    let language = context.settings.language
    titles = (
      variable.title(ofSlot: question.from, language), variable.title(ofSlot: question.to, language)
    )
    let everyone = Pair(
      from: CellSet([.variable(wave)], [[question.from]]),
      to: CellSet([.variable(wave)], [[question.to]]), variable: wave,
      variableLabels: [variable.title(language)], path: [])
    pairs =
      [everyone]
      + (question.banner?.parts ?? []).flatMap { part in
        Self.pairs(of: PartLines(part, in: context), everyone, context)
      }
  }

  private static func pairs(
    of part: PartLines, _ everyone: Pair, _ context: TabulationContext
  ) -> [Pair] {
    part.lines.map { line in
      let rows = CellSet(part.blocks[line.block], line.slots)
      return Pair(
        from: rows.intersection(everyone.from), to: rows.intersection(everyone.to),
        variable: part.part.name + " > " + everyone.variable,
        variableLabels: part.part.levels.map {
          context.variable($0).title(context.settings.language)
        } + everyone.variableLabels, path: line.path)
    }
  }

  /// One pair for each combination of axes, which alone decide the cubes.
  var counted: [Pair] {
    var axes: Set<[AxisSource]> = []
    return pairs.filter { axes.insert($0.from.axes).inserted }
  }

  /// The three columns of a pair: earlier, later, change.
  func entries(_ pair: Pair) -> [AxisEntry] {
    let change = titles.to + " - " + titles.from
    return [(titles.from, LineKind.answer), (titles.to, .answer), (change, .change)].map {
      AxisEntry(
        variable: pair.variable, variableLabels: pair.variableLabels,
        path: pair.path + [.text($0.0)], line: $0.1)
    }
  }
}
