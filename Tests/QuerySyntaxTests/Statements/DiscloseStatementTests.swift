import QuerySyntax
import Testing

/// `disclose` in its forms.
struct DiscloseStatementTests {
  @Test(
    "each form is read, and written as it stands",
    arguments: [
      "disclose hide below 5", "disclose hide below 5 secondary",
      "disclose hide below 10 secondary round 5", "disclose round 5", "disclose off",
    ])
  func forms(_ text: String) throws {
    #expect(Formatter.format(try statement(text)) == text)
  }

  @Test("what the words mean")
  func meaning() throws {
    guard case .disclose(let disclose) = try statement("disclose hide below 5 round 3") else {
      Issue.record("no `disclose`")
      return
    }
    #expect(disclose.threshold?.value == 5 && disclose.rounding?.value == 3)
    #expect(!disclose.hidesSecondary && !disclose.isOff)
  }
}
