import ResultTables
import Codebook
import QueryPlan
import QuerySyntax

/// Scales whose labels run against their codes, told when their numbers are first used.
extension StatementRunner {
  /// Tells of variables whose numbers a question uses and whose labels say the contrary; each once.
  func tellDirections(_ question: Question, _ codebook: Codebook) {
    for name in question.numberVariables {
      guard case .categorical(let answers)? = codebook[name]?.kind, answers.runsAgainstLabels,
        state.toldDirections.insert(codebook.name + "\u{0}" + name).inserted
      else { continue }
      let written = Formatter.name(name)
      notice(
        .againstLabels(
          variable: name, ends: answers.ends, turn: "score \(written): \(answers.scoredCount)..1"))
    }
  }
}

extension AnswerList {
  /// Answers of the scale, those of no opinion aside.
  fileprivate var scoredCount: Int {
    categories.count { !LastAnswers.isOutside($0.title("en")) }
  }

  /// `1 Agree … 5 Disagree`.
  fileprivate var ends: String {
    let own = categories.filter { !LastAnswers.isOutside($0.title("en")) }
    guard let first = own.first, let last = own.last else { return "" }
    return "\(first.code) \(first.title("en")) … \(last.code) \(last.title("en"))"
  }
}
