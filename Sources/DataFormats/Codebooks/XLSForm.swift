internal import Codebook
internal import Diagnostics

/// A table with its headings, every cell a text.
struct HeadedRows {
  var header: [String]
  var rows: [[String]]

  /// The cells under a heading, whose case and accents are forgiven; nothing without it.
  func place(_ headings: String...) -> Int? {
    let folded = header.map { NameFolding.folded(String($0.trimmingBlanks)) }
    return headings.lazy.compactMap { folded.firstIndex(of: $0) }.first
  }

  static func cell(_ row: [String], _ place: Int?) -> String {
    guard let place, row.indices.contains(place) else { return "" }
    return String(row[place].trimmingBlanks)
  }
}

/// A questionnaire of KoboToolbox and its kin: the sheets `survey` and `choices`.
///
/// - Source: *XLSForm*, the sheets survey, choices and settings.
struct XLSForm {
  private let survey: HeadedRows
  private let choices: HeadedRows
  private let mainLanguage: String?

  init(survey: HeadedRows, choices: HeadedRows, settings: HeadedRows?) {
    self.survey = survey
    self.choices = choices
    let place = settings?.place("default_language", "default language")
    let named = settings?.rows.first.map { HeadedRows.cell($0, place) } ?? ""
    mainLanguage = named.isEmpty ? nil : named
  }

  /// Whether a sheet is the questions of such a form.
  static func isSurvey(_ rows: HeadedRows) -> Bool {
    rows.place("type") != nil && rows.place("name") != nil
  }

  var draft: CodebookDraft {
    var draft = CodebookDraft()
    let lists = lists
    let (type, name) = (survey.place("type"), survey.place("name"))
    let labels = LabelColumns(survey.header, main: mainLanguage)
    for row in survey.rows {
      let words = HeadedRows.cell(row, type).lowercased().split(separator: " ").map(String.init)
      guard let kind = words.first, kind != "note", !kind.hasPrefix("begin"), !kind.hasPrefix("end")
      else {
        // The end of an interview is a question of its own.
        if words == ["end"] { draft.add(.init(name: HeadedRows.cell(row, name))) }
        continue
      }
      var entry = CodebookDraft.DraftVariable(name: HeadedRows.cell(row, name))
      entry.label = labels.text(row)
      if kind.hasPrefix("select"), words.count > 1 {
        entry.isMultiple = kind == "select_multiple"
        entry.answers = lists[words[1]] ?? []
        if words.contains("or_other") {
          entry.answers.append(.init(code: "other", label: "Other"))
        }
      }
      draft.add(entry)
    }
    return draft
  }

  private var lists: [String: [CodebookDraft.DraftAnswer]] {
    let list = choices.place("list_name", "list name")
    let name = choices.place("name", "value")
    let labels = LabelColumns(choices.header, main: mainLanguage)
    var lists: [String: [CodebookDraft.DraftAnswer]] = [:]
    for row in choices.rows {
      let code = HeadedRows.cell(row, name)
      if code.isEmpty { continue }
      lists[HeadedRows.cell(row, list).lowercased(), default: []].append(
        .init(code: code, label: labels.text(row)))
    }
    return lists
  }

  /// The columns `label`, `label::English (en)`, `label::Français (fr)` of a sheet.
  private struct LabelColumns {
    private var main: Int?
    private var others: [(language: String, place: Int)] = []

    private static let tags = [
      "english": "en", "french": "fr", "francais": "fr", "spanish": "es", "espanol": "es",
      "portuguese": "pt", "portugues": "pt", "german": "de", "deutsch": "de", "arabic": "ar",
    ]

    init(_ header: [String], main wanted: String?) {
      for (place, heading) in header.enumerated() {
        let folded = NameFolding.folded(String(heading.trimmingBlanks))
        if folded == "label" {
          main = place
          continue
        }
        guard folded.hasPrefix("label:") else { continue }
        let language = folded.drop { $0 != ":" }.drop { $0 == ":" || $0 == " " }
        if main == nil, let wanted, NameFolding.folded(wanted) == language { main = place }
        if let tag = Self.tag(String(language)) {
          others.append((tag, place))
        } else if main == nil, wanted == nil {
          main = place
        }
      }
      if main == nil { main = others.first?.place }
    }

    /// `english (en)` is `en`.
    private static func tag(_ language: String) -> String? {
      if language.hasSuffix(")"), let open = language.lastIndex(of: "(") {
        let tag = language[language.index(after: open)...].dropLast()
        if (2...8).contains(tag.count) { return String(tag) }
      }
      return tags[language] ?? (language.count == 2 ? language : nil)
    }

    func text(_ row: [String]) -> LocalizedText {
      var translations: [String: String] = [:]
      for (language, place) in others {
        let text = HeadedRows.cell(row, place)
        if !text.isEmpty { translations[language] = text }
      }
      let own = HeadedRows.cell(row, main)
      let first = others.lazy.compactMap { translations[$0.language] }.first
      return LocalizedText(own.isEmpty ? first ?? "" : own, translations: translations)
    }
  }
}
