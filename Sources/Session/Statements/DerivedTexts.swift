import ResultTables
import Codebook
import QueryPlan
import Threading

/// The answers that texts made of others are, and which combination of slots has which.
struct DerivedTexts {
  private let text: TextRows
  private let codebook: Codebook
  /// Combinations of slots that rows have, with their numbers of rows.
  private let combinations: [(slots: [Int], rows: Int)]

  init(_ text: TextRows, _ runner: StatementRunner) throws {
    self.text = text
    codebook = runner.inUse?.codebook ?? Codebook(name: "")
    combinations = try runner.combinations(of: text.axes, numbers: []).map { ($0.slots, $0.rows.n) }
  }

  /// Answers whose text becomes the same become one; those of codebooks keep their order and labels.
  func derived(_ runner: StatementRunner) throws -> DerivedVariable {
    var answers = AnswerList(categories: [], isText: isText)
    var slots: [String: Int] = [:]
    if text.expression.keepsAnswers {
      for answer in text.expression.answers { add(answer, to: &answers, &slots) }
    }
    var table: [[Int]: Int] = [:]
    var empty = 0
    for (combination, rows) in all {
      guard let answer = text.expression.answer(combination), !answer.code.isEmpty else {
        if isAnswered(combination) { empty += rows }
        continue
      }
      add(answer, to: &answers, &slots)
      table[combination] = slots[answer.code]
    }
    let reasons = ownVariable?.missingReasons ?? [.noAnswer]
    if answers.isText, let order = answers.orderTexts() {
      let moved = order.slots(reasonCount: 1)
      table = table.mapValues { moved[$0] }
    }
    let made = Variable(name: "", missingReasons: reasons, kind: .categorical(answers))
    return DerivedVariable(
      made, rows(table, answers, reasons.count),
      remarks: empty == 0 ? [] : [.withoutText(rows: runner.told.count(empty))])
  }

  /// The variable that the text is of alone.
  private var ownVariable: Variable? {
    guard text.axes.count == 1, case .variable(let name) = text.axes[0] else { return nil }
    return codebook[name]
  }

  /// Combinations that become answers: of one variable all its answers, whoever gave them.
  private var all: [(slots: [Int], rows: Int)] {
    guard let layout = ownVariable?.slotLayout else { return combinations }
    let known = Dictionary(combinations.map { ($0.slots, $0.rows) }, uniquingKeysWith: +)
    return layout.answers.map { ([$0], known[[$0]] ?? 0) }
  }

  private func rows(
    _ table: [[Int]: Int], _ answers: AnswerList, _ reasonCount: Int
  ) -> DefinedRows {
    guard let own = ownVariable, let layout = own.slotLayout else {
      return .joint(text.axes, table: table)
    }
    let missing = (1..<max(1, reasonCount)).map { answers.categories.count + $0 }
    return .slots(
      of: text.axes[0], table: [0] + layout.answers.map { table[[$0]] ?? 0 } + missing)
  }

  private func add(_ answer: Category, to answers: inout AnswerList, _ slots: inout [String: Int]) {
    guard !answer.code.isEmpty, slots[answer.code] == nil else { return }
    answers.categories.append(answer)
    slots[answer.code] = answers.categories.count
  }

  /// Whether every axis has an answer there.
  private func isAnswered(_ slots: [Int]) -> Bool {
    zip(text.axes, slots).allSatisfy { codebook.slotLayout(of: $0).isAnswer($1) }
  }

  /// Whether the answers are texts, not those of codebooks.
  private var isText: Bool {
    guard text.expression.keepsAnswers else { return true }
    return text.axes.contains { axis in
      guard case .variable(let name) = axis, case .categorical(let answers)? = codebook[name]?.kind
      else { return false }
      return answers.isText
    }
  }
}
