import Codebook
import QueryPlan
import Testing

@Suite struct LineCountTests {
  private static let codebook = Codebook(
    name: "d",
    variables: (0..<8).map { index in
      let categories = (0..<1_000).map { Category(code: "\($0)", label: "") }
      return Variable(
        name: "v\(index)",
        missingReasons: [.noAnswer, MissingReason(code: "dk", label: "", isAsked: true)],
        kind: .categorical(AnswerList(categories: categories)))
    })

  @Test("levels multiply, and reasons add to the last one")
  func product() {
    let part = BoundPart(levels: ["v0", "v1"])
    #expect(Self.codebook.lineCount(of: part) == 1_000_000)
    #expect(Self.codebook.lineCount(of: part, withMissing: true) == 1_002_000)
  }

  @Test("a product that no integer holds is the largest one")
  func saturates() {
    let part = BoundPart(levels: (0..<8).map { "v\($0)" })
    #expect(Self.codebook.lineCount(of: part) == .max)
  }

  @Test("a name that is no variable has no lines")
  func unknown() { #expect(Self.codebook.lineCount(of: BoundPart(levels: ["none"])) == 0) }
}
