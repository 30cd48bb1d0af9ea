import ResultTables
import Codebook
import QueryPlan
import QuerySyntax

/// The rules of a `case`, and the answers or numbers that they give.
struct CaseRules {
  private let conditions: [Condition]
  private let outcomes: [DeriveStatement.Outcome]
  /// Nothing where no rule takes the rest.
  private let otherwise: DeriveStatement.Outcome?
  private let binder: Binder

  init(
    _ rules: [DeriveStatement.CaseRule], _ otherwise: DeriveStatement.Outcome?,
    _ binder: Binder
  ) throws {
    conditions = try rules.map { try binder.condition($0.condition) }
    outcomes = rules.map(\.outcome)
    self.otherwise = otherwise.flatMap { $0.isMissing ? nil : $0 }
    self.binder = binder
  }

  func derived(_ runner: StatementRunner) throws -> DerivedVariable {
    let remarks = try passedOver(runner)
    if let numbers = try numbers {
      let rules = zip(conditions, numbers.rules).map { NumericRule($0, .constant($1)) }
      return DerivedVariable(
        Variable(name: "", kind: .numeric(.unknown)),
        .numbers(.rules(rules, otherwise: numbers.otherwise.map { .constant($0) })),
        remarks: remarks)
    }
    var answers = AnswerList(categories: [])
    let slots = try outcomes.enumerated().map { index, outcome in
      try slot(of: outcome, number: index + 1, &answers)
    }
    let last = try otherwise.map { try slot(of: $0, number: outcomes.count + 1, &answers) }
    let reasons = last == nil ? [MissingReason.noAnswer, Self.noRule] : [.noAnswer]
    let rest = last ?? answers.categories.count + 1
    return DerivedVariable(
      Variable(name: "", missingReasons: reasons, kind: .categorical(answers)),
      .rules(conditions, slots: slots, otherwise: rest), remarks: remarks)
  }

  private static let noRule = MissingReason(
    code: "no_rule", label: LocalizedText("no rule", translations: ["fr": "hors règles"]),
    isAsked: true)

  /// The numbers that the rules give, where every one is a number without a label.
  private var numbers: (rules: [Double], otherwise: Double?)? {
    get throws {
      var found: [Double] = []
      for outcome in outcomes + [otherwise].compactMap(\.self) {
        guard outcome.label == nil, let code = outcome.code,
          case .number(let number) = try binder.resolved(code)
        else { return nil }
        found.append(number.value)
      }
      return (Array(found.prefix(outcomes.count)), otherwise == nil ? nil : found.last)
    }
  }

  /// Rules of one code make one answer.
  private func slot(
    of outcome: DeriveStatement.Outcome, number: Int, _ answers: inout AnswerList
  ) throws -> Int {
    let code = try outcome.code.map { try binder.resolved($0).spelling } ?? String(number)
    if let index = answers.categories.firstIndex(where: { $0.code == code }) { return index + 1 }
    answers.categories.append(
      Category(code: code, label: LocalizedText(outcome.label?.text ?? "")))
    return answers.categories.count
  }

  /// Says how many rows a later rule took while an earlier one was unknown.
  private func passedOver(_ runner: StatementRunner) throws -> [Notice.Remark] {
    guard conditions.count > 1, let loaded = runner.inUse else { return [] }
    // From the last rule on: whether one is true, and whether one is behind an unknown one.
    var anyTrue = Condition.or([])
    var late = Condition.or([])
    for condition in conditions.reversed() {
      let isTrue = Condition.table(.truth(condition), [.no, .yes, .no])
      let isUnknown = Condition.table(.truth(condition), [.yes, .no, .no])
      late = .and([.not(isTrue), .or([.and([isUnknown, anyTrue]), late])])
      anyTrue = .or([isTrue, anyTrue])
    }
    let rows = try runner.truthCounts(late, in: loaded.source)[.yes, default: 0]
    return rows == 0
      ? [] : [.laterRule(rows: runner.told.count(rows))]
  }
}
