import Diagnostics
import TestSupport
import Testing

/// The smallest statement of each binding error, with its place between ① and ②.
@Suite struct BindingErrorTests {
  /// A survey of four town halls with a variable of every kind.
  private static let survey: PlainSurvey = {
    let codes = { (codes: [String], nets: [PlainNet]) in
      PlainVariable.Kind.categorical(answers: codes.map { PlainChoice($0) }, nets: nets)
    }
    let anyTelework = PlainNet(PlainChoice("any"), members: ["regular", "occasional"])
    return PlainSurvey(
      variables: [
        PlainVariable("telework", kind: codes(["regular", "occasional", "no"], [anyTelework])),
        PlainVariable("role", label: "Function", kind: codes(["agent", "elected"], [])),
        PlainVariable("age", kind: .numeric(oneARow: false)),
        PlainVariable("AGE", kind: .numeric(oneARow: false)),
        PlainVariable("perception", kind: .numeric(oneARow: false)),
        PlainVariable("w", kind: .numeric(oneARow: true)),
        PlainVariable("wave", kind: codes(["2020", "2021"], [])),
        PlainVariable("media_website", kind: codes(["yes", "no"], [])),
        PlainVariable("media_app", kind: codes(["yes", "no"], [])),
        PlainVariable("media", kind: .multiple(items: [PlainChoice("website")])),
      ],
      rows: (0..<4).map { row in
        [
          "telework": .code(row < 2 ? "regular" : "no"), "role": .code("agent"),
          "perception": .number(Double(row)), "w": .number(1),
          "wave": .code(row < 3 ? "2020" : "2021"), "media": .items(["website": true]),
        ]
      },
      waveVariable: "wave")
  }()

  @Test(
    "each error stands where its cause does",
    arguments: [
      ("unknown-variable", "crosstab ①telewrok② by role"),
      ("unknown-variable", "freq ①function②"),
      ("ambiguous-variable", "freq ①Age②"),
      ("unknown-category", "freq telework where role = ①electd②"),
      ("unknown-category", "freq telework where media has ①app②"),
      ("not-numeric", "summarize ①role②"),
      ("not-multiple", "freq role where ①role② has elected"),
      ("multiple-response", "freq telework where ①media② = website"),
      ("not-ordered", "freq telework where role < ①3②"),
      ("not-a-number", "freq telework where perception = ①\"high\"②"),
      ("not-a-condition", "freq telework where ①perception②"),
      ("not-numeric", "derive x = ①role② + 1"),
      ("not-arithmetic", "derive x = perception + ①trim(role)②"),
      ("not-text", "freq telework where ①perception② like \"7*\""),
      ("unknown-parameter", "freq telework where wave = ①$year②"),
      ("unknown-measure", "group by role show ①average(perception)②"),
      ("wrong-arguments", "group by role show ①mean(perception, role)②"),
      ("wrong-arguments", "derive x = ①count(media, media)② + 1"),
      ("backwards-range", "freq ①media_app..media_website②"),
      ("nothing-to-tabulate", "book ①w② by role to \"t.xlsx\""),
      ("unknown-variable", "book telework, ①rolle② to \"t.xlsx\""),
      ("unknown-wave", "claim \"c\" delta(telework = any, ①2019②, 2021) < 0 pt"),
      ("wave-left-out", "claim \"c\" ①delta(telework = any, 2020, 2021)② < 0 pt where wave = 2021"),
      ("no-numbers", "crosstab telework by role show ①mean②"),
      ("no-numbers", "freq media show ①top2②"),
      ("not-ten-points", "freq perception show ①nps②"),
      ("short-scale", "freq role show ①top2②"),
      ("unsortable", "crosstab telework by role sort ①mean②"),
      ("nothing-compared", "crosstab perception by role show median ①test letters②"),
      ("wrong-statistic", "freq telework show ①column%②"),
      ("not-numeric", "freq role weight ①role②"),
    ])
  func place(_ code: String, _ marked: String) {
    expect(marked, finds: code, in: Self.survey)
  }

  @Test(
    "numbers head rows and columns where they are few, however they are kept",
    arguments: [
      "crosstab telework by ①w②", "book telework by ①w② to \"t.xlsx\"",
      "crosstab w by role show ①top2②", "rake ①w② to (1 100 %) as x",
    ])
  func manyNumbers(_ marked: String) {
    var survey = Self.survey
    survey.rows = (0..<4_200).map { row in
      survey.rows[row % 4].merging(["w": .number(Double(row) / 8)]) { _, number in number }
    }
    expect(marked, finds: "too-many-values", in: survey)
    let few = Shell(Self.survey).run("crosstab telework by w")
    #expect(few.diagnostics.isEmpty && !few.tidy.isEmpty)
  }

  @Test("a change without a wave variable")
  func noWave() {
    var survey = Self.survey
    survey.waveVariable = nil
    expect(
      "claim \"c\" ①delta(mean(perception), 2020, 2021)② < 0", finds: "no-wave", in: survey)
  }

  @Test("a table of too many cells has no place of its own")
  func tooManyCells() {
    let answer = Shell(Self.survey).run("set cells 3\ncrosstab telework by role")
    #expect(answer.diagnostics.map(\.code) == ["too-many-cells"])
    #expect(answer.tidy.isEmpty)
  }

  @Test(
    "a weight is refused for its reason",
    arguments: [
      ([-1, 1, 1, 1], "row 1 has -1"), ([0, 0, 0, 0], "0"),
    ] as [([Double], String)])
  func weights(_ weights: [Double], _ reason: String) {
    var survey = Self.survey
    for (row, weight) in weights.enumerated() { survey.rows[row]["w"] = .number(weight) }
    expect("freq role weight ①w②", finds: "unusable-weight", in: survey)
    let message = Shell(survey).run("weight w").error ?? ""
    #expect(message.contains(reason), "\(message)")
  }

  @Test("a code that is nearly right is offered as the repair")
  func repair() {
    let answer = Shell(Self.survey).run("freq telework where role = electd")
    #expect(answer.diagnostics.first?.fix?.replacement == "elected")
  }

  @Test("the words of a label lead to its variable")
  func label() {
    let answer = Shell(Self.survey).run("freq function")
    #expect(answer.diagnostics.first?.hint == "its words stand in the label of: `role`")
  }

  @Test("a word of a long name leads to its variable")
  func partOfName() {
    let answer = Shell(Self.survey).run("rename role `Q2 Which rôle?`\nfreq ROLE")
    #expect(answer.diagnostics.last?.hint == "its words stand in the name of: `Q2 Which rôle?`")
  }
}
