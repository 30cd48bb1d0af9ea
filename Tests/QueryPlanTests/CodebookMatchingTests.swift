import Codebook
import QueryPlan
import Testing

@Suite("variables and answers of a codebook")
struct CodebookMatchingTests {
  private func variable(_ name: String, _ label: String = "") -> Variable {
    Variable(
      name: name, label: LocalizedText(label),
      kind: .numeric(NumberScale(isWhole: true, distinct: nil)))
  }

  private func pairs(
    _ data: [Variable], _ described: [Variable], numbered: Set<String> = []
  ) -> [String: String] {
    let matching = CodebookMatching(
      data: Codebook(name: "d", variables: data),
      described: Codebook(name: "c", variables: described), numbered: numbered)
    return Dictionary(uniqueKeysWithValues: matching.pairs.map { ($0.name, $0.described) })
  }

  @Test("a name wins over a label, in any case")
  func names() {
    let found = pairs(
      [variable("AGE", "Sex"), variable("b", "x")], [variable("age"), variable("sex", "Sex")])
    #expect(found == ["AGE": "age"])
  }

  @Test("a heading is found as label, question or name of the codebook")
  func headings() {
    #expect(pairs([variable("How  old?")], [variable("age", "how old?")]) == ["How  old?": "age"])
    #expect(pairs([variable("q1", "Age")], [variable("age")]) == ["q1": "age"])
  }

  @Test("names by place are passed over while headings are known")
  func numbered() {
    let data = [variable("q1", "City"), variable("q2", "Age")]
    let described = [variable("q1", "Age"), variable("q2", "Sex")]
    #expect(pairs(data, described, numbered: ["q1", "q2"]) == ["q2": "q1"])
    let others = [variable("q1", "Years"), variable("q2", "Gender")]
    #expect(pairs(data, others, numbered: ["q1", "q2"]) == ["q1": "q1", "q2": "q2"])
  }

  @Test("one label on several variables pairs them in order, where they are as many")
  func repeated() {
    let data = [variable("a", "Yes"), variable("b", "Yes")]
    let described = [variable("x", "Yes"), variable("y", "Yes")]
    #expect(pairs(data, described) == ["a": "x", "b": "y"])
    #expect(pairs(data, described + [variable("z", "Yes")]).isEmpty)
  }

  @Test("codes are compared as numbers, and labels where no code is known")
  func codes() throws {
    let given = AnswerList(categories: [
      Category(code: "1", label: "Low"), Category(code: "2", label: "High"),
    ])
    let numbers = DescribedAnswers(
      variable("a"), given, reasons: [MissingReason(code: "9", label: "DK", isAsked: true)],
      numbers: [1, 3, 9])
    guard case .categorical(let answers) = numbers.variable.kind else {
      Issue.record("no answers")
      return
    }
    #expect(answers.categories.map(\.code) == ["1", "2", "3"])
    #expect(numbers.unknown.map(\.code) == ["3"])
    #expect(numbers.variable.missingReasons.map(\.code) == ["", "9"])
    let texts = Variable(
      name: "t",
      kind: .categorical(
        AnswerList(
          categories: [Category(code: "high", label: ""), Category(code: "Low", label: "")],
          isText: true)))
    let byLabel = DescribedAnswers(texts, given, reasons: [], numbers: nil)
    guard case .slots(_, let table)? = byLabel.rows else {
      Issue.record("no rows")
      return
    }
    #expect(table == [0, 2, 1])
  }

  @Test("what is mostly not described stays as it is")
  func open() {
    let given = AnswerList(categories: [Category(code: "0", label: "None")])
    let made = DescribedAnswers(
      variable("income"), given, reasons: [], numbers: (0..<50).map { Double($0) * 100 })
    #expect(made.staysAsItIs)
    #expect(made.rows == nil)
  }
}
