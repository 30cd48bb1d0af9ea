private import Diagnostics

/// Which answers of a variable say that an item was chosen, told by the answers alone.
package enum ChosenAnswers {
  /// How the variables of a set tell what was chosen.
  package enum Form: Sendable {
    /// Yes and no, 1 and 0, true and false, or one of each pair beside blanks.
    case yesNo
    /// The choice's own text, or blank.
    case ownText
  }

  private static let yes: Set<String> = [
    "1", "1.0", "x", "y", "yes", "true", "t", "o", "oui", "vrai", "ja", "si", "checked", "selected",
    "quoted", "chosen", "coche", "cochee", "cite", "✓", "✔", "✗",
  ]
  private static let no: Set<String> = [
    "0", "0.0", "n", "no", "false", "f", "non", "faux", "nein", "nee", "unchecked", "not selected",
    "not quoted", "not chosen", "non coche", "non cochee", "non cite",
  ]

  /// The slots that count of each variable, where the variables are items of one set that need no word on
  /// what counts; nothing where they hold something else, such as mentions by rank.
  /// - Complexity: O(answers).
  package static func slots(in variables: [Variable]) -> (form: Form, counted: [Set<Int>])? {
    let answers = variables.map(answers)
    guard answers.count > 1, answers.contains(where: { !$0.isEmpty }) else { return nil }
    if let counted = yesNo(answers) { return (.yesNo, counted) }
    let texts = answers.compactMap { $0.first?.first }
    guard answers.allSatisfy({ $0.count <= 1 }), texts.count > 1, Set(texts).count == texts.count
    else { return nil }
    return (.ownText, answers.map { $0.isEmpty ? [] : [1] })
  }

  private static func yesNo(_ answers: [[[String]]]) -> [Set<Int>]? {
    var counted: [Set<Int>] = []
    var sawYes = false
    for column in answers {
      var slots: Set<Int> = []
      for (place, spellings) in column.enumerated() {
        if spellings.contains(where: yes.contains) {
          slots.insert(place + 1)
          sawYes = true
        } else if !spellings.contains(where: no.contains) {
          return nil
        }
      }
      counted.append(slots)
    }
    return sawYes ? counted : nil
  }

  /// The spellings of each answer, folded.
  private static func answers(of variable: Variable) -> [[String]] {
    switch variable.kind {
    case .categorical(let answers):
      answers.categories.map { category in
        ([category.code] + category.label.spellings).filter { !$0.isEmpty }.map(NameFolding.folded)
      }
    case .numeric(let numbers):
      (numbers.distinct ?? [.nan]).map { $0 == 1 ? ["1"] : $0 == 0 ? ["0"] : ["\($0)"] }
    case .multiple: [[""]]
    }
  }
}
