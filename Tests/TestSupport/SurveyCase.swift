/// A survey with a script that asks it something.
package struct SurveyCase: Sendable {
  package var survey: PlainSurvey
  package var script: String

  package init(_ survey: PlainSurvey, _ script: String) {
    self.survey = survey
    self.script = script
  }

  /// A random case.
  package init(seed: UInt64) {
    var surveys = SurveyGenerator(seed: seed)
    survey = surveys.survey()
    var questions = QuestionGenerator(seed: seed &* 31 &+ 7, survey: survey)
    script = questions.script()
  }

  /// The smallest survey of which `difference` still tells one, with what it tells.
  package func shrunk(_ difference: (SurveyCase) -> String?) -> (SurveyCase, String)? {
    guard let told = difference(self) else { return nil }
    let smallest = SurveyShrinking.shrink(survey, script: script) { survey in
      difference(SurveyCase(survey, script)) != nil
    }
    let found = SurveyCase(smallest, script)
    return (found, difference(found) ?? told)
  }
}
