/// Makes a failing case small enough to be read.
package enum SurveyShrinking {
  /// The smallest survey found that still fails.
  ///
  /// Rows are dropped, then variables that the script does not name, then answers are emptied and
  /// numbers made plain, for as long as the failure stays.
  ///
  /// - Complexity: O(rows · variables) calls of `fails`, a few times over.
  package static func shrink(
    _ survey: PlainSurvey, script: String, fails: (PlainSurvey) -> Bool
  ) -> PlainSurvey {
    var smallest = survey
    var isSmaller = true
    while isSmaller {
      isSmaller = false
      for candidate in candidates(smallest, script) where fails(candidate) {
        smallest = candidate
        isSmaller = true
        break
      }
    }
    return smallest
  }

  /// Surveys that are simpler by one step, the boldest steps first.
  private static func candidates(_ survey: PlainSurvey, _ script: String) -> [PlainSurvey] {
    let counts = [survey.rows.count / 2, survey.rows.count / 4, 1].filter { $0 > 0 }
    let fewerRows = Set(counts).sorted(by: >).flatMap { count in
      stride(from: 0, to: survey.rows.count, by: count).map { start in
        var smaller = survey
        smaller.rows.removeSubrange(start..<min(start + count, survey.rows.count))
        return smaller
      }
    }
    let fewerVariables = survey.variables
      .filter { $0.name != survey.waveVariable && !script.contains($0.name) }
      .map { survey.without($0.name) }
    return fewerRows + fewerVariables + simpler(survey)
  }

  private static func simpler(_ survey: PlainSurvey) -> [PlainSurvey] {
    survey.rows.indices.flatMap { row in
      survey.variables.flatMap { variable in
        (survey.rows[row][variable.name]?.simpler ?? []).map { answer in
          var simpler = survey
          simpler.rows[row][variable.name] = answer
          return simpler
        }
      }
    }
  }
}

extension PlainSurvey {
  fileprivate func without(_ name: String) -> PlainSurvey {
    var smaller = self
    smaller.variables.removeAll { $0.name == name }
    for row in smaller.rows.indices { smaller.rows[row][name] = nil }
    return smaller
  }
}

extension PlainAnswer {
  /// Answers that are plainer than this one, the plainest first; each step ends somewhere.
  fileprivate var simpler: [PlainAnswer] {
    switch self {
    case .missing(""): []
    case .missing: [.missing("")]
    case .code: [.missing("")]
    case .number(1): []
    case .number(0): [.number(1)]
    case .number(let number):
      number == number.rounded() ? [.number(1)] : [.number(1), .number(number.rounded())]
    case .items(let items):
      items.count > 1
        ? items.keys.sorted().map { key in .items(items.filter { $0.key != key }) }
        : [.missing("")]
    }
  }
}
