import TestSupport
import Testing

/// The whole program against a row-by-row evaluator that shares nothing with it but the parser.
@Suite struct RandomSurveyTests {
  /// How the program's answer differs from the naive one.
  private static func difference(_ asked: SurveyCase) -> String? {
    let shell = Shell(asked.survey)
    do {
      var naive = NaiveEvaluator(asked.survey)
      let expected = try naive.answer(asked.script)
      let found = try shell.ask(asked.script)
      return TidyDifference.describe(found: found, expected: expected)
    } catch NaiveError.noWeight(let weight) {
      return shell.run(asked.script).error == nil ? "`\(weight)` weighs nothing" : nil
    } catch let error as ShellError where error.text.contains("error[unusable-weight]") {
      // A standing weight that another replaces is refused all the same.
      return nil
    } catch let error as ShellError
      where ["not-ten-points", "short-scale"].contains(where: error.text.contains)
    {
      // A survey that was made smaller has lost the scale.
      return nil
    } catch {
      return "\(error)"
    }
  }

  @Test("random questions to random surveys have the naive answer", arguments: 0..<10)
  func agreesWithNaiveEvaluator(_ block: Int) {
    for seed in UInt64(block) * 50..<UInt64(block) * 50 + 50 {
      guard let (asked, told) = SurveyCase(seed: seed).shrunk(Self.difference) else { continue }
      Issue.record("seed \(seed)\n\(asked.script)\n\(asked.survey)\n\(told)")
      return
    }
  }
}
