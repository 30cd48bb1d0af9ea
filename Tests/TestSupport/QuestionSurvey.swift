extension PlainSurvey {
  /// Rows with answers `1` … of questions `v0`, `v1` …, each of so many answers, and a weight `w`.
  package static func ofQuestions(
    _ answers: [Int], rowCount: Int, seed: UInt64, missing: Double = 0.1,
    weight: (inout SeededNumbers) -> Double?
  ) -> PlainSurvey {
    var numbers = SeededNumbers(seed: seed)
    let rows = (0..<rowCount).map { _ -> PlainRow in
      var row: PlainRow = [:]
      row["w"] = weight(&numbers).map { .number($0) }
      for (index, count) in answers.enumerated() where !numbers.chance(missing) {
        row["v\(index)"] = .code("\(numbers.whole(1...count))")
      }
      return row
    }
    return PlainSurvey(
      variables: answers.enumerated().map { index, count in
        PlainVariable(
          "v\(index)",
          kind: .categorical(answers: (1...count).map { PlainChoice("\($0)") }, nets: []))
      } + [PlainVariable("w", kind: .numeric(oneARow: true))], rows: rows)
  }
}
