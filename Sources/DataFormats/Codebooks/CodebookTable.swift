internal import Codebook
internal import Diagnostics

/// A codebook as a table: a row a code, with the variable, its label, the code's label.
struct CodebookTable {
  /// What a column holds; the raw values are the words of `columns (…)`.
  enum Meaning: String, CaseIterable {
    case variable, label, question, type, code, value, missing
    /// All codes of a variable in one cell: `1=Yes; 2=No`.
    case choices
  }

  /// Headings, folded, with `_` between words.
  private static let headings: [Meaning: [String]] = [
    .variable: [
      "variable", "variable_name", "name", "var", "varname", "field", "field_name", "column",
      "column_name", "variable_field_name", "cod_var", "code_var", "code_variable", "nom_variable",
      "nom", "nom_de_la_variable",
    ],
    .label: [
      "label", "variable_label", "var_label", "field_label", "lib_var", "libelle",
      "libelle_variable", "libelle_de_la_variable", "description", "intitule", "title",
    ],
    .question: ["question", "question_text", "wording", "lib_var_long", "libelle_long"],
    .type: ["type", "field_type", "type_var"],
    .code: [
      "code", "value", "answer_code", "category_code", "cod_mod", "code_mod", "code_modalite",
      "modalite", "valeur",
    ],
    .value: [
      "value_label", "value_labels", "code_label", "answer", "answer_label", "category_label",
      "category", "lib_mod", "libelle_modalite", "libelle_de_la_modalite", "meaning",
      "signification",
    ],
    .missing: ["missing", "is_missing", "missing_value", "manquant", "manquante"],
    .choices: [
      "values", "codes", "choices", "choices_calculations_or_slider_labels", "modalites", "valeurs",
    ],
  ]

  private static let yes: Set<String> = ["yes", "true", "1", "x", "oui", "vrai", "missing"]

  private var places: [Meaning: Int] = [:]

  /// Finds out what the columns hold.
  ///
  /// - Parameters:
  ///   - header: the headings.
  ///   - named: what columns hold, by heading, where the person says it.
  ///   - file: as the person named it; messages repeat it.
  /// - Throws: `LoadError` where the headings are not those of a codebook, or a named one is not there.
  init(header: [String], named: [(meaning: String, heading: String)], file: String)
    throws(LoadError)
  {
    let folded = header.map { Headings.ExportColumn.snakeCase(NameFolding.folded($0)) }
    for (meaning, heading) in named {
      let wanted = NameFolding.folded(heading)
      guard let meaning = Meaning(rawValue: meaning),
        let place = header.firstIndex(of: heading)
          ?? header.firstIndex(where: { NameFolding.folded(String($0.trimmingBlanks)) == wanted })
      else { throw LoadError(file: file, cause: .noHeading(heading, known: header)) }
      places[meaning] = place
    }
    let taken = Set(places.values)
    for (place, word) in folded.enumerated() where !taken.contains(place) {
      for meaning in Meaning.allCases where places[meaning] == nil {
        if Self.headings[meaning]?.contains(word) == true {
          places[meaning] = place
          break
        }
      }
    }
    guard places[.variable] != nil,
      places[.label] != nil || places[.code] != nil || places[.choices] != nil
        || places[.question] != nil
    else { throw LoadError(file: file, cause: .noCodebook(headings: header)) }
  }

  /// What the rows say.
  func draft(_ rows: some Sequence<[String]>) -> CodebookDraft {
    var draft = CodebookDraft()
    var current: Int?
    for row in rows {
      func cell(_ meaning: Meaning) -> String {
        guard let place = places[meaning], row.indices.contains(place) else { return "" }
        return String(row[place].trimmingBlanks)
      }
      // A blank name goes on with the variable above.
      let name = cell(.variable)
      if !name.isEmpty { current = draft.place(name) }
      guard let place = current else { continue }
      var entry = draft[place]
      if entry.label.isEmpty { entry.label = LocalizedText(cell(.label)) }
      if entry.question.isEmpty { entry.question = LocalizedText(cell(.question)) }
      if ["multiple", "checkbox"].contains(cell(.type).lowercased()) { entry.isMultiple = true }
      let code = cell(.code)
      if !code.isEmpty {
        let missing = cell(.missing).lowercased()
        entry.answers.append(
          CodebookDraft.DraftAnswer(
            code: code, label: LocalizedText(cell(.value)),
            isMissing: Self.yes.contains(missing) || missing == "unasked",
            isAsked: missing != "unasked"))
      }
      entry.answers += Self.choices(cell(.choices)).map {
        CodebookDraft.DraftAnswer(code: $0.code, label: LocalizedText($0.label))
      }
      draft[place] = entry
    }
    return draft
  }

  /// The codes of one cell, as `1=Yes; 2=No` or `1, Yes | 2, No`; none where it holds no such list.
  static func choices(_ cell: String) -> [(code: String, label: String)] {
    if cell.isEmpty { return [] }
    let isPiped = cell.contains("|")
    let mark: Character = cell.contains("=") ? "=" : isPiped || cell.contains("\n") ? "," : "="
    let separators: [Character] =
      isPiped ? ["|"] : cell.contains("\n") ? ["\n"] : cell.contains(";") ? [";"] : [","]
    var found: [(code: String, label: String)] = []
    for part in cell.split(whereSeparator: separators.contains) {
      guard let place = part.firstIndex(of: mark) else {
        // A comma within a label is no separator.
        if let last = found.indices.last, separators == [","] {
          found[last].label += "," + part
          continue
        }
        if part.allSatisfy(\.isWhitespace) { continue }
        return []
      }
      let code = String(part[..<place]).trimmingBlanks
      let label = String(part[part.index(after: place)...]).trimmingBlanks
      if code.isEmpty { return [] }
      found.append((String(code), String(label)))
    }
    return found
  }
}
