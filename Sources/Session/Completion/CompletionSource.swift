import Tabulation
import Diagnostics
import Microdata
import OrderedCollections
import QueryPlan
import QuerySyntax

/// Turns what the grammar expects into words of this session.
struct CompletionSource {
  let session: Session
  /// Inside an open quote: choices are written as texts.
  let isText: Bool

  func choices(_ expected: [CompletionContext.Expectation]) -> [CompletionChoice] {
    expected.flatMap(choices)
  }

  private func choices(_ expectation: CompletionContext.Expectation) -> [CompletionChoice] {
    switch expectation {
    case .verb:
      return Verb.allCases.filter(\.isBuilt).map { verb in
        CompletionChoice(
          insert: verb.rawValue, detail: Help.page(verb.rawValue)?.summary ?? "")
      }
    case .variable(let kind): return variables(kind)
    case .category(let name): return answers(of: name) + nets(of: name)
    case .answer(let name): return answers(of: name)
    case .waveCode: return dataset?.waveVariable.map { answers(of: $0) + nets(of: $0) } ?? []
    case .keyword(let words), .statistic(let words):
      return words.filter { !Self.planned.contains($0) }.map { CompletionChoice(insert: $0) }
    case .function(let names):
      return names.map { CompletionChoice(insert: $0 == "n" ? $0 : $0 + "(") }
    default: return sessionChoices(expectation)
    }
  }

  private func sessionChoices(
    _ expectation: CompletionContext.Expectation
  ) -> [CompletionChoice] {
    switch expectation {
    case .dataset:
      return session.state.datasets.values.map {
        CompletionChoice(
          insert: Formatter.name($0.dataset.name), detail: told.rows($0.dataset.rowCount))
      }
    case .result:
      let results = session.state.results.suffix(20).reversed()
      return [CompletionChoice(insert: "last")]
        + results.map { CompletionChoice(insert: $0.name ?? String($0.number), detail: $0.text) }
    case .setting:
      return SettingEntry.all.map { CompletionChoice(insert: $0.name, detail: $0.meaning) }
    case .settingValue(let name):
      return SettingEntry.named(name)?.words.map { CompletionChoice(insert: $0) } ?? []
    case .helpTopic:
      return Help.pages.map { CompletionChoice(insert: $0.word, detail: $0.summary) }
    case .parameter:
      return session.state.allParameters.keys.sorted().map {
        CompletionChoice(insert: "$" + $0)
      }
    default: return []
    }
  }

  /// Words of the grammar that answer "not available yet"; they are not offered.
  private static let planned: Set<String> = [
    "fisher", "letters", "columns", "mode", "adjust", "level", "significant",
  ]

  private var dataset: Dataset? {
    session.state.current.flatMap { session.state.datasets[$0]?.dataset }
  }

  private var language: String { session.state.settings.table.language }

  private func variables(_ kind: VariableKind) -> [CompletionChoice] {
    guard let dataset else { return [] }
    let variables = dataset.variables.filter { $0.fits(kind, in: dataset) }.map {
      CompletionChoice(
        insert: Formatter.name($0.name), detail: $0.label.inLanguage(language))
    }
    return variables + (kind == .askable ? grids(of: dataset) : [])
  }

  private func grids(of dataset: Dataset) -> [CompletionChoice] {
    dataset.grids.map {
      CompletionChoice(
        insert: Formatter.name($0.name),
        detail: "\($0.label.inLanguage(language))  grid of \($0.items.count)")
    }
  }

  private static let mostCategories = 500

  private var told: ToldCounts { ToldCounts(rule: session.state.disclosure) }

  /// Codes with label and count; inside a quote, labels with code and count.
  ///
  /// Under disclosure control there are no counts, and nothing that stands in the data only.
  private func answers(of name: String) -> [CompletionChoice] {
    guard let dataset, case .found(let variable) = dataset.lookUp(name) else { return [] }
    switch variable.values {
    case .categorical(let column):
      if column.isText, told.rule != nil { return [] }
      let counts = variable.slotCounts
      return column.categories.prefix(Self.mostCategories).enumerated().map {
        choice($0.element.code, $0.element.title(language), counts[$0.offset + 1])
      }
    case .multiple(let multiple):
      return multiple.items.enumerated().map { index, item in
        choice(item.code, item.title(language), multiple.choiceCount(index))
      }
    case .numeric:
      guard told.rule == nil, let layout = variable.slotLayout, layout.answerCount <= 30 else {
        return []
      }
      let counts = variable.slotCounts
      return layout.answers.map { choice(variable.code(ofSlot: $0), "", counts[$0]) }
    }
  }

  private func nets(of name: String) -> [CompletionChoice] {
    guard let dataset, case .found(let variable) = dataset.lookUp(name),
      case .categorical(let column) = variable.values
    else { return [] }
    let counts = variable.slotCounts
    return column.nets.map { net in
      choice(net.code, net.title(language), net.slots.reduce(0) { $0 + counts[$1] })
    }
  }

  private func choice(_ code: String, _ label: String, _ count: Int) -> CompletionChoice {
    let count = told.rule == nil ? [String(count)] : []
    if isText {
      return CompletionChoice(
        insert: Formatter.text(label), detail: ([code] + count).joined(separator: "  "))
    }
    let isNumber = Double(code) != nil
    let title = label.isEmpty || label == code ? [] : ["\"\(label)\""]
    return CompletionChoice(
      insert: isNumber ? code : Formatter.name(code),
      detail: (title + count).joined(separator: "  "))
  }
}

extension Variable {
  /// Whether the grammar can take the variable at a place that wants this kind.
  fileprivate func fits(_ kind: VariableKind, in dataset: Dataset) -> Bool {
    switch (kind, values) {
    case (.any, _), (.askable, _): true
    case (.banner, .categorical(let column)): column.categories.count <= 200
    case (.banner, .numeric): (slotLayout?.answerCount ?? .max) <= 60
    case (.banner, .multiple), (.multiple, .multiple): true
    case (.categorical, .categorical), (.wave, .categorical), (.text, .categorical): true
    case (.wave, .numeric): (slotLayout?.answerCount ?? .max) <= 60
    case (.numeric, .numeric): true
    case (.weight, .numeric(let column)): !column.isWhole || dataset.suggestedWeights.contains(name)
    default: false
    }
  }
}
