import CommandWords
import Foundation
import ProgramRun
import Session
import TestSupport
import Testing

/// Exit statuses, and what is told at the end of a run.
@Suite struct ProgramTests {
  /// What a command line leaves.
  private struct Outcome {
    var status: Int32
    var results: String
    var errors: String
  }

  private static let data = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().appendingPathComponent("../../Datasets/barometer").path

  private func run(_ words: String..., input: String = "") throws -> Outcome {
    let words = try CommandWords(words, as: RunOptions.form)
    let told = KeptTexts(input: input)
    let program = Program(
      try RunOptions(words), environment: SessionEnvironment(shippedData: Self.data),
      runEnvironment: told)
    let status = program.run(statements: words.value("-c"), files: words.operands)
    return Outcome(status: status, results: told.results, errors: told.errors)
  }

  @Test(
    "an error is 1, a failed claim 2, and an error outranks it",
    arguments: [
      ("show filter", 0), ("freq telewrok", 1), ("claim \"a\" n is 1", 2),
      ("claim \"a\" n is 1; freq telewrok", 1), ("claim \"a\" n is 1298", 0),
    ] as [(String, Int32)])
  func statuses(_ statements: String, _ status: Int32) throws {
    #expect(try run("-c", statements).status == status)
  }

  @Test("claims that failed are listed at the end")
  func claims() throws {
    let outcome = try run("-c", "claim \"a\" n is 1; claim \"b\" n is 1298; claim \"c\" n is 2")
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("2 of 3 claims failed:\n"))
  }

  @Test("a parameter that nothing uses is told, and wrong usage")
  func parameters() throws {
    let outcome = try run("--set", "yaer=2020", "-c", "show filter")
    #expect(outcome.status == 64 && outcome.errors.contains("--set yaer"))
    #expect(try run("--set", "year=2020", "-c", "freq wave where wave = $year").status == 0)
  }

  @Test("what the command line names and cannot be read is 66")
  func unreadable() throws {
    #expect(try run("/nowhere/a.bq").status == 66)
    #expect(try run("--data", "/nowhere/a.csv", "-c", "show filter").status == 66)
  }

  @Test("the first error ends a run unless it is to keep going")
  func keepsGoing() throws {
    let statements = "freq telewrok; freq wave"
    #expect(try run("-c", statements).results.isEmpty)
    let outcome = try run("--keep-going", "-c", statements)
    #expect(outcome.status == 1 && outcome.results.contains("Wave"))
  }

  @Test("without statements and files standard input is run")
  func standardInput() throws {
    let outcome = try run(input: "freq telewrok\n")
    #expect(outcome.status == 1 && outcome.errors.contains("stdin:1:6"))
  }

  @Test("only programs are spared the empty line between answers")
  func formats() throws {
    #expect(try run("-c", "freq wave").results.hasSuffix("\n\n"))
    #expect(try !run("--format", "tidy", "-c", "freq wave").results.contains("\n\n"))
  }
}
