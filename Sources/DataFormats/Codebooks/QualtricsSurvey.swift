import Threading

internal import Codebook
internal import JSONSyntax

/// The questionnaire of a Qualtrics survey, as its file (.qsf) holds it.
struct QualtricsSurvey {
  private let root: JSONNode

  /// Nothing where the file is JSON of another kind.
  init?(_ root: JSONNode) {
    guard root["SurveyElements"]?.elements != nil else { return nil }
    self.root = root
  }

  var draft: CodebookDraft {
    var draft = CodebookDraft()
    let elements = root["SurveyElements"]?.elements ?? []
    let thrownAway = elements.reduce(into: Set<String>()) { Self.takeTrash($1, into: &$0) }
    for element in elements where element["Element"]?.string == "SQ" {
      guard let question = element["Payload"],
        !thrownAway.contains(question["QuestionID"]?.string ?? "")
      else { continue }
      Self.take(question, into: &draft)
    }
    return draft
  }

  /// Questions of the block that holds what was deleted.
  private static func takeTrash(_ element: JSONNode, into trash: inout Set<String>) {
    guard element["Element"]?.string == "BL", let payload = element["Payload"] else { return }
    for block in payload.elements ?? payload.members?.map(\.node) ?? []
    where block["Type"]?.string == "Trash" {
      for part in block["BlockElements"]?.elements ?? [] {
        if let question = part["QuestionID"]?.string { trash.insert(question) }
      }
    }
  }

  private static let several = ["MAVR", "MAHR", "MACOL", "MSB"]

  private static func take(_ question: JSONNode, into draft: inout CodebookDraft) {
    let tag = question["DataExportTag"]?.string ?? ""
    let text = LocalizedText(plain(question["QuestionText"]?.string ?? ""))
    let choices = options(question["Choices"], question["ChoiceOrder"])
    let isSeveral = several.contains(question["Selector"]?.string ?? "")
    switch question["QuestionType"]?.string {
    case "DB": return
    case "Matrix":
      let recodes = question["RecodeValues"]
      let isSet = question["SubSelector"]?.string == "MultipleAnswer"
      let answers = isSet ? [] : options(question["Answers"], question["AnswerOrder"])
      let names = choices.map {
        question["ChoiceDataExportTags"]?[$0.code]?.string ?? "\(tag)_\($0.code)"
      }
      for (name, choice) in zip(names, choices) {
        draft.add(
          .init(
            name: name, label: choice.label, question: text,
            answers: answers.map { recoded($0, by: recodes) }))
      }
      if !isSet { draft.add(Grid(name: tag, label: text, items: names)) }
    case "MC" where isSeveral, "Slider", "CS", "RO":
      for choice in choices {
        draft.add(.init(name: "\(tag)_\(choice.code)", label: choice.label, question: text))
      }
      if isSeveral {
        draft.add(.init(name: tag, label: text, answers: choices, isMultiple: true))
      }
    default:
      let recodes = question["RecodeValues"]
      draft.add(
        .init(name: tag, label: text, answers: choices.map { recoded($0, by: recodes) }))
    }
  }

  private static func recoded(
    _ answer: CodebookDraft.DraftAnswer, by recodes: JSONNode?
  ) -> CodebookDraft.DraftAnswer {
    var recoded = answer
    recoded.code = recodes?[answer.code]?.codeText ?? answer.code
    return recoded
  }

  /// Choices or answers in their order, by their numbers; an array counts from 0.
  private static func options(_ node: JSONNode?, _ order: JSONNode?) -> [CodebookDraft.DraftAnswer]
  {
    let all: [(String, JSONNode)]
    if let elements = node?.elements {
      all = elements.enumerated().map { (String($0.offset), $0.element) }
    } else {
      all = node?.members?.map { ($0.name, $0.node) } ?? []
    }
    let byCode = Dictionary(all, uniquingKeysWith: { first, _ in first })
    let ordered = order?.elements?.compactMap(\.codeText) ?? all.map(\.0)
    return ordered.compactMap { code in
      byCode[code].map {
        CodebookDraft.DraftAnswer(
          code: code, label: LocalizedText(plain($0["Display"]?.string ?? "")))
      }
    }
  }

  private static let entities = [
    "nbsp": " ", "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "#39": "'", "apos": "'",
  ]

  /// A text without marks of HTML, in one line.
  static func plain(_ html: String) -> String {
    var text = ""
    var rest = html[...]
    while let sign = rest.first {
      rest = rest.dropFirst()
      if sign == "<", let end = rest.firstIndex(of: ">") {
        rest = rest[rest.index(after: end)...]
        text += " "
      } else if sign == "&", let end = rest.prefix(8).firstIndex(of: ";"),
        let own = entities[String(rest[..<end])]
      {
        text += own
        rest = rest[rest.index(after: end)...]
      } else {
        text.append(sign)
      }
    }
    return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
