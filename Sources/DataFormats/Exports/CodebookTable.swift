import Threading

internal import Codebook
internal import Diagnostics
internal import Microdata

/// A codebook as a table: a row a code, with the variable, its label, the code's label.
struct CodebookTable {
  /// What the table says of one variable.
  private struct DescribedVariable {
    var name: String
    var label = ""
    var question = ""
    var codes: [(code: String, label: String, isMissing: Bool)] = []
  }

  private let file: String
  private var entries: [DescribedVariable] = []

  /// What headings of a codebook mean, in lower case with `_` between words.
  private static let headings: [String: [String]] = [
    "variable": [
      "variable", "variable_name", "name", "var", "cod_var", "code_var", "nom_variable", "nom",
    ],
    "label": [
      "label", "variable_label", "lib_var", "libelle", "libellé", "libelle_variable", "description",
    ],
    "question": ["question", "question_text", "lib_var_long"],
    "code": ["code", "value", "cod_mod", "code_mod", "modalite", "modalité"],
    "answer": [
      "value_label", "value_labels", "code_label", "answer", "lib_mod", "libelle_modalite",
    ],
    "missing": ["missing", "manquant"],
  ]

  private static let yes: Set<String> = ["yes", "true", "1", "x", "oui", "vrai"]

  /// - Throws: `LoadError` where the headings are not those of a codebook.
  init(path: String, control: WorkControl) throws {
    file = path
    let table = try TextTable(path: path, control: control)
    var places: [String: Int] = [:]
    for (place, heading) in table.header.enumerated() {
      let word = Headings.ExportColumn.snakeCase(heading.lowercased())
      for (meaning, words) in Self.headings where words.contains(word) && places[meaning] == nil {
        places[meaning] = place
      }
    }
    guard let variable = places["variable"], places["label"] != nil || places["code"] != nil else {
      throw LoadError(file: path, cause: .noCodebook(headings: table.header))
    }
    var placeOfName: [String: Int] = [:]
    for row in table.rows {
      func cell(_ meaning: String) -> String {
        places[meaning].map { String(row.fields[$0].trimmingBlanks) } ?? ""
      }
      // A blank name goes on with the variable above.
      let name = row.fields[variable].trimmingBlanks
      let key = name.isEmpty ? entries.last?.name ?? "" : String(name)
      if key.isEmpty { continue }
      let place = placeOfName[key] ?? entries.count
      if place == entries.count {
        placeOfName[key] = place
        entries.append(DescribedVariable(name: key))
      }
      if entries[place].label.isEmpty { entries[place].label = cell("label") }
      if entries[place].question.isEmpty { entries[place].question = cell("question") }
      let code = cell("code")
      if !code.isEmpty {
        let isMissing = Self.yes.contains(cell("missing").lowercased())
        entries[place].codes.append((code, cell("answer"), isMissing))
      }
    }
  }

  /// Gives columns the labels and answers of the codebook, and says what fits nothing.
  /// - Complexity: O(rows · columns that get answers).
  func apply(to columns: inout [Column], _ warnings: inout WarningList) -> String {
    var byName: [String: Int] = [:]
    for (place, column) in columns.enumerated() {
      for name in [column.label.inLanguage("en"), column.name] where !name.isEmpty {
        byName[NameFolding.folded(name)] = place
      }
    }
    var covered: Set<Int> = []
    var (strange, unknown): ([String], [String]) = ([], [])
    for entry in entries {
      let spellings = [entry.name, entry.label].filter { !$0.isEmpty }.map(NameFolding.folded)
      guard let place = spellings.compactMap({ byName[$0] }).first else {
        strange.append(entry.name)
        continue
      }
      covered.insert(place)
      let codes = Self.describe(&columns[place], entry.label, entry.question, entry.codes)
      if !codes.isEmpty {
        unknown.append("\(columns[place].name): \(codes.prefix(3).joined(separator: ", "))")
      }
    }
    let bare = columns.indices.filter { !covered.contains($0) }.map { columns[$0].name }
    if !strange.isEmpty {
      warnings.add(
        "codebook-left-over", "\(file) describes what the file lacks: \(Wording.list(strange))")
    }
    if !bare.isEmpty {
      warnings.add("not-in-codebook", "\(file) does not describe \(Wording.list(bare))")
    }
    if !unknown.isEmpty {
      warnings.add(
        "unknown-codes", "codes that \(file) does not know follow its own: \(Wording.list(unknown))"
      )
    }
    return
      "codebook \(FilePath.lastPart(file)): \(Wording.count(covered.count, "variable", "variables")) described"
  }

  /// Labels a column and its answers.
  /// - Returns: codes of the data that the codebook does not know, with their rows.
  private static func describe(
    _ column: inout Column, _ label: String, _ question: String,
    _ codes: [(code: String, label: String, isMissing: Bool)]
  ) -> [String] {
    if !label.isEmpty { column.label = LocalizedText(label) }
    if !question.isEmpty { column.question = LocalizedText(question) }
    guard !codes.isEmpty, let (storage, found) = answers(of: column) else { return [] }
    let answers = codes.filter { !$0.isMissing }
    var reasons = column.missingReasons
    if answers.isEmpty, case .numeric = column.values { return [] }
    var slotOfCode: [String: Int] = [:]
    for (place, answer) in answers.enumerated() where slotOfCode[key(answer.code)] == nil {
      slotOfCode[key(answer.code)] = place + 1
    }
    var categories = answers.map { Category(code: $0.code, label: LocalizedText($0.label)) }
    let counts = storage.counts(slotCount: found.count + reasons.count)
    var unknown: [String] = []
    let missing = codes.filter(\.isMissing)
    var table = found.enumerated().map { place, code -> Int in
      if let slot = slotOfCode[key(code)] { return slot }
      if let reason = missing.firstIndex(where: { key($0.code) == key(code) }) {
        return -(reasons.count + reason)
      }
      unknown.append("`\(Wording.shortened(code))` (\(counts[place + 1].grouped))")
      categories.append(Category(code: code, label: ""))
      return categories.count
    }
    table = table.map { $0 < 0 ? categories.count - $0 : $0 }
    table = [0] + table + reasons.indices.dropFirst().map { categories.count + $0 }
    reasons += missing.map {
      MissingReason(
        code: $0.code, label: LocalizedText($0.label.isEmpty ? $0.code : $0.label), isAsked: true)
    }
    column.values = .categorical(
      CategoricalColumn(
        codes: storage.mapped(by: table, slotCount: categories.count + reasons.count),
        categories: categories))
    column.missingReasons = reasons
    column.inference = nil
    return unknown
  }

  /// A code as it is compared: `01` and `1` are two, `1` and `1.0` one.
  private static func key(_ code: String) -> String {
    let text = String(code.trimmingBlanks)
    guard let number = WrittenNumbers(takesComma: false).read([text])?.numbers[0] else {
      return text
    }
    return "\(number)"
  }

  private static func answers(of column: Column) -> (CodeStorage, [String])? {
    switch column.values {
    case .categorical(let column): (column.codes, column.categories.map(\.code))
    case .numeric(let column):
      if case .dictionary(let codes, let values) = column.storage {
        (codes, values.map { $0 == $0.rounded() && abs($0) < 1e15 ? "\(Int($0))" : "\($0)" })
      } else {
        nil
      }
    case .multiple: nil
    }
  }
}
