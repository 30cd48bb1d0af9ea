package import Codebook

/// A codebook as lines of texts, in the form in which files hold it.
package enum CodebookLines {
  package static let headings = ["variable", "label", "type", "code", "answer", "missing"]

  /// The lines of all variables, in the order of the file.
  package static func lines(_ codebook: Codebook, _ language: String) -> [[String]] {
    codebook.variables.flatMap { lines($0, language) }
  }

  /// One line an answer and a missing reason; one where there are none.
  private static func lines(_ variable: Variable, _ language: String) -> [[String]] {
    let answers: [(code: String, label: LocalizedText)]
    let type: String
    switch variable.kind {
    case .categorical(let list):
      answers = list.isText ? [] : list.categories.map { ($0.code, $0.label) }
      type = list.isText ? "text" : list.isOrdered ? "ordered" : "categorical"
    case .numeric: (answers, type) = ([], "numeric")
    case .multiple(let set): (answers, type) = (set.items.map { ($0.code, $0.label) }, "multiple")
    }
    let head = [variable.name, variable.label.inLanguage(language), type]
    let told = answers.map { head + [$0.code, $0.label.inLanguage(language), ""] }
    let missing = variable.missingReasons.dropFirst().map { reason in
      head + [
        reason.code, reason.label.inLanguage(language), reason.isAsked ? "missing" : "unasked",
      ]
    }
    return told.isEmpty && missing.isEmpty ? [head + ["", "", ""]] : told + missing
  }
}
