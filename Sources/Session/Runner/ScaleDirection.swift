import Codebook
import QueryPlan
import QuerySyntax
import StatisticNames

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
        "`\(name)` counts with its codes, which run against its labels:"
          + " \(answers.ends); `score \(written): \(answers.scoredCount)..1` turns its numbers round"
      )
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

extension Question.AskedTable {
  /// Variables whose numbers it shows.
  var numberVariables: [String] {
    switch self {
    case .table(.freq(let question)):
      question.options.show.contains(where: \.isOfNumbers) ? [question.variable] : []
    case .table(.crosstab(let question)):
      question.options.show.contains(where: \.isOfNumbers)
        ? Array(question.subject.levels.suffix(1)) : []
    case .table(.grid(let question)):
      question.options.show.contains(where: \.isOfNumbers) ? question.grid.items : []
    case .group(let question): question.measures.flatMap(\.measure.numberVariables)
    case .summary(let question): question.variables
    case .diff: []
    case .compare(let question): question.measure.numberVariables
    case .correlation(let question): question.variables
    }
  }
}

extension Measure {
  /// Variables whose numbers it is made of.
  fileprivate var numberVariables: [String] {
    switch self {
    case .count, .share, .constant: []
    case .arithmetic(let left, _, let right): left.numberVariables + right.numberVariables
    case .base(let inner), .delta(let inner, _, _, _), .standardError(let inner),
      .interval(let inner):
      inner.numberVariables
    case .ofNumbers(_, let variable), .quantile(let variable, _), .netPromoterScore(let variable):
      [variable]
    case .correlation(let first, let second): [first, second]
    }
  }
}
