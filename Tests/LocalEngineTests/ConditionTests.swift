import Threading
import LocalEngine
import Codebook
import Microdata
import QueryPlan
import TestSupport
import Testing

/// Filters by the slots of coded columns give what filters row by row give.
@Suite struct ConditionTests {
  private static let variables = ["a", "b", "x"]

  private static func survey(_ numbers: inout SeededNumbers) -> PlainSurvey {
    let codes = PlainVariable.Kind.categorical(
      answers: ["1", "2", "3"].map { PlainChoice($0) }, nets: [])
    let rows = (0..<200).map { _ -> PlainRow in
      var row: PlainRow = [:]
      for name in ["a", "b"] where !numbers.chance(0.2) {
        row[name] = .code("\(numbers.whole(1...3))")
      }
      if !numbers.chance(0.2) { row["x"] = .number(Double(numbers.whole(0...5))) }
      return row
    }
    return PlainSurvey(
      variables: [
        PlainVariable("a", kind: codes), PlainVariable("b", kind: codes),
        PlainVariable("x", kind: .numeric(oneARow: false)),
      ], rows: rows)
  }

  private static func condition(_ depth: Int, _ numbers: inout SeededNumbers) -> Condition {
    let truths: [Truth] = [.unknown, .yes, .no]
    switch numbers.whole(0...(depth > 0 ? 6 : 2)) {
    case 0: return .table(.variable("a"), (0..<4).map { _ in numbers.pick(truths) })
    case 1: return .table(.variable("b"), (0..<4).map { _ in numbers.pick(truths) })
    case 2:
      return .comparison(
        .arithmetic(.variable("x"), numbers.pick([.add, .divide]), .variable("a")),
        numbers.pick([.less, .equal]), .constant(Double(numbers.whole(0...6))))
    case 3: return .not(condition(depth - 1, &numbers))
    case 4: return .answered(.variable("x"))
    case 5: return .and((0..<2).map { _ in condition(depth - 1, &numbers) })
    default: return .or((0..<3).map { _ in condition(depth - 1, &numbers) })
    }
  }

  @Test("a filter keeps the same rows by slots and row by row", arguments: 1...200)
  func sameRows(_ seed: Int) throws {
    var numbers = SeededNumbers(seed: UInt64(seed))
    let dataset = Self.survey(&numbers).dataset()
    let filter = Self.condition(3, &numbers)
    let columns = ColumnAccess(dataset: dataset, control: WorkControl())
    let truths = try ConditionKernel(columns: columns).truths(filter)
    let request = CubeRequest(axes: [.variable("a")])
    let found = try MemorySource(dataset).aggregate(
      AggregationPlan(filter: filter, weight: nil, cubes: [request]), control: WorkControl())
    #expect(found.rowsKept == truths.count { $0 == Truth.yes.rawValue })
    #expect(found.rowsUnknown == truths.count { $0 == Truth.unknown.rawValue })
    let codes = try columns.codes(.variable("a")).codes
    let expected = (0..<4).map { slot in
      truths.indices.count { truths[$0] == Truth.yes.rawValue && codes[$0] == slot }
    }
    #expect(found.counts(request)?.counts == expected)
  }
}
