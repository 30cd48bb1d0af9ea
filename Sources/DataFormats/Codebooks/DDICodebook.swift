internal import Codebook

/// Hears a DDI-Codebook 2.x: its variables, their questions, categories and groups.
///
/// - Source: *DDI-Codebook 2.5*, `dataDscr`.
final class DDICodebook: XMLListener {
  private(set) var draft = CodebookDraft()
  /// Whether its outermost element is that of a codebook.
  private(set) var isCodebook = false

  private struct VariableGroup {
    var name: String
    var label: LocalizedText = ""
    var variables: [String]
  }

  private var path: [String] = []
  private var entry: CodebookDraft.DraftVariable?
  private var answer: CodebookDraft.DraftAnswer?
  private var group: VariableGroup?
  private var groups: [VariableGroup] = []
  private var nameOfID: [String: String] = [:]
  private var language = ""
  private var bytes: [UInt8] = []

  func start(_ name: String, _ attributes: [String: String]) {
    if path.isEmpty { isCodebook = name.lowercased() == "codebook" }
    path.append(name)
    bytes = []
    language = attributes["lang"] ?? ""
    switch name {
    case "var":
      let own = attributes["name"] ?? attributes["ID"] ?? ""
      entry = CodebookDraft.DraftVariable(name: own)
      if let id = attributes["ID"] { nameOfID[id] = own }
    case "catgry":
      let isMissing = ["y", "yes", "true"].contains((attributes["missing"] ?? "").lowercased())
      answer = CodebookDraft.DraftAnswer(code: "", label: "", isMissing: isMissing)
    case "item" where path.dropLast().last == "invalrng":
      if let value = attributes["VALUE"] { declareMissing(value) }
    case "varGrp" where ["multipleResp", "grid"].contains(attributes["type"] ?? ""):
      group = VariableGroup(
        name: attributes["name"] ?? attributes["ID"] ?? "",
        variables: (attributes["var"] ?? "").split(separator: " ").map(String.init))
    default: break
    }
  }

  /// A code that is no answer: it may be described before or behind.
  private func declareMissing(_ code: String) {
    guard let place = entry?.answers.firstIndex(where: { $0.code == code }) else {
      entry?.answers.append(.init(code: code, label: "", isMissing: true))
      return
    }
    entry?.answers[place].isMissing = true
  }

  func end(_ name: String) {
    defer { if !path.isEmpty { path.removeLast() } }
    let words = String(decoding: bytes, as: UTF8.self)
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    bytes = []
    switch (name, path.dropLast().last) {
    case ("labl", "catgry"): add(words, to: &answer, \.label)
    case ("labl", "var"): add(words, to: &entry, \.label)
    case ("labl", "varGrp"): add(words, to: &group, \.label)
    case ("qstnLit", _): add(words, to: &entry, \.question)
    case ("catValu", "catgry"): answer?.code = words
    case ("catgry", _):
      if let own = answer, !own.code.isEmpty {
        if let place = entry?.answers.firstIndex(where: { $0.code == own.code }) {
          entry?.answers[place].label = own.label
        } else {
          entry?.answers.append(own)
        }
      }
      answer = nil
    case ("var", _):
      if let own = entry { draft.add(own) }
      entry = nil
    case ("varGrp", _):
      if let own = group { groups.append(own) }
      group = nil
    case ("codeBook", _):
      for own in groups {
        let names = own.variables.compactMap { nameOfID[$0] }
        draft.add(Grid(name: own.name, label: own.label, items: names))
      }
    default: break
    }
  }

  /// Sets a text, or gives it in a further language.
  private func add<Value>(
    _ words: String, to value: inout Value?, _ key: WritableKeyPath<Value, LocalizedText>
  ) {
    guard var own = value?[keyPath: key], !words.isEmpty else { return }
    if own.isEmpty { own.text = words }
    if !language.isEmpty { own.translations[language] = words }
    value?[keyPath: key] = own
  }

  func text(_ more: [UInt8]) { bytes += more }
}
