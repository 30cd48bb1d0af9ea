/// The reference file that statistics are checked with: 658 rows made from a formula.
///
/// For i = 0 … 657, u(k) = ((7919·i·k + 104729·k) mod 10007)/10007;
/// role = 1 + [u(3) > .35] + [u(3) > .75]; telework = 1 if u(5) < (.25, .40, .55)[role], else 2;
/// wave = 2020 if u(11) < .5, else 2021; score = min(floor(11·u(13)), 10);
/// w = 0.4 + 1.6·u(17), rounded to 4 decimals.
package enum ReferenceFile {
  package static let rowCount = 658

  /// As a comma-separated file with the codes of all answers.
  package static let csv: String = {
    let lines = (0..<rowCount).map { index in
      let row = row(index)
      return "\(row.role),\(row.telework),\(row.wave),\(row.score),\(row.weight)"
    }
    return (["role,telework,wave,score,w"] + lines).joined(separator: "\n") + "\n"
  }()

  /// As a survey with role, telework and wave for answers, score and w for numbers.
  package static let survey: PlainSurvey = {
    let codes = { (codes: [String]) in
      PlainVariable.Kind.categorical(answers: codes.map { PlainChoice($0) }, nets: [])
    }
    return PlainSurvey(
      variables: [
        PlainVariable("role", kind: codes(["1", "2", "3"])),
        PlainVariable("telework", kind: codes(["1", "2"])),
        PlainVariable("wave", kind: codes(["2020", "2021"])),
        PlainVariable("score", kind: .numeric(oneARow: false)),
        PlainVariable("w", kind: .numeric(oneARow: false)),
      ],
      rows: (0..<rowCount).map { index in
        let row = row(index)
        return [
          "role": .code("\(row.role)"), "telework": .code("\(row.telework)"),
          "wave": .code("\(row.wave)"), "score": .number(Double(row.score)),
          "w": .number(row.weight),
        ]
      },
      waveVariable: "wave")
  }()

  private static func row(
    _ index: Int
  ) -> (role: Int, telework: Int, wave: Int, score: Int, weight: Double) {
    let uniform = { (stream: Int) in
      Double((7919 * index * stream + 104_729 * stream) % 10_007) / 10_007
    }
    let role = 1 + (uniform(3) > 0.35 ? 1 : 0) + (uniform(3) > 0.75 ? 1 : 0)
    let threshold = [0.25, 0.40, 0.55][role - 1]
    let weight = 0.4 + 1.6 * uniform(17)
    return (
      role: role,
      telework: uniform(5) < threshold ? 1 : 2,
      wave: uniform(11) < 0.5 ? 2020 : 2021,
      score: Int(min((11 * uniform(13)).rounded(.down), 10)),
      weight: (weight * 10_000).rounded(.toNearestOrEven) / 10_000
    )
  }
}
