import TestSupport
import Testing

/// Kleene's tables, and what is unknown for a missing answer.
@Suite struct ThreeValuedLogicTests {
  /// A row for each pair of truths of `p` and `q`: 1 true, 0 false, missing unknown.
  private static let survey = PlainSurvey(
    variables: [
      PlainVariable("p", kind: .numeric(oneARow: false)),
      PlainVariable("q", kind: .numeric(oneARow: true)),
      PlainVariable(
        "a", kind: .categorical(answers: [PlainChoice("x"), PlainChoice("y")], nets: [])),
      PlainVariable("m", kind: .multiple(items: [PlainChoice("i"), PlainChoice("j")])),
    ],
    rows: ["1", "0", "."].flatMap { p in
      ["1", "0", "."].map { q in
        var row: PlainRow = [:]
        if let number = Double(p) { row["p"] = .number(number) }
        if let number = Double(q) { row["q"] = .number(number) }
        row["a"] = p == "." ? .missing("") : .code(p == "1" ? "x" : "y")
        if let chosen = Double(q) { row["m"] = .items(["i": chosen == 1]) }
        return row
      }
    })

  /// Truth of a condition in every row of the survey: T, F or ·.
  private func truths(_ condition: String) throws -> String {
    let shell = Shell(Self.survey)
    let rows = ["T": "(\(condition))", "F": "not (\(condition))"]
    var truths = ""
    for p in ["p = 1", "p = 0", "p is missing"] {
      for q in ["q = 1", "q = 0", "q is missing"] {
        let counts = try rows.filter { _, filter in
          try shell.ask("group show n where (\(p)) and (\(q)) and \(filter)")
            .value("n", row: "Total") == 1
        }
        truths += counts.count == 1 ? counts.keys.joined() : counts.isEmpty ? "·" : "?"
      }
    }
    return truths
  }

  @Test(
    "tables of truth, p down and q across: true, false, unknown",
    arguments: [
      ("p = 1 and q = 1", "TF·" + "FFF" + "·F·"),
      ("p = 1 or q = 1", "TTT" + "TF·" + "T··"),
      ("not p = 1", "FFF" + "TTT" + "···"),
      ("p != 1", "FFF" + "TTT" + "···"),
      ("not (p = 1 and q = 1)", "FT·" + "TTT" + "·T·"),
      ("p = 1 and not p = 1", "FFF" + "FFF" + "···"),
      ("p = q", "TF·" + "FT·" + "···"),
      ("p is missing", "FFF" + "FFF" + "TTT"),
      ("q is answered", "TTF" + "TTF" + "TTF"),
      ("p in (0, 5)", "FFF" + "TTT" + "···"),
      ("q not in 0..0", "TF·" + "TF·" + "TF·"),
      ("a = x", "TTT" + "FFF" + "···"),
      ("a not in (x, y)", "FFF" + "FFF" + "···"),
      ("a like \"x\" or q > 0", "TTT" + "TF·" + "T··"),
      ("m has i", "TF·" + "TF·" + "TF·"),
      ("m has any (i, j)", "TF·" + "TF·" + "TF·"),
      ("m has all (i, j)", "FF·" + "FF·" + "FF·"),
      ("m is missing", "FFT" + "FFT" + "FFT"),
      ("q / p > 0", "TF·" + "···" + "···"),
    ])
  func tables(_ condition: String, _ expected: String) throws {
    #expect(try truths(condition) == expected)
  }
}
