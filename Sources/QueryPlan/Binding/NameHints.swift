import Diagnostics
import Codebook
import QuerySyntax

/// What may have been meant by a name that no variable has.
package struct NameHints: Equatable, Sendable {
  /// Variables spelled nearly so, nearest first.
  var nearest: [String] = []
  /// Variables whose label or question holds the word.
  var labelled: [String] = []
  /// Variables whose name holds the word, as a column that is headed by a question does.
  var named: [String] = []
  /// An answer of that code or label, as a condition on its variable.
  var answer: String?
  /// What else the word is in the language: ``a verb: `help filter` ``.
  var word: String?
  /// Variables looked through for each hint.
  private static let most = 3

  /// Looks a word up in names, labels, questions, answers and the language.
  ///
  /// - Complexity: O(spellings of the codebook).
  init(on name: String, nearest: [String], in codebook: Codebook) {
    self.nearest = nearest
    guard nearest.isEmpty else { return }
    let wanted = NameFolding.folded(name)
    if wanted.count >= 3 {
      labelled = codebook.variables.filter { $0.says(wanted) }.prefix(Self.most).map(\.name)
    }
    if wanted.count >= 3, labelled.isEmpty {
      named = codebook.variables.map(\.name).filter { NameFolding.folded($0).contains(wanted) }
      named = Array(named.prefix(Self.most))
    }
    if labelled.isEmpty, named.isEmpty { answer = Self.answer(wanted, in: codebook) }
    word = Self.word(wanted)
  }

  private static func answer(_ wanted: String, in codebook: Codebook) -> String? {
    for variable in codebook.variables {
      guard case .categorical(let column) = variable.kind, !column.isText else { continue }
      let found = column.answerSpellings.first {
        NameFolding.folded($0.label) == wanted || NameFolding.folded($0.code) == wanted
      }
      if let found, Double(wanted) == nil {
        return "\(Formatter.name(variable.name)) = \(Formatter.code(found.code))"
      }
    }
    return nil
  }

  private static func word(_ wanted: String) -> String? {
    if Verb.words.contains(wanted) { return "it is a verb here: `help \(wanted)`" }
    if Setting(rawValue: wanted) != nil { return "it is a setting: `set \(wanted) …`" }
    return nil
  }

  /// The variable that was meant, where there is little doubt.
  var best: String? {
    let found = labelled + named
    return nearest.first ?? (found.count == 1 ? found[0] : nil)
  }

  /// The words beside the caret.
  var hint: String {
    if !nearest.isEmpty { return "closest: " + quoted(nearest) }
    if !labelled.isEmpty { return "its words stand in the label of: " + quoted(labelled) }
    if !named.isEmpty { return "its words stand in the name of: " + quoted(named) }
    if let answer { return "it is an answer: `\(answer)`" }
    return "`show variables` lists them"
  }

  /// The lines below.
  var notes: [String] { word.map { [$0] } ?? [] }

  private func quoted(_ names: [String]) -> String {
    names.map { "`\($0)`" }.joined(separator: ", ")
  }
}

/// What may have been meant by an answer that a variable does not have.
package struct AnswerHints: Equatable, Sendable {
  /// Answers spelled nearly so, as they are written in a condition.
  var near: [String] = []
  /// All of them; the first few are told when none is near.
  var known: [String] = []
  /// The reason of missing answers that has this name.
  var missingReason: String?

  private static let most = 8

  package func hint(on variable: String) -> String {
    let name = Formatter.name(variable)
    if missingReason != nil { return "that is a missing answer: `\(name) is missing`" }
    if !near.isEmpty { return "closest: " + near.joined(separator: ", ") }
    if known.isEmpty { return "`describe \(name)` lists them" }
    let more = known.count > Self.most ? ", … (\(known.count))" : ""
    return "answers: " + known.prefix(Self.most).joined(separator: ", ") + more
  }
}

/// An answer or net as it may be spelled.
struct AnswerSpelling {
  var code: String
  /// In one of the codebook's languages; empty without a label.
  var label: String
}

extension AnswerList {
  /// Codes and labels of answers and nets, once for each language.
  var answerSpellings: [AnswerSpelling] {
    let all = categories.map { ($0.code, $0.label) } + nets.map { ($0.code, $0.label) }
    return all.flatMap { code, label in
      (label.spellings.isEmpty ? [""] : label.spellings).map {
        AnswerSpelling(code: code, label: $0)
      }
    }
  }
}

extension Variable {
  /// Whether the label or the question, in any language, holds a folded word.
  fileprivate func says(_ wanted: String) -> Bool {
    (label.spellings + question.spellings).contains { NameFolding.folded($0).contains(wanted) }
  }

  /// The label of the missing reason that a text names.
  fileprivate func missing(_ wanted: String) -> String? {
    missingReasons.first { reason in
      ([reason.code] + reason.label.spellings).contains {
        !$0.isEmpty && NameFolding.folded($0) == wanted
      }
    }?.label.text
  }

  /// The missing reason that a value names by code or label, `no_answer` for "no answer" too.
  func missingReason(like value: String) -> String? {
    let wanted = NameFolding.folded(value)
    return missing(wanted) ?? missing(String(wanted.map { $0 == "_" ? " " : $0 }))
  }
}
