import Diagnostics
import TestSupport
import Testing

/// The smallest `rake` of each error, with its place between ① and ②.
@Suite struct RakeErrorTests {
  /// Eight rows: half of each role, one of them without a wave.
  private static let survey: PlainSurvey = {
    let codes = { (codes: [String], nets: [PlainNet]) in
      PlainVariable.Kind.categorical(answers: codes.map { PlainChoice($0) }, nets: nets)
    }
    let staff = PlainNet(PlainChoice("staff"), members: ["agent", "head"])
    return PlainSurvey(
      variables: [
        PlainVariable("role", kind: codes(["agent", "head", "elected"], [staff])),
        PlainVariable("size", kind: codes(["1", "2"], [])),
        PlainVariable("wave", kind: codes(["2020", "2021"], [])),
        PlainVariable("age", kind: .numeric(oneARow: false)),
        PlainVariable("w", kind: .numeric(oneARow: true)),
        PlainVariable("media", kind: .multiple(items: [PlainChoice("website")])),
      ],
      rows: (0..<8).map { row in
        var answers: PlainRow = [
          "role": .code(row < 4 ? "agent" : "elected"), "size": .code(row % 2 == 0 ? "1" : "2"),
          "age": .number(row % 2 == 0 ? 18 : 34), "w": .number(row == 0 ? 3 : 0.5),
          "media": .items(["website": true]),
        ]
        if row > 0 { answers["wave"] = .code("2020") }
        return answers
      })
  }()

  private static let roles = "role to (agent 50 %, elected 50 %)"

  @Test(
    "each error stands where its cause does",
    arguments: [
      ("unknown-variable", "rake ①rolle② to (agent 100 %) as x"),
      ("unknown-category", "rake role to (①agnt② 100 %) as x"),
      ("unknown-category", "rake age to (①19② 100 %) as x"),
      ("unknown-parameter", "rake role to (agent ①$share②) as x"),
      ("multiple-response", "rake ①media② to (website 100 %) as x"),
      ("net-target", "rake role to (①staff② 50 %, elected 50 %) as x"),
      ("not-a-target", "rake role to (agent ①-50 %②, elected 150 %) as x"),
      ("not-a-target", "rake ①role② to (agent 0, elected 0) as x"),
      ("answer-twice", "rake ①role② to (agent 50 %, agent 50 %) as x"),
      ("margin-twice", "rake \(roles), ①role② to (agent 50 %, elected 50 %) as x"),
      ("margin-twice", "rake role > ①role② to (agent > agent 100 %) as x"),
      ("mixed-targets", "rake ①role② to (agent 50 %, elected 50) as x"),
      ("target-sum", "rake ①role② to (agent 50 %, elected 49 %) as x"),
      ("target-sum", "rake role to (agent 500, elected 500), ①size② to (1 500, 2 600) as x"),
      ("rake-limits", "rake \(roles) bounds ①1..3② as x"),
      ("rake-limits", "rake \(roles) bounds ①0.5..1② as x"),
      ("rake-limits", "rake \(roles) trim ①1② as x"),
      (
        "rake-limits",
        "rake ①role② to (agent 50 %, elected 50 %) weight w bounds 0.9.. trim 1.1 as x"
      ),
      ("name-taken", "rake \(roles) as ①role② replace"),
      ("name-taken", "rake \(roles) as ①size②"),
      ("nothing-found", "rake ①role② to (agent 50 %, elected 50 %) where age > 99 as x"),
      ("missing-on-margin", "rake ①wave② to (2020 100 %) as x"),
      ("no-target", "rake ①role② to (agent 100 %) as x"),
      ("no-target", "rake ①role > size② to (agent > 1 50 %, elected > 1 50 %) as x"),
      ("target-without-rows", "rake ①role② to (agent 40 %, head 20 %, elected 40 %) as x"),
      ("zero-target", "rake ①role② to (agent 100 %, elected 0 %) as x"),
      ("not-converged", "rake ①role② to (agent 10 %, elected 90 %) bounds 0.9..1.1 as x"),
      ("not-numeric", "rake \(roles) weight ①role② as x"),
    ])
  func place(_ code: String, _ marked: String) {
    expect(marked, finds: code, in: Self.survey)
  }

  @Test("a target of 0 for an answer without rows is met")
  func zeroWithoutRows() throws {
    let records = try Shell(Self.survey).ask(
      "rake role to (agent 40 %, head 0 %, elected 60 %) as x")
    #expect(records.value("percent", row: "head", column: "After") == 0)
    #expect(records.value("percent", row: "elected", column: "After") == 60)
  }

  @Test("the rows that lack an answer are told with the condition that leaves them out")
  func missing() {
    let answer = Shell(Self.survey).run("rake wave to (2020 100 %) as x")
    #expect(answer.diagnostics.first?.message == "no answer to `wave` in 1 row")
    #expect(answer.diagnostics.first?.hint?.contains("`where wave is answered`") == true)
  }

  @Test("a numeric variable of few values has its numbers for answers")
  func numeric() throws {
    let records = try Shell(Self.survey).ask("rake age to (18 25 %, 34 75 %) as x")
    #expect(records.value("percent", row: "34", column: "After") == 75)
  }
}
