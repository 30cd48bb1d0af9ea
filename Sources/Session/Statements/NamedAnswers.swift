import Codebook
import Diagnostics
import QueryPlan
import QuerySyntax

/// The answers that entries of `order` and `score` name, variable by variable, and what no answer bears.
struct NamedAnswers {
  private let runner: StatementRunner
  private let binder: Binder
  /// Values that no answer of any variable bears so far, by their place.
  private var strangers: [Int: Literal] = [:]
  private var found: Set<Int> = []

  init(_ runner: StatementRunner, _ binder: Binder) {
    self.runner = runner
    self.binder = binder
  }

  /// Slots of the answers of each entry.
  /// - Throws: `SessionError.namedTwice` where one answer stands in two entries.
  mutating func slots(
    _ entries: [[SetElement]], of answers: AnswerList, in variable: Variable
  ) throws -> [[Int]] {
    var taken: [Int: Int] = [:]
    var all: [[Int]] = []
    for (place, elements) in entries.enumerated() {
      var slots: [Int] = []
      for element in elements {
        for slot in try self.slots(element, answers, variable) where !slots.contains(slot) {
          if taken.updateValue(place, forKey: slot) != nil {
            throw SessionError.namedTwice(
              answer: answers.categories[slot - 1].title("en"), at: element.range)
          }
          slots.append(slot)
        }
      }
      all.append(slots)
    }
    return all
  }

  private mutating func slots(
    _ element: SetElement, _ answers: AnswerList, _ variable: Variable
  ) throws -> [Int] {
    guard case .value(let expression) = element else {
      return try binder.slots([element], of: answers, in: variable)
    }
    guard let literal = try binder.resolved(expression).literal else {
      return try binder.slots([element], of: answers, in: variable)
    }
    return try slots(literal, answers)
  }

  /// Slots of the answers that a value names; none where no answer bears it.
  mutating func slots(_ literal: Literal, _ answers: AnswerList) throws -> [Int] {
    let place = literal.place.range.lower
    guard let match = try binder.matchIfKnown(literal, answers) else {
      if !found.contains(place) { strangers[place] = literal }
      return []
    }
    found.insert(place)
    strangers[place] = nil
    switch match {
    case .answers(let slots): return slots
    case .net(let net): return net.slots
    }
  }

  /// Warns of values that no answer bears.
  /// - Throws: an error where none of the values fits.
  func tellStrangers(_ variables: [Variable]) throws {
    let all = strangers.sorted { $0.key < $1.key }.map(\.value)
    guard let first = all.first, let variable = variables.first else { return }
    if found.isEmpty {
      throw SessionError.noSuchAnswers(
        values: all.map(\.spelling), variable: variable.name,
        answers: try runner.countedAnswers(of: variable), at: first.place.range)
    }
    for literal in all {
      let spellings = variables.flatMap { variable in
        (variable.asAnswers?.categories ?? []).map { $0.title("en") }
      }
      let near = NameFolding.nearest(to: literal.spelling, among: Set(spellings).sorted())
      runner.warn(
        Diagnostic(
          severity: .warning, code: "nobody-has-it",
          message: "no row of `\(variable.name)` has `\(literal.spelling)`",
          range: literal.place.range,
          hint: near.isEmpty
            ? "it has " + (try runner.countedAnswers(of: variable)).joined(separator: ", ")
            : "closest: " + near.map(Formatter.text).joined(separator: ", ")))
    }
  }
}

extension SetElement {
  /// Where it stands.
  fileprivate var range: SourceRange {
    switch self {
    case .value(let expression): expression.place.range
    case .range(let range): range.place.range
    }
  }
}

extension StatementRunner {
  /// Answers that an error lists at most.
  private static var mostListed: Int { 12 }

  /// The answers of a variable with the rows that gave each: `Never` (12).
  func countedAnswers(of variable: Variable) throws -> [String] {
    guard let answers = variable.asAnswers else { return [] }
    let counts = try facts(variable.name).slotCounts
    let listed = answers.categories.prefix(Self.mostListed).enumerated().map { place, category in
      let count = counts.indices.contains(place + 1) ? counts[place + 1] : 0
      return "`\(category.title("en"))` (\(told.grouped(count)))"
    }
    let rest = answers.categories.count - listed.count
    return rest > 0 ? listed + ["\(rest) more"] : listed
  }
}
