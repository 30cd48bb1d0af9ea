import Codebook
package import ResultTables

/// A notice of every kind, with counts of a number of things and names that are no words.
///
/// Each case names the next: a switch without a default, so that the compiler tells of a notice that has
/// no sample.
package struct NoticeSamples {
  private let n: Int

  /// - Parameter n: what is counted in them.
  package init(counting n: Int) { self.n = n }

  package var all: [Notice] { Array(sequence(first: Notice.loaded("v1.v2"), next: next)) }

  private var told: ToldCount { .exactly(n) }

  private func next(_ notice: Notice) -> Notice? {
    switch notice {
    case .loaded:
      .codebook(
        file: "v1", described: 11, names: 1, numbered: ["v2"], moreNumbered: 1, made: ["v3"],
        moreMade: 1)
    case .codebook: .replaced(dataset: "v1")
    case .replaced: .shippedData(dataset: "v1", rows: n, unit: .respondents)
    case .shippedData: .asking(dataset: "v1")
    case .asking:
      .joined(variables: n, keys: ["v1"], unmatched: told, rows: told, unused: told, file: "v2")
    case .joined: .stacked(rows: n, waves: n, dataset: "v1")
    case .stacked: .drift(.init(variable: "v1", difference: .notAsked(waves: ["v2"])))
    case .drift(let drift): next(drift)
    case .wavesTold: .filterOff(rows: told)
    case .filterOff: .filterOn(kept: told, rows: told, unknown: told)
    case .filterOn:
      .selected(
        isKept: true, taken: told, rows: told, truths: .init(yes: told, no: told, unknown: told))
    case .selected(isKept: true, _, _, _):
      .selected(isKept: false, taken: .allButFewerThan(5), rows: .fewerThan(5), truths: nil)
    case .selected: .droppedDuplicates(told, rows: told)
    case .droppedDuplicates: .droppedVariables(["v1", "v2"], grids: ["v3"])
    case .droppedVariables: .weightOff
    case .weightOff: .weightOn(variable: "v1", isFrequency: false)
    case .weightOn(_, isFrequency: false): .weightOn(variable: "v1", isFrequency: true)
    case .weightOn: .designOff
    case .designOff: .designOn(strata: n, units: n, areRows: true, population: nil)
    case .designOn(_, _, areRows: true, _):
      .designOn(strata: n, units: n, areRows: false, population: "v1")
    case .designOn: .singleUnits(strata: n, rule: .refuse)
    case .singleUnits(_, .refuse): .singleUnits(strata: n, rule: .certainty)
    case .singleUnits(_, .certainty): .singleUnits(strata: n, rule: .centred)
    case .singleUnits: .disclosureOff
    case .disclosureOff: .disclosureOn(threshold: 5, hidesMore: true, rounding: 3)
    case .disclosureOn: .earlierResultsHidden
    case .earlierResultsHidden: made(.changed, .numbers, [])
    case .made(.changed, _, _, _): made(.defined, .items(n), [.ranks(leftOut: told)])
    case .made(.defined, _, _, _): made(.derived, .numbers, remarks)
    case .made(.derived, _, _, _): made(.recoded, .answers(n), [])
    case .made: .ordered(variable: "v1", answers: ["v2"], more: n)
    case .ordered:
      .scored(variable: "v1", scores: ["v2 1"], without: [.init(text: "v3", rows: told)])
    case .scored: .againstLabels(variable: "v1", ends: "1 v2 … 5 v3", turn: "score v1: 5..1")
    case .againstLabels: .madeGrid(name: "v1", items: n, answers: n)
    case .madeGrid(_, _, .some): .madeGrid(name: "v1", items: n, answers: nil)
    case .madeGrid: .blankItems(some: told, none: told)
    case .blankItems: .renamed("v1", to: "v2")
    case .renamed: .moreRenamed(n)
    case .moreRenamed:
      .unread(rows: told, variable: "v1", texts: [.init(text: "v2", rows: told)], more: n)
    case .unread: .withoutRule(rows: told)
    case .withoutRule: .gap("v1", "v2")
    case .gap: .targetsAreShares(variable: "v1")
    case .targetsAreShares: .targetsScaled(variable: "v1", from: 99.5, to: 100, arePercent: true)
    case .targetsScaled:
      .raked(
        name: "v1", rows: n, withoutWeight: n, effectiveBase: 9.5, designEffect: 1.5, turnOn: "v1")
    case .raked: .setting(name: "percent", value: "row")
    case .setting: .parameterKept(name: "v1")
    case .parameterKept: .undone(statement: "v1")
    case .undone: .asked(statement: "v1")
    case .asked: .saved(statements: n, path: "v1")
    case .saved: .wrote(path: "v1", rows: told)
    case .wrote: .wroteBook(tables: n, path: "v1")
    case .wroteBook: .emptyFields(.absent(.noAnswers, lines: ["v1"], more: n))
    case .emptyFields: .elapsed(0.0123)
    case .elapsed: .interrupted
    case .interrupted: .answerNotShown
    case .answerNotShown: .claimsFailed(n, of: n)
    case .claimsFailed: .nothingListed(.datasets)
    case .nothingListed(.datasets): .nothingListed(.results)
    case .nothingListed(.results): .nothingListed(.parameters)
    case .nothingListed(.parameters): .nothingListed(.claims)
    case .nothingListed(.claims): .filter(nil)
    case .filter(nil): .filter("v1 = 1")
    case .filter: .weight("v1", isFrequency: true, offered: [])
    case .weight(.some, _, _): .weight(nil, isFrequency: false, offered: ["v1"])
    case .weight: .noPlan
    case .noPlan: .plan(plan)
    case .plan: nil
    }
  }

  private func next(_ drift: WaveDrift) -> Notice {
    let difference: WaveDrift.Difference
    switch drift.difference {
    case .notAsked: difference = .labels(["v2", "v3"])
    case .labels: difference = .questions(["v2", "v3"])
    case .questions: difference = .answersOfOneWave([.init(wave: "v2", codes: ["v3"])])
    case .answersOfOneWave: difference = .changedLabels((1...8 + max(n, 1)).map { "v\($0)" })
    case .changedLabels: return .wavesTold(by: "v1")
    }
    return .drift(.init(variable: "v1", difference: difference))
  }

  private func made(
    _ making: Notice.Making, _ kind: VariableSummary.Kind, _ remarks: [Notice.Remark]
  ) -> Notice {
    .made(making, name: "v1", .init(kind: kind, missing: told), remarks)
  }

  private var remarks: [Notice.Remark] {
    [
      .othersKept(in: "v2"), .keys(n), .unweighted, .periodsThatOccur(most: 400),
      .withoutText(rows: told), .laterRule(rows: told),
      .notComputable(rows: told),
    ]
  }

  private var plan: PlanNotice {
    let columns: [CountingPass.Column] = [.named("v1"), .condition, .base, .strata, .clusters]
    let kernels: [CountingPass.Kernel] = [
      .rowsAlone, .rowsOfRunsCompared, .groupsCompared, .rowsCompared, .pairsOfRows,
      .cells(bits: 8),
    ]
    return PlanNotice(
      dataset: "v1", rows: told, kept: told, cubes: n, cells: n,
      passes: kernels.map {
        CountingPass(
          rows: n, cells: n, columns: columns, kernel: $0, hasSmallWeights: true, bytes: n)
      }, times: .init(bind: 0.001, count: 0.002, tabulate: 0.003))
  }
}
