import TestSupport
import Testing

/// Small tables swept whole, against the row-by-row evaluator.
@Suite struct SmallSpaceTests {
  /// What may stand in a cell: nobody, or one respondent of some weight.
  private enum Cell: Equatable {
    case empty
    case respondent(weight: Double)
  }

  private static let question = """
    crosstab a by c show n, weighted n, effective n, column%, row%, total%, se, ci weight w
    """

  private static func survey(_ cells: [Cell], columns: Int) -> PlainSurvey {
    let codes = { (count: Int) in
      PlainVariable.Kind.categorical(
        answers: (1...count).map { PlainChoice("\($0)") }, nets: [])
    }
    return PlainSurvey(
      variables: [
        PlainVariable("a", kind: codes(cells.count / columns)),
        PlainVariable("c", kind: codes(columns)),
        PlainVariable("w", kind: .numeric(oneARow: false)),
      ],
      rows: cells.enumerated().compactMap { index, cell in
        guard case .respondent(let weight) = cell else { return nil }
        return [
          "a": .code("\(index / columns + 1)"), "c": .code("\(index % columns + 1)"),
          "w": .number(weight),
        ]
      })
  }

  /// Every filling of so many cells that begins with one.
  private static func fillings(_ count: Int, of choices: [Cell], first: Cell) -> [[Cell]] {
    (1..<count).reduce([[first]]) { fillings, _ in
      fillings.flatMap { filling in choices.map { filling + [$0] } }
    }
  }

  private static func difference(_ survey: PlainSurvey) -> String? {
    let shell = Shell(survey)
    do {
      var naive = NaiveEvaluator(survey)
      let expected = try naive.answer(question)
      return TidyDifference.describe(found: try shell.ask(question), expected: expected)
    } catch NaiveError.noWeight {
      let error = shell.run(question).error
      return error?.contains("unusable-weight") == true ? nil : "a weight of 0 was taken"
    } catch {
      return "\(error)"
    }
  }

  private static func sweep(_ fillings: [[Cell]], columns: Int) {
    for cells in fillings {
      let survey = survey(cells, columns: columns)
      guard let told = difference(survey) else { continue }
      Issue.record("\(survey)\n\(told)")
      return
    }
  }

  @Test("every 2 × 2 table of at most one respondent a cell", arguments: [nil, 0, 0.5, 1])
  func twoByTwo(_ first: Double?) {
    let weighted = [0, 0.5, 1].map { Cell.respondent(weight: $0) }
    let corner = first.map { Cell.respondent(weight: $0) } ?? .empty
    let fillings = Self.fillings(4, of: [.empty] + weighted, first: corner)
    #expect(fillings.count == 64)
    Self.sweep(fillings, columns: 2)
  }

  @Test("every 2 × 3 table of one respondent a cell", arguments: [0, 0.5, 1])
  func twoByThree(_ first: Double) {
    let weighted = [0, 0.5, 1].map { Cell.respondent(weight: $0) }
    let fillings = Self.fillings(6, of: weighted, first: .respondent(weight: first))
    #expect(fillings.count == 243)
    Self.sweep(fillings, columns: 3)
  }
}
